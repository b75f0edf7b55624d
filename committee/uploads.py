"""No upload is larger than what is read of it."""
