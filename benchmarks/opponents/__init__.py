"""What one would use instead: Django's stock admin, in three states of care, and bare Python."""
