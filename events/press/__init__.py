"""Press releases as files: plain data in, DOCX or PDF out. Imports no model."""

from events.press.document import Document
from events.press.docx import to_docx
from events.press.pdf import to_pdf

__all__ = ["Document", "to_docx", "to_pdf"]
