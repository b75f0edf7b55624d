"""An event from a template, and one event copied to many committees at once."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest
from django.urls import reverse
from procrastinate.contrib.django.models import ProcrastinateJob

from committee.access import Authority
from committee.errors import NotAllowed
from committee.models import Level, UnitKind
from events import tasks
from events.errors import NameTooLong, NothingToCopy
from events.models import Booking, Copying, Event, EventTemplate, Speaker
from events.reports import copying_plan
from events.services import copies
from tests.workers import forget_jobs

DAY = date(2022, 1, 18)


@pytest.fixture
def launch():
    return EventTemplate.objects.get(slug="launch")


@pytest.fixture
def source(make):
    """An event of the root with hours, a venue, a room, a programme, a speaker and a guest."""
    event = make.event(
        name_ko="중앙위원회 출범식",
        name_en="Launch of the Central",
        starts_at=time(14),
        ends_at=time(16),
        venue_ko="시민회관",
        room_name="대강당",
        capacity=300,
        online_url="https://meeting.example/room",
    )
    guest = make.guest()
    make.item(event, title_ko="개회", planned_minutes=2, speakers=[guest])
    make.item(event, title_ko="임명장 수여", planned_minutes=15)
    make.attendance(event, guest)
    return event


def finish(copying):
    while copies.work(copying.pk):
        pass
    copying.refresh_from_db()
    return copying


def programme(event):
    return list(event.programme.values_list("position", "kind", "title_ko", "planned_minutes"))


class TestFromATemplate:
    def test_the_form_is_filled_and_the_programme_comes_along(self, make, launch, client_of):
        committee = make.committee(name_ko="광주위원회", name_en="")
        client, path = client_of(make.admin), f"/events/new/?template=launch&host={committee.pk}"
        form = client.get(path).context["form"]
        assert (form["kind"].value(), form["name_ko"].value()) == ("launch", "{committee} 출범식")

        data = {name: form[name].value() or "" for name in form.fields}
        data |= {"template": launch.pk, "held_on": "2022-01-18"}
        client.post(path, data)

        event = Event.objects.get()
        assert (event.name_ko, event.name_en) == ("광주위원회 출범식", "")
        assert (event.template, event.status) == (launch, Event.Status.DRAFT)
        items = launch.items.values_list("position", "kind", "title_ko", "planned_minutes")
        assert programme(event) == list(items)

    def test_without_one_nothing_is_put_into_the_programme(self, make, client_of):
        data = {"host": make.root.pk, "kind": "meeting", "name_ko": "회의", "status": "draft"}
        client_of(make.admin).post("/events/new/", data | {"held_on": "2022-01-18"})
        assert programme(Event.objects.get()) == []

    def test_a_name_that_becomes_too_long_is_said_beside_its_field(self, make, launch, client_of):
        committee = make.committee(name_ko="가" * 120)
        data = {"host": committee.pk, "kind": "launch", "status": "draft", "template": launch.pk}
        data |= {"name_ko": "{committee} " + "나" * 50, "held_on": "2022-01-18"}
        page = client_of(make.admin).post("/events/new/", data)
        assert list(page.context["form"].errors) == ["name_ko"]
        assert not Event.objects.exists()

    def test_it_leads_on_to_the_committees_below(self, make, client_of):
        data = {"host": make.root.pk, "kind": "meeting", "name_ko": "회의", "status": "draft"}
        data |= {"held_on": "2022-01-18", "then_copy": "on"}
        answer = client_of(make.admin).post("/events/new/", data)
        assert answer.url == reverse("copy_event", args=[Event.objects.get().pk])


class TestWhatIsCopied:
    def test_a_draft_with_the_hours_and_the_programme_and_without_anybody(self, make, source):
        committee = make.committee(name_ko="광주위원회", name_en="Gwangju")

        done = finish(make.copying(source))

        copy = source.copies.get()
        assert (copy.host, copy.status, copy.logged_by) == (committee, "draft", make.admin)
        assert (copy.name_ko, copy.name_en) == ("광주위원회 출범식", "Launch of the Gwangju")
        hours = (copy.kind, copy.held_on, copy.starts_at, copy.ends_at)
        assert hours == ("launch", DAY, time(14), time(16))
        assert programme(copy) == programme(source)
        assert not Speaker.objects.filter(item__event=copy).exists()
        assert not copy.attendances.exists()
        assert (copy.venue_ko, copy.room, copy.capacity, copy.online_url) == ("", None, None, "")
        assert not copy.public_page
        assert (done.made, done.total, done.percent) == (1, 1, 100)
        assert done.over_at is not None

    def test_the_venue_goes_along_when_asked_and_the_room_never(self, make, source):
        make.committee()

        finish(make.copying(source, with_venue=True))

        copy = source.copies.get()
        assert (copy.venue_ko, copy.capacity, copy.room) == ("시민회관", 300, None)
        assert Booking.objects.get().event == source

    def test_a_copy_says_in_its_history_who_made_it(self, make, source):
        make.committee()
        copying = finish(make.copying(source))
        (row,) = source.copies.get().history.all()
        assert row.pgh_context.metadata["actor"] == make.admin.pk
        assert row.pgh_context.metadata["copying"] == str(copying.pk)


class TestWhere:
    @pytest.fixture
    def tree(self, make):
        """Two branches with a leaf each, of which one is a chapter."""
        one, other = make.committee(), make.committee()
        leaf, chapter = make.committee(one), make.committee(other)
        chapter.kind = UnitKind.objects.exclude(slug="committee")[0]
        chapter.save()
        return one, leaf, other, chapter

    def hosts(self, source):
        return {copy.host for copy in source.copies.all()}

    def test_everything_below_the_host(self, make, source, tree):
        finish(make.copying(source))
        assert self.hosts(source) == set(tree)

    def test_one_branch(self, make, source, tree):
        finish(make.copying(source, top=tree[0]))
        assert self.hosts(source) == {tree[0], tree[1]}

    def test_one_kind(self, make, source, tree):
        finish(make.copying(source, kind=tree[3].kind))
        assert self.hosts(source) == {tree[3]}

    def test_what_is_dissolved_on_the_day_gets_none(self, make, source, tree):
        tree[1].dissolved_on = DAY
        tree[1].save()
        finish(make.copying(source))
        assert self.hosts(source) == {tree[0], tree[2], tree[3]}

    def test_only_where_one_logs_events_and_the_rest_is_told(self, make, source, tree):
        staff = make.granted(Level.STAFF, tree[0])
        plan = copying_plan(
            Authority.of(staff), source, top=make.root, kind=None, held_on=DAY, name_ko="출범식"
        )
        assert set(plan.fresh) == {tree[0], tree[1]}
        assert list(plan.left_out) == []  # the other branch is not for them to see, nor to count
        finish(make.copying(source, actor=staff, top=make.root))
        assert self.hosts(source) == {tree[0], tree[1]}

    def test_a_member_copies_nothing(self, make, source, tree):
        with pytest.raises(NothingToCopy):
            make.copying(source, actor=make.member(tree[0]), top=make.root)

    def test_what_is_not_seen_is_not_copied(self, make, source, tree):
        Event.objects.filter(pk=source.pk).update(status=Event.Status.DRAFT)
        with pytest.raises(NotAllowed):
            make.copying(source, actor=make.granted(Level.STAFF, tree[0]), top=make.root)

    def test_a_right_that_ended_before_the_job_makes_nothing(self, make, source, tree):
        staff = make.granted(Level.STAFF, tree[0])
        copying = make.copying(source, actor=staff, top=make.root)
        staff.grants.all().delete()
        done = finish(copying)
        assert (done.made, self.hosts(source)) == (0, set())
        assert done.over_at is not None


class TestTwice:
    def plan(self, make, source, **chosen):
        asked = {"top": make.root, "kind": None, "held_on": DAY, "name_ko": "{committee} 출범식"}
        return copying_plan(Authority.of(make.admin), source, **asked | chosen)

    def test_doing_it_again_changes_nothing(self, make, source, rows):
        make.committee()
        finish(make.copying(source))
        before = rows()
        with pytest.raises(NothingToCopy):
            make.copying(source)
        assert rows() == before

    def test_a_job_that_is_delivered_twice_makes_no_more(self, make, source):
        make.committee()
        copying = finish(make.copying(source))
        tasks.copy_event(str(copying.pk))
        copying.refresh_from_db()
        assert (copying.made, source.copies.count()) == (1, 1)

    def test_a_copy_that_was_moved_or_cancelled_is_not_made_anew(self, make, source):
        make.committee()
        finish(make.copying(source))
        source.copies.update(held_on=DAY + timedelta(days=1), name_ko="다른 이름")
        source.copies.update(status=Event.Status.CANCELLED)
        plan = self.plan(make, source)
        assert (plan.fresh.count(), plan.known.count()) == (0, 1)

    def test_an_event_of_that_name_and_day_is_left_as_it_is(self, make, source):
        one, other = make.committee(name_ko="하나"), make.committee(name_ko="둘")
        make.event(one, name_ko="하나 출범식", held_on=DAY)
        make.event(other, name_ko="둘 출범식", held_on=DAY + timedelta(days=1))
        plan = self.plan(make, source)
        assert (list(plan.fresh), list(plan.known)) == ([other], [one])

    def test_so_is_one_of_the_same_template_that_day(self, make, launch):
        source = make.event(template=launch, held_on=DAY)
        one, other = make.committee(), make.committee()
        make.event(one, template=launch, held_on=DAY, name_ko="다른 이름")
        make.event(other, template=EventTemplate.objects.get(slug="meeting"), held_on=DAY)
        plan = self.plan(make, source)
        assert (list(plan.fresh), list(plan.known)) == ([other], [one])

    def test_in_portions(self, make, source, monkeypatch):
        monkeypatch.setattr(copies, "CHUNK", 2)
        for _ in range(5):
            make.committee()
        copying = make.copying(source)
        assert copies.work(copying.pk) is True
        copying.refresh_from_db()
        assert (copying.made, copying.percent, copying.over_at) == (2, 40, None)
        assert finish(copying).made == 5

    def test_the_clock_calls_a_worker_where_the_job_was_lost(self, make, source):
        make.committee()
        copying = make.copying(source)
        waiting = ProcrastinateJob.objects.filter(task_name="copy_event", status="todo")
        tasks.keep_copyings_going(0)
        assert waiting.filter(args__copying_id=str(copying.pk)).count() == 1
        forget_jobs()
        tasks.keep_copyings_going(0)
        assert waiting.count() == 1
        forget_jobs()
        finish(copying)
        tasks.keep_copyings_going(0)
        assert not waiting.exists()

    def test_a_long_name_is_refused_before_anything_is_made(self, make, source):
        make.committee(name_ko="가" * 120)
        with pytest.raises(NameTooLong):
            make.copying(source, name_ko="{committee} " + "나" * 40)
        assert not Copying.objects.exists()


class TestPages:
    @pytest.fixture
    def staff(self, make, client_of):
        return client_of(make.granted(Level.STAFF, make.root))

    def address(self, event, **query):
        chosen = {"top": event.host_id, "kind": "", "held_on": "2022-01-18"}
        chosen |= {"name_ko": "{committee} 출범식", "name_en": ""} | query
        return reverse("copy_event", args=[event.pk], query=chosen)

    def test_the_host_s_name_is_offered_as_a_place(self, make, source, staff):
        form = staff.get(f"/events/{source.pk}/copy/").context["form"]
        assert form["name_ko"].value() == "{committee} 출범식"
        assert form["name_en"].value() == "Launch of the {committee}"

    def test_it_is_shown_before_it_is_made_and_then_a_worker_is_called(self, make, source, staff):
        known, _fresh = make.committee(name_ko="하나"), make.committee(name_en="Second")
        make.event(known, name_ko="하나 출범식", held_on=DAY)

        page = staff.get(self.address(source), headers={"accept-language": "en"})

        assert "Make 1 draft" in page.text
        assert "<li>Second</li>" in page.text
        assert not source.copies.exists()
        answer = staff.post(self.address(source))
        copying = Copying.objects.get()
        assert answer.url == reverse("copying", args=[copying.pk])
        job = ProcrastinateJob.objects.get(task_name="copy_event")
        assert job.args == {"copying_id": str(copying.pk)}

    def test_its_progress_and_what_it_made(self, make, source, staff, client_of):
        make.committee()
        staff.post(self.address(source))
        copying = Copying.objects.get()
        page = staff.get(reverse("copying", args=[copying.pk]))
        assert "hx-get" in page.text
        finish(copying)
        page = staff.get(reverse("copying", args=[copying.pk]))
        assert "hx-get" not in page.text
        assert source.copies.get().name_ko in page.text
        assert client_of(make.admin).get(reverse("copying", args=[copying.pk])).status_code == 404

    @pytest.mark.parametrize(
        "query", [{"top": "x"}, {"held_on": "gestern"}, {"name_ko": ""}, {"kind": "9" * 30}]
    )
    def test_bad_input_is_told_and_makes_nothing(self, make, source, staff, query):
        make.committee()
        page = staff.post(self.address(source, **query))
        assert page.status_code == 200
        assert list(page.context["form"].errors) == [*query]
        assert not Copying.objects.exists()

    def test_in_a_large_tree_a_branch_is_searched(self, make, source, staff, monkeypatch):
        monkeypatch.setattr("committee.unit_forms.MOST_CHOICES", 2)
        wanted = [make.committee(name_ko=f"위원회 {name}") for name in "가나다"][2]
        page = staff.get(self.address(source, find="다"))
        keys = [key for key, _label in page.context["form"].fields["top"].choices]
        assert keys == ["", make.root.pk, wanted.pk]
        assert page.context["form"].searched
        assert 'name="held_on" value="2022-01-18"' in page.text

    @pytest.mark.parametrize("number", [1, 3, 50])
    def test_queries(self, make, source, staff, django_assert_num_queries, number):
        for _ in range(number):
            make.committee()
        with django_assert_num_queries(12):
            staff.get(self.address(source))
        staff.post(self.address(source))
        copying = finish(Copying.objects.get())
        with django_assert_num_queries(6):
            page = staff.get(reverse("copying", args=[copying.pk]))
        assert len(page.context["page"].object_list) == number
