"""The part of the API that is about committees and certificates, and what all parts share."""
