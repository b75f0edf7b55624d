"""The door in a real browser: with the network, without it, and with it back."""

from __future__ import annotations

import os
import shutil
import signal
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

import pytest
import zxingcpp
from django.conf import settings
from django.test import Client
from django.utils import timezone
from playwright.sync_api import expect

from committee.models import User
from events.models import Attendance, Event, Guest, Scan, Stay
from tests.browser.conftest import BROWSERS, FLAGS

pytestmark = pytest.mark.django_db(transaction=True)

CROWD = 200

COUNTED_SOUND = """
window.tones = [];
window.AudioContext = class {
  currentTime = 0;
  createOscillator() {
    const frequency = { value: 0 };
    return {
      frequency,
      connect() {},
      start() { window.tones.push(frequency.value) },
      stop() {},
    };
  }
};
"""


@pytest.fixture
def event(site):
    return Event.objects.get(name_ko__contains="광주", door_duties__isnull=False)


@pytest.fixture
def crowd(event):
    """People who go to the event, each with a pass."""
    rows = []
    for number in range(CROWD):
        guest = Guest.objects.create(campaign=event.host.campaign, name_ko=f"손님 {number}호")
        row = Attendance(event=event, guest=guest, status="going", logged_by=event.logged_by)
        row.give_pass()
        rows.append(row)
    return Attendance.objects.bulk_create(rows)


@pytest.fixture
def doors(visit, event, crowd):
    """Opens a door on a device of its own."""

    def open_one():
        watch = visit("door", width=375)
        watch.page.add_init_script(COUNTED_SOUND)
        watch.open(f"/events/{event.pk}/door/")
        expect(watch.page.locator("#door[data-ready=yes]")).to_be_attached()
        watch.page.evaluate("() => navigator.serviceWorker.ready.then(() => null)")
        return watch

    return open_one


@pytest.fixture
def door(doors):
    return doors()


def cut_off(watch):
    watch.without_network = True
    watch.page.context.set_offline(True)


def reconnect(watch):
    watch.page.context.set_offline(False)
    expect(watch.page.locator("#door-network")).to_be_hidden(timeout=30_000)


def show_pass(page, listed, outcome):
    page.fill("[name=code]", listed.pass_token)
    page.press("[name=code]", "Enter")
    verdict = page.locator(f"#door-verdict [data-outcome={outcome}]")
    expect(verdict).to_contain_text(listed.guest.name_ko[0])


def test_a_pass_is_answered_without_leaving_the_page(door, crowd):
    page = door.page
    page.evaluate("() => { window.stayed = true }")

    show_pass(page, crowd[0], "admitted")
    show_pass(page, crowd[0], "already_inside")

    assert page.evaluate("() => window.stayed")
    assert page.evaluate("() => window.tones") == [880, 220]
    assert Stay.objects.inside().count() == 1


def test_two_hundred_scans_without_network_survive_a_reload_and_arrive_once(door, crowd, event):
    page = door.page
    show_pass(page, crowd[0], "admitted")
    door.without_network = True
    page.context.set_offline(True)

    waiting = page.locator("#door-network")
    for number, listed in enumerate(crowd[1:], start=1):
        page.fill("[name=code]", listed.pass_token)
        page.press("[name=code]", "Enter")
        expect(waiting).to_have_attribute("data-waiting", str(number))
    page.reload()
    expect(waiting).to_have_attribute("data-waiting", str(CROWD - 1))
    show_again = crowd[5]
    page.fill("[name=code]", show_again.pass_token)
    page.press("[name=code]", "Enter")
    expect(page.locator("#door-verdict [data-outcome=already_inside]")).to_be_visible()

    page.context.set_offline(False)
    expect(waiting).to_be_hidden(timeout=30_000)

    assert Stay.objects.inside().filter(attendance__event=event).count() == CROWD
    assert Scan.objects.filter(event=event, outcome="admitted").count() == CROWD
    assert Scan.objects.filter(event=event, provisional=True).count() == CROWD
    assert Scan.objects.filter(event=event, outcome="already_inside").count() == 1
    assert not Scan.objects.filter(event=event, outcome="conflict").exists()
    expect(page.locator("#door-told")).to_be_hidden()


def test_two_doors_that_let_one_person_in_are_told_and_the_earlier_counts(
    doors, visit, crowd, event
):
    first, second = doors(), doors()
    for watch, name in ((first, "정문"), (second, "후문")):
        watch.page.fill("[name=door]", name)
        cut_off(watch)
        show_pass(watch.page, crowd[0], "admitted")

    reconnect(second)
    reconnect(first)

    expect(second.page.locator("#door-told")).to_be_hidden()
    expect(first.page.locator("#door-told")).to_contain_text("손님 0호 님이 두 번")
    show_pass(first.page, crowd[0], "already_inside")
    late, early = (
        Scan.objects.filter(event=event, attendance=crowd[0])
        .exclude(outcome="already_inside")
        .order_by("-scanned_at")
    )
    assert [(scan.outcome, scan.door) for scan in (early, late)] == [
        ("conflict", "정문"),
        ("admitted", "후문"),
    ]
    (stay,) = crowd[0].stays.all()
    assert stay.entered_at == early.scanned_at
    staff = visit("gwangju")
    page = staff.open(f"/events/{event.pk}/door/conflicts/")
    row = page.locator("tbody tr")
    expect(row).to_contain_text("손님 0호")
    for kept in (early, late):
        expect(row).to_contain_text(f"{timezone.localtime(kept.scanned_at):%H:%M:%S}")
        expect(row).to_contain_text(kept.door)


