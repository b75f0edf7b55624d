"""Photographs tell nothing but their pixels, and are shown as long as all who are on them agree."""

from __future__ import annotations

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from committee.errors import FileRefused, NotAllowed
from committee.models import Consent, ConsentKind, Level
from committee.spreadsheets import MAX_BYTES
from events import pictures
from events.models import Photo, Shown
from events.services.photos import add_photo, describe_photo, folder_of, show_publicly

PHOTO = frozenset({*ConsentKind.required(), ConsentKind.PHOTO})
SEOUL = {1: "N", 2: (37.0, 33.0, 59.0), 3: "E", 4: (126.0, 58.0, 40.0)}  # GPS of EXIF 2.32


def taken(**changes):
    """A picture as a telephone takes it, turned by its EXIF, with place, time and owner."""
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by 90 degrees
    exif[0x013B] = "HONG GILDONG"
    exif.get_ifd(0x8825).update(SEOUL)
    file = io.BytesIO()
    image = Image.new("RGB", (1000, 500), "navy")
    image.save(file, "JPEG", exif=exif, comment=b"secret comment", **changes)
    assert b"HONG" in file.getvalue()
    return io.BytesIO(file.getvalue())


@pytest.fixture
def event(make):
    return make.event(make.committee())


@pytest.fixture
def agreeing(make, event):
    """Somebody on the event's list who agreed to photographs."""
    held = make.acceptance(consents=PHOTO)
    make.attendance(event, held.person)
    return held.person


@pytest.fixture
def photo(make, event):
    return add_photo(actor=make.admin, event=event, file=taken(), caption_ko="단체 사진")


def describe(make, photo, *people, **changes):
    said = {"caption_ko": "단체 사진", "caption_en": "", "nobody_else": True, "public": True}
    return describe_photo(actor=make.admin, photo=photo, people=people, **said | changes)


def showable():
    return list(Photo.objects.showable())


