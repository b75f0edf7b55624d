"""The part of the API that is about events and their doors."""