def test_a_queue_is_not_stuck_behind_an_archived_event(door, crowd, event):
    page = door.page
    cut_off(door)
    for listed, outcome in (
        (crowd[0], "admitted"),
        (crowd[0], "already_inside"),
        (crowd[1], "admitted"),
    ):
        show_pass(page, listed, outcome)
    Event.objects.filter(pk=event.pk).update(status=Event.Status.ARCHIVED)

    reconnect(door)

    outcomes = Scan.objects.filter(event=event).order_by("scanned_at")
    assert [scan.outcome for scan in outcomes] == ["admitted", "already_inside", "admitted"]


def test_a_lasting_refusal_is_no_missing_network_and_loses_nothing(door, crowd):
    page = door.page
    page.route(
        "**/scans?*",
        lambda route: route.fulfill(
            status=409, content_type="application/problem+json", body='{"detail": "안 됩니다."}'
        ),
    )
    show_pass(page, crowd[0], "admitted")

    notice = page.locator("#door-network")
    expect(notice).to_contain_text("안 됩니다.")
    expect(notice).to_have_attribute("data-waiting", "1")
    page.unroute("**/scans?*")
    expect(notice).to_be_hidden(timeout=30_000)
    assert crowd[0].stays.count() == 1
    assert all("409" in problem for problem in door.problems)
    door.problems.clear()


def test_without_network_what_was_typed_stays(door, crowd, event):
    page = door.page
    cut_off(door)
    verdict = page.locator("#door-verdict")

    page.fill("[name=code]", "홍길동")
    page.press("[name=code]", "Enter")
    expect(verdict).to_contain_text("네트워크 없이는")
    assert page.input_value("[name=code]") == "홍길동"
    page.evaluate("() => document.getElementById('door-verdict').replaceChildren()")
    page.locator("details.fold", has=page.locator("[name=affiliation]")).click()
    page.fill("[name=name]", "한가상")
    page.press("[name=name]", "Enter")
    expect(verdict).to_contain_text("네트워크 없이는")
    assert page.input_value("[name=name]") == "한가상"

    reconnect(door)
    page.press("[name=name]", "Enter")
    expect(page.locator("#door-verdict [data-outcome=admitted]")).to_contain_text("한가상")
    assert event.attendances.filter(status="walk_in").count() == 1


def test_a_pass_that_is_given_later_is_known_without_network(visit, event, crowd):
    watch = visit("door", width=375)
    page = watch.page
    page.clock.install()
    watch.open(f"/events/{event.pk}/door/")
    expect(page.locator("#door[data-ready=yes]")).to_be_attached()
    guest = Guest.objects.create(campaign=event.host.campaign, name_ko="늦은 손님")
    late = Attendance(event=event, guest=guest, status="going", logged_by=event.logged_by)
    late.give_pass()
    late.save()

    page.clock.fast_forward("03:10")
    page.wait_for_function(f"async () => (await ({KEPT})({event.pk})).people > {CROWD + 1}")
    cut_off(watch)

    show_pass(page, late, "admitted")


KEPT = """
async (event) => {
  const open = indexedDB.open(`door-${event}`, 1);
  await new Promise((resolve) => { open.onsuccess = resolve });
  const count = (store) => new Promise((resolve) => {
    const counting = open.result.transaction(store).objectStore(store).count();
    counting.onsuccess = () => resolve(counting.result);
  });
  return { people: await count("passes"), acts: await count("queue") };
}
"""


def test_signing_out_anywhere_forgets_people_and_keeps_what_is_not_sent(door, crowd, event):
    page = door.page
    assert page.evaluate(KEPT, event.pk)["people"] > CROWD
    door.without_network = True
    page.context.set_offline(True)
    page.fill("[name=code]", crowd[0].pass_token)
    page.press("[name=code]", "Enter")
    expect(page.locator("#door-network")).to_have_attribute("data-waiting", "1")
    expect(page.locator("#door-verdict .verdict")).to_be_visible()  # nothing is on its way
    page.goto("about:blank")
    page.context.set_offline(False)

    page.goto("/")
    page.locator(".menu-narrow > summary").click()
    page.locator(".menu-narrow form[action*=logout] button").click()
    expect(page.locator("body[data-signed-out]")).to_be_attached()

    page.wait_for_function(f"async () => (await ({KEPT})({event.pk})).people === 0")
    assert page.evaluate(KEPT, event.pk)["acts"] == 1
    assert page.evaluate("() => caches.keys()") == []


def test_a_day_later_the_device_knows_nobody(door, event):
    page = door.page
    page.clock.install()
    cut_off(door)
    page.clock.fast_forward("25:00:00")

    page.wait_for_function(f"async () => (await ({KEPT})({event.pk})).people === 0")