class TestTheFile:
    def test_it_holds_nothing_but_pixels(self, photo):
        files = list(folder_of(photo.pk).iterdir())

        assert {file.name for file in files} == {
            *("large.webp", "large.jpg", "small.webp", "small.jpg")
        }
        for file in files:
            content = file.read_bytes()
            for secret in (b"Exif", b"GPS", b"HONG", b"secret", b"ICC_PROFILE", b"XMP"):
                assert secret not in content, file.name
            image = Image.open(io.BytesIO(content))
            assert not image.getexif()
            assert set(image.info) <= {
                "jfif",
                "jfif_version",
                "jfif_unit",
                "jfif_density",
                "loop",
            } | {
                "background",
                "timestamp",
                "duration",
            }

    def test_it_stands_upright(self, photo):
        assert (photo.width, photo.height) == (500, 1000)

    def test_it_is_no_larger_than_1600_pixels(self, make, event):
        large = make.photograph(size=(4000, 3000))

        photo = add_photo(actor=make.admin, event=event, file=large, caption_ko="큰 사진")

        assert (photo.width, photo.height) == (1600, 1200)
        with Image.open(folder_of(photo.pk) / "small.webp") as small:
            assert small.size == (400, 300)

    @pytest.mark.parametrize("format", ["PNG", "WEBP"])
    def test_other_formats(self, make, event, format):
        file = make.photograph(format)

        assert add_photo(actor=make.admin, event=event, file=file, caption_ko="사진").width == 60

    @pytest.mark.parametrize(
        "content",
        [
            b"",
            b"no picture at all",
            b"\0\0\0\x18ftypheic\0\0\0\0mif1heic",  # HEIC, as of a telephone
            b"GIF89a\1\0\1\0\0\0\0;",
            b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        ],
    )
    def test_what_is_no_picture_is_refused_with_the_reason(self, make, event, content):
        with pytest.raises(FileRefused) as refused:
            add_photo(actor=make.admin, event=event, file=io.BytesIO(content), caption_ko="사진")

        assert "JPEG" in str(refused.value)
        assert not Photo.objects.exists()

    def test_a_damaged_one(self, make, event):
        content = make.photograph(size=(600, 400)).read()

        with pytest.raises(FileRefused):
            pictures.redrawn(io.BytesIO(content[: len(content) // 2]))

    def test_a_small_file_of_very_many_pixels(self, monkeypatch, make):
        monkeypatch.setattr(pictures, "MOST_PIXELS", 10_000)

        with pytest.raises(FileRefused, match="60"):
            pictures.redrawn(make.photograph(size=(200, 60)))


class TestConsent:
    def test_a_photograph_is_for_staff_until_it_is_described(self, make, photo):
        assert showable() == []

    def test_all_who_are_marked_agree(self, make, photo, agreeing):
        describe(make, photo, agreeing)

        assert showable() == [photo]

    def test_one_of_them_did_not(self, make, photo, event, agreeing):
        other = make.acceptance().person
        make.attendance(event, other)

        describe(make, photo, agreeing, other)

        assert showable() == []

    def test_a_consent_withdrawn_takes_it_away_at_once(self, make, photo, agreeing):
        describe(make, photo, agreeing)

        Consent.objects.filter(person=agreeing).update(withdrawn_at=timezone.now())

        assert showable() == []

    def test_somebody_erased_has_not_agreed(self, make, photo, agreeing):
        describe(make, photo, agreeing)

        Shown.objects.update(person=None)  # what the deletion of a person leaves

        assert showable() == []

    def test_the_database_wants_the_declaration(self, make, photo):
        with pytest.raises(IntegrityError), transaction.atomic():
            Photo.objects.update(public=True, nobody_else=False)

    def test_only_who_logs_the_event_adds_and_describes(self, make, photo, event):
        member = make.granted(Level.MEMBER, event.host)

        with pytest.raises(NotAllowed):
            add_photo(actor=member, event=event, file=taken(), caption_ko="사진")
        with pytest.raises(NotAllowed):
            describe_photo(
                actor=member,
                photo=photo,
                caption_ko="",
                caption_en="",
                people=[],
                nobody_else=True,
                public=True,
            )


class TestTheLimit:
    """20 MB, said before anything is read; the upload of a larger file is not even kept."""

    def send(self, client, event, size):
        picture = taken().read()
        file = SimpleUploadedFile("photo.jpg", picture.ljust(size, b"\0"), "image/jpeg")
        address = reverse("photos", args=[event.pk])
        headers = {"accept-language": "en"}
        return client.post(address, {"file": file, "caption_ko": "사진"}, headers=headers)

    def test_twenty_megabytes_are_taken(self, make, event, client_of):
        self.send(client_of(make.admin), event, MAX_BYTES)

        assert Photo.objects.get().width == 500

    @pytest.mark.parametrize("more", [1, 1_000_000])
    def test_more_is_told_and_the_caption_kept(self, make, event, client_of, more):
        page = self.send(client_of(make.admin), event, MAX_BYTES + more)

        assert "The file has 21 MB; at most 20 are taken. Make it smaller." in page.text
        assert page.context["form"]["caption_ko"].value() == "사진"
        assert not Photo.objects.exists()

    def test_a_telephone_s_own_format_is_told_plainly(self, make, event, client_of):
        heic = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic"
        file = SimpleUploadedFile("IMG_0001.HEIC", heic, "image/heic")
        page = client_of(make.admin).post(
            reverse("photos", args=[event.pk]),
            {"file": file, "caption_ko": "사진"},
            headers={"accept-language": "en"},
        )

        assert "Save a HEIC picture as JPEG first." in page.text


class TestPages:
    def address(self, photo):
        return reverse("photo_file", args=[photo.pk, "small", "webp"])

    def test_a_photograph_comes_in_is_described_and_goes(self, make, event, agreeing, client_of):
        client = client_of(make.admin)
        file = SimpleUploadedFile("photo.jpg", taken().read(), "image/jpeg")
        sent = {"file": file, "caption_ko": "단체 사진"}

        client.post(reverse("photos", args=[event.pk]), sent)
        photo = Photo.objects.get()
        client.post(
            reverse("photo", args=[photo.pk]),
            {"caption_ko": "단체", "people": [agreeing.pk], "nobody_else": "on", "public": "on"},
        )

        assert showable() == [photo]
        assert client.get(self.address(photo)).headers["Cache-Control"] == "no-store"
        client.post(reverse("remove_photo", args=[photo.pk]))
        assert not Photo.objects.exists()

    def test_public_without_the_declaration_is_refused_beside_the_field(
        self, make, photo, client_of
    ):
        page = client_of(make.admin).post(
            reverse("photo", args=[photo.pk]), {"caption_ko": "단체", "public": "on"}
        )

        assert "nobody_else" in page.context["form"].errors
        assert page.context["form"]["caption_ko"].value() == "단체"

    def test_a_file_is_for_whoever_may_see_it_now(self, make, photo, event, agreeing):
        member = Client()
        member.force_login(make.granted(Level.MEMBER, event.host))
        stranger, address = Client(), self.address(photo)
        assert (member.get(address).status_code, stranger.get(address).status_code) == (404, 404)

        describe(make, photo, agreeing)
        assert (member.get(address).status_code, stranger.get(address).status_code) == (200, 404)

        show_publicly(actor=make.admin, event=event, public_page=True)
        assert stranger.get(address).status_code == 200

        Consent.objects.update(withdrawn_at=timezone.now())
        assert (member.get(address).status_code, stranger.get(address).status_code) == (404, 404)

    @pytest.mark.parametrize("rows", [1, 3, 50])
    def test_a_gallery_asks_as_much_whatever_its_length(
        self, make, event, client_of, django_assert_num_queries, rows
    ):
        Photo.objects.bulk_create(
            Photo(event=event, caption_ko="사진", width=1, height=1, uploaded_by=make.admin)
            for _ in range(rows)
        )
        client = client_of(make.admin)
        client.get(reverse("photos", args=[event.pk]))

        with django_assert_num_queries(6):
            client.get(reverse("photos", args=[event.pk]))
