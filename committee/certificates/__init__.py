"""Certificates from plain data: the text, the page, the QR code, the numbers and the masked name.

Nothing here knows the database. ``compose`` writes down the exact text as a ``Snapshot``,
``render_pdf`` prints it; the same snapshot always gives the same bytes.
"""
