"""What was counted once is shown again, and never after it changed, whoever commits when."""

from __future__ import annotations

import re
import threading
from datetime import date

import pytest
from django.core.cache import caches
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from committee import counted, reports
from committee.models import Committee, Person, User

pytestmark = pytest.mark.django_db(transaction=True)
DAY = date(2026, 6, 1)


@pytest.fixture
def head(make):
    caches["counted"].clear()
    committee = make.committee()
    make.certificate(post=make.post(committee, "chair"), starts_on=date(2026, 1, 1))
    return committee


def people(make, head):
    """As a request would see it: with the rights read anew."""
    return reports.dashboard(User.objects.get(pk=make.admin.pk), head, on=DAY).people


def chart(make, head):
    user = User.objects.get(pk=make.admin.pk)
    [node] = reports.organization(user, head, on=DAY).nodes
    return node.head.person.name


def vacant(head):
    page = reports.vacancy_page(head, size=50, after="", before="")
    return [post.title.slug for post in page.rows]


def test_vacancies_are_kept_until_one_is_filled(make, head):
    post = make.post(head, "member", seats=1)
    assert vacant(head) == ["member"]
    with CaptureQueriesContext(connection) as captured:
        vacant(head)
    assert len(captured) == 2
    make.certificate(post=post, starts_on=date(2026, 1, 1))
    assert vacant(head) == []


def test_the_second_look_counts_nothing_and_the_first_after_a_change_counts(make, head):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            people(make, head)
        return len(captured)

    first, second = queries(), queries()
    assert second < first
    make.certificate(post=make.post(head, "member"), starts_on=date(2026, 1, 1))
    assert people(make, head) == 2
    assert queries() == second


def test_a_name_that_is_changed_by_raw_sql_is_shown_at_once(make, head):
    before = chart(make, head)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE committee_person SET name = '새이름' WHERE name = %s", [before])
    assert chart(make, head) == "새이름"


def test_a_change_that_is_committed_after_a_later_one_is_not_missed(make, head):
    """The trap of counters: the earlier transaction commits when the count was kept already."""
    wrote, may_commit = threading.Event(), threading.Event()
    before = chart(make, head)

    def early():
        with transaction.atomic():
            Person.objects.filter(name=before).update(name="늦은이름")
            wrote.set()
            may_commit.wait(20)
        connection.close()

    thread = threading.Thread(target=early)
    thread.start()
    assert wrote.wait(20)
    Committee.objects.filter(pk=head.pk).update(name_en="Later, committed first")
    assert chart(make, head) == before  # kept, without the change that is not committed yet
    may_commit.set()
    thread.join()
    assert chart(make, head) == "늦은이름"


def test_whoever_writes_sees_their_own_change(make, head):
    before = chart(make, head)
    with transaction.atomic():
        Person.objects.filter(name=before).update(name="내가바꿈")
        assert chart(make, head) == "내가바꿈"


def test_without_the_notes_a_stale_count_would_be_shown(make, head, monkeypatch):
    """The control: it is the notes that keep the counts right."""
    assert people(make, head) == 1
    monkeypatch.setattr(counted, "CHANGED_SINCE", "SELECT false WHERE %(then)s <> ''")
    make.certificate(post=make.post(head, "member"), starts_on=date(2026, 1, 1))
    assert people(make, head) == 1


def test_every_table_that_is_counted_is_watched(make, head):
    with CaptureQueriesContext(connection) as captured:
        people(make, head)
        chart(make, head)
        vacant(head)
    read = set(re.findall(r'"(committee_\w+)"\."', " ".join(q["sql"] for q in captured)))
    of_the_account = {"committee_user", "committee_grant"}  # asked anew at every request
    assert read - of_the_account <= set(counted.TABLES)


def test_old_notes_are_forgotten(make, head):
    with connection.cursor() as cursor:
        cursor.execute("UPDATE committee_change SET at = now() - interval '25 hours'")
    counted.forget_old_changes()
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM committee_change")
        assert cursor.fetchone() == (0,)
