"""No upload is kept beyond what may be read of it."""

from __future__ import annotations

from io import BytesIO

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler

from committee.spreadsheets import MAX_BYTES


class Bounded(FileUploadHandler):
    """Stands before Django's own handlers and lets the first ``MAX_BYTES`` of each file through.

    The rest is counted and dropped. Of a file that had more, an empty one with its true size is
    left, so that the form can say how large it was; other fields of the form are not lost.
    """

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        return raw_data if start <= MAX_BYTES else None

    def file_complete(self, file_size: int) -> UploadedFile | None:
        if file_size <= MAX_BYTES:
            return None
        return UploadedFile(
            file=BytesIO(),
            name=self.file_name,
            content_type=self.content_type,
            size=file_size,
            charset=self.charset,
        )
