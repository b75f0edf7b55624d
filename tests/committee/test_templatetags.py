"""What the template tags promise: tongues are marked, terms read as people write them."""

import re
from datetime import date
from pathlib import Path

import pytest
from django import forms
from django.conf import settings
from django.core.paginator import Paginator
from django.db.backends.postgresql.psycopg_any import DateRange
from django.template import Context, RequestContext, Template
from django.test import RequestFactory
from django.utils.safestring import mark_safe
from django.utils.translation import override

from committee.models import Certificate, Status
from committee.templatetags import rostrum


def render(source: str, **context) -> str:
    return Template("{% load rostrum %}" + source).render(Context(context)).strip()


@pytest.mark.parametrize(
    ("page", "text", "expected"),
    [
        ("en", "Heo Min", "Heo Min"),
        ("en", "허민", '<span lang="ko" translate="no">허민</span>'),
        ("en", "許珉", '<span lang="ko" translate="no">許珉</span>'),
        ("en", "5극 3특", '<span lang="ko" translate="no">5극 3특</span>'),
        (
            "en",
            "Heo Min (허민), 전남대학교 교수",
            'Heo Min (<span lang="ko" translate="no">허민</span>), '
            '<span lang="ko" translate="no">전남대학교 교수</span>',
        ),
        ("ko", "허민", "허민"),
        ("ko", "AI 그린 뉴딜", "AI 그린 뉴딜"),
        ("ko", "Heo Min", '<span lang="en" translate="no">Heo Min</span>'),
        ("ko", "2022-01-18", "2022-01-18"),
        ("ko", "", ""),
        ("ko", None, ""),
    ],
)
def test_text_in_another_tongue_than_the_page_is_marked(page, text, expected):
    with override(page):
        assert rostrum.own_tongue(text) == expected


@pytest.mark.parametrize("page", ["ko", "en"])
@pytest.mark.parametrize("text", ["<b>허민</b>", "<b>Heo</b>", "허<b>민 & Heo</b>", '허"민'])
def test_marking_a_tongue_never_lets_markup_through(page, text):
    with override(page):
        marked = rostrum.own_tongue(text)
    rest = re.sub(r'</?span(?: lang="(?:ko|en)" translate="no")?>', "", marked)
    assert not set('<>"') & set(rest)


def test_text_that_is_markup_already_stays_as_it_is():
    with override("en"):
        assert rostrum.own_tongue(mark_safe("<b>허민</b>")) == "<b>허민</b>"


def test_text_that_was_escaped_already_is_marked_and_not_escaped_again():
    with override("en"):
        marked = rostrum.own_tongue(mark_safe("Welcome, 허민 &amp; Co"))
    assert marked == 'Welcome, <span lang="ko" translate="no">허민</span> &amp; Co'


@pytest.mark.parametrize(
    ("days", "english", "korean"),
    [
        (DateRange(date(2022, 1, 18), None), "2022-01-18 –", "2022-01-18 –"),
        (DateRange(None, None), "date unknown –", "날짜 미상 –"),
        (
            DateRange(date(2022, 1, 18), date(2022, 3, 10)),
            "2022-01-18 – 2022-03-09",
            "2022-01-18 – 2022-03-09",
        ),
        (
            DateRange(None, date(2022, 3, 10)),
            "date unknown – 2022-03-09",
            "날짜 미상 – 2022-03-09",
        ),
        (DateRange(date(2022, 1, 18), date(2022, 1, 19)), "2022-01-18", "2022-01-18"),
        (DateRange(empty=True), "no term", "기간 없음"),
        (None, "no term", "기간 없음"),
    ],
)
def test_a_term_names_its_last_day_and_its_open_ends(days, english, korean):
    with override("en"):
        assert rostrum.term(days) == english
    with override("ko"):
        assert rostrum.term(days) == korean


@pytest.mark.parametrize("status", [*Status, *Certificate.Status])
def test_every_status_has_a_tone_and_a_drawing_of_its_own(status):
    assert status.value in rostrum.TONES
    assert rostrum.status_class(status).startswith("tone-")


def test_an_unknown_status_is_shown_without_a_colour():
    assert rostrum.status_class("unheard-of") == "tone-muted"
    assert rostrum.status_icon("unheard-of") == "dot"


def test_every_drawing_that_a_template_names_exists():
    sprite = Path(settings.BASE_DIR, "static/rostrum/icons.svg").read_text()
    drawn = set(re.findall(r'<symbol id="([\w-]+)"', sprite))
    named = {icon for _, icon in rostrum.TONES.values()}
    for template in Path(settings.BASE_DIR, "templates").rglob("*.html"):
        named |= set(re.findall(r'(?:% icon |icon=|icon_name=)"([\w-]+)"', template.read_text()))
    assert named - drawn == set()


def test_an_action_is_a_form_that_posts_with_the_token_and_asks_first():
    request = RequestFactory().get("/")
    html = Template(
        '{% load rostrum %}{% action "/revoke/" "Revoke" tone="danger" confirm=question %}'
    ).render(Context({"question": 'Really "revoke"?', "csrf_token": "abc", "request": request}))
    assert 'method="post"' in html
    assert 'action="/revoke/"' in html
    assert 'name="csrfmiddlewaretoken" value="abc"' in html
    assert 'data-confirm="Really &quot;revoke&quot;?"' in html


def test_a_page_header_escapes_its_title_and_keeps_its_actions():
    with override("en"):
        html = render(
            '{% page_header title %}<a href="/new/">New</a>{% endpage_header %}', title="<i>"
        )
    assert "<h1>&lt;i&gt;</h1>" in html
    assert '<a href="/new/">New</a>' in html


def test_a_table_lies_in_a_focusable_region_with_a_name():
    html = render(
        "{% data_table label stack=False %}<tbody></tbody>{% enddata_table %}", label="A & B"
    )
    assert 'aria-label="A &amp; B" tabindex="0"' in " ".join(html.split())
    assert '<table class="data-table">' in html
    assert "stacks" in render('{% data_table "A" %}{% enddata_table %}')


def test_pages_keep_the_rest_of_the_query():
    page = Paginator(range(100), 10).page(2)
    request = RequestFactory().get("/", {"status": "invited", "page": "2"})
    html = Template("{% load rostrum %}{% pagination page %}").render(
        RequestContext(request, {"page": page})
    )
    assert 'href="?status=invited&amp;page=3"' in html
    assert 'aria-current="page"' in html


def test_a_list_on_one_page_has_no_links_to_pages():
    page = Paginator(range(3), 10).page(1)
    assert render("{% pagination page %}", page=page, request=RequestFactory().get("/")) == ""


def test_labels_that_django_makes_from_field_names_are_translated():
    class Plain(forms.Form):
        name = forms.CharField()
        kept = forms.CharField(label="Kept")

    with override("ko"):
        form = rostrum.labelled(Plain())
    assert [str(field.label) for field in form] == ["이름", "Kept"]
