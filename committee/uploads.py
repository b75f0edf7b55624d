"""No upload is kept that is larger than what may be read of it."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopFutureHandlers

from committee.spreadsheets import MAX_BYTES

OTHER_FIELDS = 65_536
"""Bytes of a request that are not the file's."""


class Bounded(FileUploadHandler):
    """Stands before Django's own handlers and keeps from them what is too large anyway.

    The request says at its start how long it is. Of a file in one that is too long, every piece is
    dropped as it comes, and an empty file with its true size is left: the form can say how large
    it was, and its other fields are not lost.
    """

    dropping = False

    def handle_raw_input(
        self, input_data: Any, META: Any, content_length: int, *args: Any, **options: Any
    ) -> None:
        self.dropping = content_length > MAX_BYTES + OTHER_FIELDS

    def new_file(self, *args: Any, **options: Any) -> None:
        super().new_file(*args, **options)
        if self.dropping:
            raise StopFutureHandlers

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        return None if self.dropping else raw_data

    def file_complete(self, file_size: int) -> UploadedFile | None:
        if not self.dropping:
            return None
        return UploadedFile(
            file=BytesIO(),
            name=self.file_name,
            content_type=self.content_type,
            size=file_size,
            charset=self.charset,
        )
