"""What a committee's dashboard counts, and for whom."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from committee import reports
from committee.charts import growth, tile_map
from committee.models import Level, Status
from committee.reference.regions import REGIONS, SHORT_NAMES
from committee.services import appointments

BEFORE, AFTER = date(2026, 6, 30), date(2026, 7, 1)


def office(make, post, starts_on, ends_on=None):
    return appointments.record_public_office(
        actor=make.admin,
        person=make.person(),
        post=post,
        public_source="언론 보도",
        starts_on=starts_on,
        ends_on=ends_on,
    )


@pytest.fixture
def gwangju(make):
    return make.committee(name_ko="광주위원회", region=make.region("29"))


def provinces(found):
    return {each.region.code: each for each in found.provinces}


class TestProvinces:
    def test_seventeen_until_the_merger_and_sixteen_from_then_on(self, make):
        assert len(reports.dashboard(make.admin, make.root, on=BEFORE).provinces) == 17
        assert len(reports.dashboard(make.admin, make.root, on=AFTER).provinces) == 16

    def test_a_committee_of_before_counts_in_the_province_of_the_day(self, make, gwangju):
        office(make, make.post(gwangju), date(2022, 1, 18))

        before = provinces(reports.dashboard(make.admin, make.root, on=BEFORE))
        after = provinces(reports.dashboard(make.admin, make.root, on=AFTER))

        assert (before["29"].people, before["29"].committees) == (1, 1)
        assert (after["12"].people, after["12"].committees) == (1, 1)
        assert after["12"].mega_region == before["29"].mega_region

    def test_a_district_counts_in_its_province(self, make, gwangju):
        district = make.region("29").districts.on(date(2022, 1, 18)).first()
        make.committee(parent=gwangju, region=district)

        found = provinces(reports.dashboard(make.admin, make.root, on=date(2022, 1, 18)))

        assert found["29"].committees == 2

    def test_a_name_of_later_counts_under_the_name_of_before(self, make):
        make.committee(region=make.region("51", on=date(2024, 1, 1)))

        found = provinces(reports.dashboard(make.admin, make.root, on=date(2022, 1, 18)))

        assert found["42"].committees == 1


class TestNumbers:
    def test_seats_by_title(self, make, gwangju):
        chair = make.post(gwangju, "chair", seats=2)
        make.post(gwangju, "member")
        office(make, chair, date(2022, 1, 1))

        found = reports.dashboard(make.admin, gwangju, on=date(2022, 2, 1))

        assert [(each.title, each.taken, each.seats, each.vacant) for each in found.titles] == [
            ("위원장", 1, 2, 1),
            ("위원", 0, None, None),
        ]
        assert found.people == 1

    def test_growth_is_the_end_of_each_month(self, make, gwangju):
        post = make.post(gwangju)
        office(make, post, date(2022, 1, 10))
        office(make, post, date(2022, 1, 20), date(2022, 3, 5))
        office(make, post, date(2022, 2, 1))
        office(make, post, date(2022, 4, 2))

        found = reports.dashboard(make.admin, gwangju, on=date(2022, 4, 1))

        assert found.months == [
            (date(2022, 1, 1), 2),
            (date(2022, 2, 1), 3),
            (date(2022, 3, 1), 2),
            (date(2022, 4, 1), 2),
        ]

    def test_who_is_on_the_way_is_for_those_who_appoint(self, make, gwangju):
        make.invitation(make.nomination(post=make.post(gwangju)))

        admin = reports.dashboard(make.admin, gwangju, on=timezone.localdate())
        staff = make.granted(Level.STAFF, gwangju)

        assert dict(admin.pending)[Status.INVITED] == 1
        assert reports.dashboard(staff, gwangju, on=timezone.localdate()).pending is None

    def test_a_member_learns_of_the_own_committee_alone(self, make, gwangju):
        member = make.member(gwangju)
        below = make.committee(parent=gwangju)
        office(make, make.post(below), timezone.localdate())

        found = reports.dashboard(member, gwangju, on=timezone.localdate())

        assert (found.people, found.committees, found.below) == (1, 1, False)
        assert found.provinces == []

    def test_a_change_shows_at_the_next_request(self, make, gwangju, client_of):
        client, address = client_of(make.admin), f"/committees/{gwangju.pk}/dashboard/"
        assert client.get(address).context["found"].people == 0
        office(make, make.post(gwangju), timezone.localdate() - timedelta(days=1))
        assert client.get(address).context["found"].people == 1


@pytest.mark.parametrize("rows", [1, 3, 50])
def test_as_many_queries_for_fifty_as_for_one(make, client_of, django_assert_num_queries, rows):
    head = make.committee()
    for _ in range(rows):
        make.post(make.committee(parent=head, region=make.region("29")))
    client = client_of(make.admin)
    with django_assert_num_queries(17):
        client.get(f"/committees/{head.pk}/dashboard/")


class TestPictures:
    def test_every_province_there_ever_was_has_a_place_and_a_name(self):
        codes = {row[0] for row in REGIONS}
        assert set(tile_map.PLACES) == set(SHORT_NAMES) == codes

    @pytest.mark.parametrize("day", [BEFORE, AFTER])
    def test_no_two_tiles_of_a_day_lie_on_each_other(self, make, day):
        found = reports.dashboard(make.admin, make.root, on=day)
        tiles = tile_map.draw({each.region.code: 1 for each in found.provinces}, {}).tiles
        cells = [
            (tile.x + offset, tile.y)
            for tile in tiles
            for offset in range(0, tile.width, tile_map.SIZE + tile_map.GAP)
        ]
        assert len(cells) == len(set(cells)) == 17

    @given(st.dictionaries(st.sampled_from(["11", "26", "50"]), st.integers(0, 10**6)))
    def test_more_is_never_lighter(self, values):
        tiles = {tile.code: tile.shade for tile in tile_map.draw(values, {}).tiles}
        for one in values:
            for other in values:
                if values[one] <= values[other]:
                    assert tiles[one] <= tiles[other]
            assert (tiles[one] == 0) == (values[one] == 0)

    @given(st.lists(st.integers(0, 10**6), max_size=36))
    def test_columns_stay_within_the_picture(self, numbers):
        for column in growth.draw([(date(2022, 1, 1), number) for number in numbers]):
            assert growth.HEAD <= column.y <= growth.HEIGHT - growth.FOOT
            assert 0 <= column.x <= growth.WIDTH - column.width


class TestWhereItLeads:
    """Every number of the map and the table is that of the rows behind its link."""

    @pytest.fixture
    def everywhere(self, make):
        gwangju, later = make.region("29"), make.region("12", on=AFTER)
        gunwi = make.region("47720")
        regions = (
            *(gwangju, gwangju.districts.on(date(2022, 1, 18)).first(), later),
            *(make.region("46"), make.region("51", on=AFTER), make.region("42")),
            *(gunwi, gunwi.replaced_by, make.region("11"), None),
        )
        for number, region in enumerate(regions):
            post = make.post(make.committee(region=region))
            for _ in range(number % 3 + 1):
                office(make, post, date(2022, 1, 18))
        return make.root

    @pytest.mark.parametrize("day", [date(2022, 2, 1), BEFORE, AFTER])
    def test_a_tile_counts_what_its_roster_shows(self, client_of, make, everywhere, day):
        client = client_of(make.admin)
        page = client.get(f"/committees/{everywhere.pk}/dashboard/", {"on": day})
        found, text = page.context["found"], page.content.decode()

        for each in found.provinces:
            link = f"?below=on&amp;region={each.region.pk}&amp;on={day}"
            assert text.count(link) == 2
            roster = client.get(
                f"/committees/{everywhere.pk}/roster/{link.replace('&amp;', '&')}"
            ).context
            assert roster["form"].errors == {}
            assert roster["page"].count == each.people, each.region.name
        assert sum(each.people for each in found.provinces) + found.elsewhere[1] == found.people
        assert found.elsewhere == ((3, 4) if day < AFTER else (2, 1))
        assert found.people == 19

    def test_who_acts_and_who_is_left_in_a_closed_committee_count_everywhere(self, make, gwangju):
        seat = make.post(gwangju, "chair", seats=1)
        held = office(make, seat, date(2022, 1, 1))
        type(held).objects.filter(pk=held.pk).update(acting=True, seat=None)
        closed = make.committee(region=gwangju.region)
        office(make, make.post(closed), date(2022, 1, 1))
        type(closed).objects.filter(pk=closed.pk).update(dissolved_on=date(2022, 1, 2))

        found = reports.dashboard(make.admin, make.root, on=date(2022, 2, 1))

        rows = reports.roster(make.admin, make.root, below=True, on=date(2022, 2, 1))
        assert found.people == provinces(found)["29"].people == rows.count() == 2
        assert found.months[-1][1] == 2
        assert [(each.title, each.taken) for each in found.titles] == [("위원장", 0)]
