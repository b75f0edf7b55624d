"""The electronic seal of whoever issues: a PAdES signature over the whole printed file.

Any reader of PDF shows it, and shows when a byte was altered since. Baseline B-B (ETSI EN
319 142-1): the signature and its certificates, no time stamp and no revocations, which would need a
network.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from io import BytesIO

from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import load_der_private_key
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers

FIELD = "IssuerSeal"

ROOM = 2048
"""Bytes of a signature besides its certificates, with plenty to spare."""


class NotASeal(ValueError):
    """The file of key and certificate cannot be used; the message says why."""


class _Signer(signers.SimpleSigner):
    """Keeps an RSA key loaded, whose numbers take longer to check than a seal takes to make."""

    @cached_property
    def _loaded(self) -> object:
        return load_der_private_key(self.signing_key.dump(), password=None)

    def sign_raw(self, data: bytes, digest_algorithm: str) -> bytes:
        if digest_algorithm == "sha256" and isinstance(self._loaded, RSAPrivateKey):
            return self._loaded.sign(data, PKCS1v15(), SHA256())
        signature: bytes = super().sign_raw(data, digest_algorithm)
        return signature


@dataclass(frozen=True, eq=False)
class IssuerSeal:
    """A private key and the certificate that says whose it is."""

    signer: signers.SimpleSigner

    @classmethod
    def from_pkcs12(cls, content: bytes, password: str) -> IssuerSeal:
        """Read a PKCS #12 file (``.p12``, ``.pfx``).

        Raises:
            NotASeal: it is damaged, holds no private key, or has another password.
        """
        try:
            read = signers.SimpleSigner.load_pkcs12_data(
                content, other_certs=[], passphrase=password.encode() or None
            )
        except (ValueError, AttributeError, TypeError) as error:
            raise NotASeal("no key and certificate can be read with this password") from error
        return cls(_Signer(read.signing_cert, read.signing_key, read.cert_registry))

    @cached_property
    def _room(self) -> int:
        """Bytes to keep free for the signature; it holds the certificate and those above it."""
        chain = {self.signer.signing_cert, *self.signer.cert_registry}
        return ROOM + sum(len(certificate.dump()) for certificate in chain)

    def put_on(self, pdf: bytes) -> bytes:
        """The file, sealed against any change.

        It begins with the very bytes that were given: the seal is appended (ISO 32000-1, 7.5.6), so
        what was printed can still be compared byte by byte. It cannot be seen on the page, and its
        place outside of the page keeps the file PDF/A-2 and PDF/UA-1.
        """
        writer = IncrementalPdfFileWriter(BytesIO(pdf))
        sealed: BytesIO = signers.PdfSigner(
            signers.PdfSignatureMetadata(
                field_name=FIELD,
                md_algorithm="sha256",
                subfilter=fields.SigSeedSubFilter.PADES,
                certify=True,
                docmdp_permissions=fields.MDPPerm.NO_CHANGES,
            ),
            signer=self.signer,
            new_field_spec=fields.SigFieldSpec(
                FIELD, invis_sig_settings=fields.InvisSigSettings(box_out_of_bounds=True)
            ),
        ).sign_pdf(writer, bytes_reserved=2 * self._room)
        return sealed.getvalue()
