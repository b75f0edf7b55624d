"""Who may do what, and why; access given by hand; who can see oneself."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from committee import access, explanations
from committee.access import Action, Authority
from committee.access_forms import GrantForm, QuestionForm
from committee.errors import LastLeader, NotAllowed
from committee.http import Request, kept, looked_for
from committee.models import Committee, Grant, Level, Person
from committee.services import grants as service
from committee.views.committees import visible_committee


@require_safe
def explain(request: Request) -> HttpResponse:
    """What an account may do at a committee, and which post or grant gives it."""
    find = looked_for(request)
    asked = request.GET if "committee" in request.GET else None
    form = QuestionForm(asked, actor=request.user, find=find)
    context: dict[str, Any] = {
        "form": form,
        "find": find,
        "kept": kept(request),
        "answers": None,
        "account": request.user,
    }
    if form.is_bound and form.is_valid():
        account = form.cleaned_data.get("account") or request.user
        committee = form.cleaned_data["committee"]
        if account != request.user and not access.may(request.user, Action.APPOINT, committee):
            raise NotAllowed
        context |= {
            "account": account,
            "committee": committee,
            "answers": explanations.answers(account, committee),
        }
    return render(request, "committee/explain.html", context)


@require_safe
def visibility(request: Request) -> HttpResponse:
    """Who can see the account's person, post by post."""
    person = Person.objects.filter(user=request.user).first()
    seen = explanations.who_sees(person) if person else []
    return render(request, "committee/visibility.html", {"person": person, "seen": seen})


@require_http_methods(["GET", "HEAD", "POST"])
def grants(request: Request, pk: int) -> HttpResponse:
    """Access given by hand at the committee and below; a new grant is shown before it is given."""
    committee = visible_committee(request, pk)
    if not access.may(request.user, Action.APPOINT, committee):
        raise NotAllowed
    form = GrantForm(request.POST or None)
    given, mark = None, ""
    if request.method == "POST" and form.is_valid():
        chosen = form.arguments
        level = Level(chosen["level"])
        given = explanations.newly_given(chosen["user"], committee, level)
        mark = form.mark(request.user, committee)
        if constant_time_compare(request.POST.get("confirmed", ""), mark):
            done = form.attempt(service.grant, actor=request.user, committee=committee, **chosen)
            if done is not None:
                messages.success(request, _("The access is given."))
                return redirect("grants", pk=pk)
            given = None
    context = {
        "committee": committee,
        "lineage": Committee.objects.leading_to(committee),
        "form": form,
        "given": given,
        "mark": mark,
        "grants": Grant.objects.filter(committee__path__startswith=committee.path)
        .exclude(period__isempty=True)
        .select_related("user", "committee", "granted_by")
        .order_by("committee__path", "-period"),
        "today": timezone.localdate(),
    }
    return render(request, "committee/grants.html", context)


@require_POST
def end_grant(request: Request, pk: int) -> HttpResponse:
    """End access that was given by hand."""
    scope = access.authority(request.user).scope(Action.APPOINT)
    grant = get_object_or_404(
        Grant.objects.filter(scope.q("committee__path")).select_related("committee"), pk=pk
    )
    try:
        service.end_grant(actor=request.user, grant=grant)
    except LastLeader as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("The access ended."))
    return _back(request, grant.committee)


def _back(request: Request, committee: Committee) -> HttpResponse:
    """To a page that is still open to somebody who may just have ended their own access."""
    now = Authority.of(request.user)
    if now.may(Action.APPOINT, committee):
        return redirect("grants", pk=committee.pk)
    if now.may(Action.VIEW_COMMITTEE, committee):
        return redirect("committee", pk=committee.pk)
    return redirect(settings.LOGIN_REDIRECT_URL)