@pytest.mark.parametrize(
    ("off", "said"),
    [
        (timedelta(minutes=-7), "이 기기의 시계가 7분 늦습니다. 시각은 바로잡아 기록합니다."),
        (timedelta(hours=3), "이 기기의 시계가 3시간 빠릅니다. 시각은 바로잡아 기록합니다."),
        (timedelta(seconds=30), None),
    ],
)
def test_a_clock_that_is_off_is_told_and_put_right(visit, event, crowd, off, said):
    watch = visit("door", width=375)
    page = watch.page
    page.clock.install(time=timezone.now() + off)
    watch.open(f"/events/{event.pk}/door/")
    expect(page.locator("#door[data-ready=yes]")).to_be_attached()

    notice = page.locator("#door-clock")
    if said is None:
        expect(notice).to_be_hidden()
    else:
        expect(notice).to_have_text(said)
    show_pass(page, crowd[0], "admitted")
    scanned = Scan.objects.get(event=event, outcome="admitted").scanned_at
    assert abs(timezone.now() - scanned) < timedelta(seconds=30)


def test_a_browser_that_is_killed_loses_no_act_and_repeats_none(
    site, event, crowd, tmp_path, browser
):
    client = Client()
    client.force_login(User.objects.get(email="door@demo.example"))
    session = {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": site}
    executable = next(filter(None, map(shutil.which, BROWSERS)))

    def started():
        context = browser.browser_type.launch_persistent_context(
            tmp_path / "profile", executable_path=executable, args=FLAGS, base_url=site
        )
        context.add_cookies([session])
        page = context.new_page()
        page.goto(f"/events/{event.pk}/door/")
        expect(page.locator("#door[data-ready=yes]")).to_be_attached()
        return page

    page = started()
    page.context.set_offline(True)
    waiting = page.locator("#door-network")
    for number, listed in enumerate(crowd[:20], start=1):
        page.locator("#door-verdict").evaluate("told => told.replaceChildren()")
        page.fill("[name=code]", listed.pass_token)
        page.press("[name=code]", "Enter")
        expect(waiting).to_have_attribute("data-waiting", str(number))
        expect(page.locator("#door-verdict .verdict")).to_be_visible()  # decided, and kept so
    kill_browser_of(tmp_path / "profile")

    page = started()
    expect(page.locator("#door-network")).to_be_hidden(timeout=30_000)
    page.context.close()

    assert Stay.objects.inside().filter(attendance__in=crowd).count() == 20
    assert Scan.objects.filter(event=event, provisional=True, outcome="admitted").count() == 20


def kill_browser_of(profile: Path) -> None:
    """As the power goes: no chance to write anything down."""
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            words = (process / "cmdline").read_bytes().split(b"\0")
            if f"--user-data-dir={profile}".encode() in words:
                os.kill(int(process.name), signal.SIGKILL)


def film_of(code: str, path: Path) -> Path:
    """A film of one second that shows a QR code, as a camera would give it (YUV4MPEG2)."""
    width, height, module = 640, 480, 8
    barcode = zxingcpp.create_barcode(code, zxingcpp.BarcodeFormat.QRCode)
    drawn = barcode.to_image(scale=module, add_quiet_zones=True)
    rows, columns = drawn.shape
    pixels = memoryview(drawn).tobytes()
    picture = bytearray(b"\xff" * width * height)
    top, left = (height - rows) // 2, (width - columns) // 2
    for row in range(rows):
        start = (top + row) * width + left
        picture[start : start + columns] = pixels[row * columns : (row + 1) * columns]
    frame = b"FRAME\n" + bytes(picture) + b"\x80" * (width * height // 2)
    path.write_bytes(f"YUV4MPEG2 W{width} H{height} F10:1 Ip A1:1 C420jpeg\n".encode() + frame * 10)
    return path


@pytest.mark.skipif(
    not (settings.BASE_DIR / "node_modules" / "jsqr").is_dir(),
    reason="npm is not on this machine, so no decoder for the camera is installed",
)
def test_the_camera_reads_a_pass(site, event, crowd, tmp_path, browser):
    film = film_of(f"{site}/passes/{crowd[0].pass_token}/", tmp_path / "camera.y4m")
    camera = [
        "--use-fake-ui-for-media-stream",
        "--use-fake-device-for-media-stream",
        f"--use-file-for-fake-video-capture={film}",
    ]
    executable = next(filter(None, map(shutil.which, BROWSERS)))
    with_camera = browser.browser_type.launch(executable_path=executable, args=[*FLAGS, *camera])
    page = with_camera.new_page(base_url=site)
    client = Client()
    client.force_login(User.objects.get(email="door@demo.example"))
    session = client.cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": session, "url": site}])
    try:
        page.goto(f"/events/{event.pk}/door/")
        page.click("#door-camera")
        expect(page.locator("#door-verdict [data-outcome=admitted]")).to_be_visible()
    finally:
        with_camera.close()
    assert Stay.objects.inside().count() == 1
