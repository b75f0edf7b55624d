"""Desk pages that change a committee: each says first what it will do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from committee import access, reports
from committee.access import Action
from committee.errors import NotAllowed, NothingToSetUp
from committee.forms import DecisionForm
from committee.http import Request, looked_for
from committee.models import Committee, Post
from committee.services import hierarchy, posts, restructuring, templates
from committee.unit_forms import (
    ConfirmForm,
    DissolutionForm,
    NameForm,
    PlaceForm,
    PostForm,
    SeatsForm,
    SetUpForm,
    TargetForm,
    UnitForm,
)

deciding = require_http_methods(["GET", "HEAD", "POST"])


@dataclass(frozen=True)
class Page:
    """What a page of decision says: its heading, its button, and what will happen."""

    heading: str
    submit: str
    done: str
    will: list[str] = field(default_factory=list)
    lede: str = ""
    tone: str = "primary"


@deciding
def found(request: Request, pk: int) -> HttpResponse:
    """Found a committee below this one."""
    parent = _managed(request, pk)
    form = UnitForm(_sent(request), initial={"region": parent.region_id})
    decide = partial(
        hierarchy.found_committee, actor=request.user, campaign=parent.campaign, parent=parent
    )
    page = Page(_("Found a committee below"), _("Found"), _("The committee was founded."))
    return _decide(request, parent, form, decide, page)


@deciding
def rename(request: Request, pk: int) -> HttpResponse:
    """Give the committee another name."""
    committee = _managed(request, pk)
    form = NameForm(
        _sent(request), initial={"name_ko": committee.name_ko, "name_en": committee.name_en}
    )
    page = Page(
        _("Rename"),
        _("Rename"),
        _("The new name is in use."),
        lede=_("Certificates that were issued before keep the old name."),
    )
    decide = partial(hierarchy.rename, actor=request.user, committee=committee)
    return _decide(request, committee, form, decide, page)


@deciding
def move(request: Request, pk: int) -> HttpResponse:
    """Hang the committee below another one."""
    committee = _managed(request, pk, above=True)
    form = _target_form(request, committee)
    page = Page(
        _("Move below another committee"),
        _("Move"),
        _("The committee was moved."),
        will=[
            _committees_move(reports.standing_below(committee)),
            _("Rights that come from above go over to the admins and staff of the new place."),
        ],
    )

    def decide(target: Committee) -> Committee:
        return hierarchy.move(actor=request.user, committee=committee, parent=target)

    return _decide(request, committee, form, decide, page)


@deciding
def place(request: Request, pk: int) -> HttpResponse:
    """Change the order among siblings."""
    committee = _managed(request, pk, above=True)
    form = PlaceForm(_sent(request), committee=committee)
    page = Page(_("Change the order"), _("Place"), _("The order was changed."))
    decide = partial(hierarchy.place, actor=request.user, committee=committee)
    return _decide(request, committee, form, decide, page)


@deciding
def merge(request: Request, pk: int) -> HttpResponse:
    """Merge the committee into another one."""
    committee = _managed(request, pk, above=True)
    form = _target_form(request, committee)
    below = reports.consequences(committee, single=True)
    page = Page(
        _("Merge into another committee"),
        _("Merge"),
        _("The committees were merged."),
        will=[
            _("This committee is dissolved today."),
            ngettext(
                "%(number)s term ends here and goes on there.",
                "%(number)s terms end here and go on there.",
                below.terms,
            )
            % {"number": below.terms},
            _committees_move(reports.standing_below(committee)),
            _("Whoever was invited and has not answered is to be invited again."),
        ],
        tone="danger",
    )

    def decide(target: Committee) -> Committee:
        return restructuring.merge(actor=request.user, committee=committee, into=target)

    return _decide(request, committee, form, decide, page)


@deciding
def dissolve(request: Request, pk: int) -> HttpResponse:
    """Dissolve the committee with everything below it."""
    committee = _managed(request, pk, above=True)
    form = DissolutionForm(_sent(request))
    page = Page(
        _("Dissolve"),
        _("Dissolve"),
        _("The committee is dissolved."),
        will=_dissolution(reports.consequences(committee)),
        lede=_("Reopening restores exactly what is ended here."),
        tone="danger",
    )
    decide = partial(restructuring.dissolve, actor=request.user, committee=committee)
    return _decide(request, committee, form, decide, page)


@deciding
def reopen(request: Request, pk: int) -> HttpResponse:
    """Take a dissolution back."""
    committee = _managed(request, pk, above=True)
    form = ConfirmForm(_sent(request))
    number = reports.terms_to_restore(committee)
    page = Page(
        _("Reopen"),
        _("Reopen"),
        _("The committee is open again."),
        will=[
            ngettext("%(number)s term runs again.", "%(number)s terms run again.", number)
            % {"number": number}
        ],
    )

    def decide() -> restructuring.Reopening:
        reopening = restructuring.reopen(actor=request.user, committee=committee)
        for held in reopening.left:
            said = _("%(person)s, %(post)s: decided otherwise since, and left ended.")
            messages.warning(request, said % {"person": held.person, "post": held.post})
        return reopening

    return _decide(request, committee, form, decide, page)


@deciding
def set_up(request: Request, pk: int) -> HttpResponse:
    """Set up usual committees below this one, with their posts."""
    parent = _managed(request, pk)
    form = SetUpForm(_sent(request))
    page = Page(
        _("Set up from a template"),
        _("Set up"),
        _("The committees are set up."),
        will=[_("Each region gets its committee with the usual posts. What is there stays.")],
    )

    def decide(**chosen: Any) -> templates.SetUp:
        result = templates.set_up(actor=request.user, parent=parent, **chosen)
        if not (result.founded or result.posts):
            raise NothingToSetUp
        for said in _founded(result):
            messages.info(request, said)
        return result

    return _decide(request, parent, form, decide, page)


@deciding
def open_post(request: Request, pk: int) -> HttpResponse:
    """Open a post in the committee."""
    committee = _managed(request, pk)
    form = PostForm(_sent(request), committee=committee)
    page = Page(_("Open a post"), _("Open"), _("The post is open."))
    decide = partial(hierarchy.open_post, actor=request.user, committee=committee)
    return _decide(request, committee, form, decide, page)


@deciding
def change_seats(request: Request, pk: int) -> HttpResponse:
    """Change how many seats a post has."""
    post = _post(request, pk)
    form = SeatsForm(_sent(request), initial={"seats": post.seats})
    page = Page(
        _("Change the seats"), _("Save"), _("The seats were changed."), lede=str(post.title)
    )
    decide = partial(posts.change_seats, actor=request.user, post=post)
    return _decide(request, post.committee, form, decide, page)


@deciding
def close_post(request: Request, pk: int) -> HttpResponse:
    """Close a post that nobody holds."""
    post = _post(request, pk)
    page = Page(
        _("Close a post"),
        _("Close the post"),
        _("The post is closed."),
        will=[_("Nobody can be nominated for it any more. Who held it stays on record.")],
        lede=str(post.title),
        tone="danger",
    )
    decide = partial(posts.close_post, actor=request.user, post=post)
    return _decide(request, post.committee, ConfirmForm(_sent(request)), decide, page)


def _decide(
    request: Request,
    committee: Committee,
    form: DecisionForm,
    decide: Callable[..., Any],
    page: Page,
) -> HttpResponse:
    """Show the page; on a good answer decide, and lead to the committee that came of it."""
    if request.method == "POST" and form.is_valid():
        result = form.attempt(decide, **form.arguments)
        if result is not None:
            messages.success(request, page.done)
            there = result if isinstance(result, Committee) else committee
            return redirect("committee", pk=there.pk)
    context = {
        "committee": committee,
        "lineage": Committee.objects.leading_to(committee),
        "page": page,
        "form": form,
        "question": " ".join([*page.will, _("Go on?")]) if page.will else "",
        "find": looked_for(request),
    }
    return render(request, "committee/decision.html", context)


def _managed(request: Request, pk: int, *, above: bool = False) -> Committee:
    """The committee, if the account sees it; and then only with the right at it, or above it."""
    visible = access.committees_visible_to(request.user).select_related("campaign", "dissolution")
    committee: Committee = get_object_or_404(visible, pk=pk)
    allowed = (
        access.may_above(request.user, committee)
        if above
        else access.may(request.user, Action.APPOINT, committee)
    )
    if not allowed:
        raise NotAllowed
    return committee


def _post(request: Request, pk: int) -> Post:
    """The post, under the same conditions."""
    visible = Post.objects.filter(committee__in=access.committees_visible_to(request.user))
    post = get_object_or_404(visible.select_related("title", "committee__campaign"), pk=pk)
    if not access.may(request.user, Action.APPOINT, post.committee):
        raise NotAllowed
    return post


def _sent(request: Request) -> Any:
    return request.POST if request.method == "POST" else None


def _target_form(request: Request, committee: Committee) -> TargetForm:
    find = looked_for(request)
    return TargetForm(_sent(request), committee=committee, actor=request.user, find=find)


def _committees_move(number: int) -> str:
    return ngettext(
        "%(number)s committee below it moves along.",
        "%(number)s committees below it move along.",
        number,
    ) % {"number": number}


def _founded(result: templates.SetUp) -> list[str]:
    """What a set-up did; nothing of what it did not."""
    founded = ngettext(
        "%(number)s committee was founded.",
        "%(number)s committees were founded.",
        result.founded,
    ) % {"number": result.founded}
    opened = ngettext(
        "%(number)s post was opened.", "%(number)s posts were opened.", result.posts
    ) % {"number": result.posts}
    return [founded] * bool(result.founded) + [opened] * bool(result.posts)


def _dissolution(counted: reports.Consequences) -> list[str]:
    return [
        ngettext(
            "%(number)s committee is dissolved.",
            "%(number)s committees are dissolved.",
            counted.committees,
        )
        % {"number": counted.committees},
        ngettext("%(number)s term ends.", "%(number)s terms end.", counted.terms)
        % {"number": counted.terms},
        ngettext(
            "%(number)s nomination is withdrawn.",
            "%(number)s nominations are withdrawn.",
            counted.pending,
        )
        % {"number": counted.pending},
    ]
