"""Passes to print: names and codes in, PDF out; nothing here knows a model."""
