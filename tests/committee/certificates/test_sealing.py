"""The issuer's seal: valid for any reader of PDF, broken by any change, and no harm to the file."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime, timedelta
from io import BytesIO

import pypdf
import pytest
from asn1crypto import x509 as asn1
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

from committee.certificates.render import render_pdf
from committee.certificates.sealing import IssuerSeal, NotASeal
from committee.errors import FileLost
from committee.services import sealing
from committee.services.certificates import pdf_path, printed

PASSWORD = "made-up"


def certificate_of(name):
    """A key and a certificate that it signed itself: the file for the seal, and whom to trust."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = datetime.now(UTC)
    usage = dict.fromkeys(
        ("key_encipherment", "data_encipherment", "key_agreement", "key_cert_sign", "crl_sign"),
        False,
    )
    certificate = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=30))
        .add_extension(
            x509.KeyUsage(
                digital_signature=True,
                content_commitment=True,
                encipher_only=False,
                decipher_only=False,
                **usage,
            ),
            critical=True,
        )
        .sign(key, hashes.SHA256())
    )
    packed = pkcs12.serialize_key_and_certificates(
        b"seal", key, certificate, None, serialization.BestAvailableEncryption(PASSWORD.encode())
    )
    return packed, asn1.Certificate.load(certificate.public_bytes(serialization.Encoding.DER))


@pytest.fixture(scope="session")
def issuer():
    return certificate_of("선거대책위원회")


@pytest.fixture
def seal(issuer):
    return IssuerSeal.from_pkcs12(issuer[0], PASSWORD)


def judged(pdf, *trusted):
    """What a reader says of the only seal in the file."""
    (found,) = PdfFileReader(BytesIO(pdf)).embedded_signatures
    context = ValidationContext(trust_roots=list(trusted), allow_fetching=False)
    return found, validate_pdf_signature(found, context)


class TestASealedCertificate:
    def test_any_reader_finds_it_valid_and_whole(self, certificate, seal, issuer):
        found, status = judged(seal.put_on(render_pdf(certificate())), issuer[1])
        assert status.bottom_line
        assert status.docmdp_ok
        assert status.coverage.name == "ENTIRE_FILE"
        assert found.sig_object["/SubFilter"] == "/ETSI.CAdES.detached"
        assert found.signer_cert.subject.native["common_name"] == "선거대책위원회"

    def test_it_is_not_trusted_by_itself(self, certificate, seal):
        _found, status = judged(
            seal.put_on(render_pdf(certificate())), certificate_of("somebody else")[1]
        )
        assert status.intact
        assert not status.trusted

    def test_a_byte_of_another_text_breaks_it(self, certificate, seal, issuer):
        printed = render_pdf(certificate())
        altered = bytearray(seal.put_on(printed))
        altered[len(printed) // 2] ^= 1
        _found, status = judged(bytes(altered), issuer[1])
        assert not status.intact
        assert not status.bottom_line

    def test_what_is_added_afterwards_breaks_it(self, certificate, seal, issuer):
        writer = pypdf.PdfWriter(BytesIO(seal.put_on(render_pdf(certificate()))), incremental=True)
        writer.add_blank_page(100, 100)
        later = BytesIO()
        writer.write(later)
        _found, status = judged(later.getvalue(), issuer[1])
        assert not status.bottom_line

    def test_it_begins_with_what_was_printed(self, certificate, seal):
        printed = render_pdf(certificate())
        assert seal.put_on(printed)[: len(printed)] == printed

    def test_it_stays_archivable_readable_aloud_and_small(self, certificate, seal):
        printed = render_pdf(certificate())
        sealed = seal.put_on(printed)
        reader = pypdf.PdfReader(BytesIO(sealed))
        packet = reader.xmp_metadata.stream.get_data().decode()
        assert 'pdfaid:part="2" pdfaid:conformance="A" pdfuaid:part="1"' in packet
        assert reader.root_object["/MarkInfo"]["/Marked"]
        assert (
            reader.pages[0].extract_text()
            == pypdf.PdfReader(BytesIO(printed)).pages[0].extract_text()
        )
        (widget,) = (
            each.get_object()
            for each in reader.pages[0]["/Annots"]
            if each.get_object()["/Subtype"] == "/Widget"
        )
        assert widget["/F"] == 4 | 128, "printed and locked, never hidden: ISO 19005-2, 6.3.2"
        assert max(widget["/Rect"]) < 0, "off the page: ISO 14289-1, 7.18.1"
        assert len(sealed) - len(printed) < 32_000


@pytest.mark.parametrize(
    ("content", "password"), [(b"", PASSWORD), (b"nothing", PASSWORD), (None, "wrong"), (None, "")]
)
def test_what_is_no_seal_is_refused(issuer, content, password):
    with pytest.raises(NotASeal):
        IssuerSeal.from_pkcs12(issuer[0] if content is None else content, password)


class TestTheArchive:
    @pytest.fixture
    def given_seal(self, settings, tmp_path, issuer):
        path = tmp_path / "seal.p12"
        path.write_bytes(issuer[0])
        settings.CERTIFICATE_SEAL_P12 = str(path)
        settings.CERTIFICATE_SEAL_PASSWORD = PASSWORD
        return issuer[1]

    def test_what_is_issued_is_sealed_and_the_register_has_its_hash(self, make, given_seal):
        issued = make.certificate()
        archived = pdf_path(issued).read_bytes()
        assert judged(archived, given_seal)[1].bottom_line
        assert hashlib.sha256(archived).hexdigest() == issued.pdf_sha256

    def test_a_lost_one_cannot_be_printed_the_same_and_is_not_replaced(self, make, given_seal):
        issued = make.certificate()
        path = pdf_path(issued)
        path.unlink()
        with pytest.raises(FileLost, match=str(issued.pk)):
            printed(issued.pk, issued.pdf_sha256)
        assert not path.exists()

    def test_without_a_seal_nothing_changes(self, make):
        archived = pdf_path(make.certificate()).read_bytes()
        assert PdfFileReader(BytesIO(archived)).embedded_signatures == []
        assert sealing.sealed(b"as printed") == b"as printed"
