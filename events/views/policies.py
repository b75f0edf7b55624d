"""Policy proposals: listed, searched, changed, followed up; and the public page of a campaign."""

from __future__ import annotations

from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.text import slugify
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from committee.access import Action, committees_visible_to, may
from committee.charts import tile_map
from committee.errors import NotAllowed
from committee.http import Request
from committee.models import Campaign
from committee.reference.regions import SHORT_NAMES
from events import access, reports
from events.models import FollowUp, Proposal
from events.policy_forms import (
    AmendForm,
    AttachmentForm,
    FollowUpForm,
    PolicyPageForm,
    ProposalSearchForm,
    PublicSearchForm,
)
from events.services import attachments, policies
from events.views.events import refusals_told

ROWS_A_PAGE = 50


@require_safe
def proposal_list(request: Request) -> HttpResponse:
    """The proposals of all events that the account may see."""
    form = ProposalSearchForm(request.GET, account=request.user)
    rows = reports.proposals_found(request.user, **(form.cleaned_data if form.is_valid() else {}))
    roots = committees_visible_to(request.user).filter(depth=1).select_related("campaign")
    context = {
        "form": form,
        "page": Paginator(rows, ROWS_A_PAGE).get_page(request.GET.get("page")),
        "roots": [root for root in roots if may(request.user, Action.APPOINT, root)],
    }
    return render(request, "events/proposals.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def proposal(request: Request, pk: int) -> HttpResponse:
    """One proposal: its texts, what became of it, and who does what next."""
    found = _visible(request, pk)
    may_log = access.may_log(request.user, found.event)
    form = FollowUpForm(request.POST or None) if may_log else None
    if request.method == "POST":
        if form is None:
            raise NotAllowed
        if form.is_valid():
            form.attempt(
                policies.add_follow_up,
                actor=request.user,
                proposal=found,
                **form.cleaned_data,
            )
            return redirect("proposal", pk=pk)
    context = {"proposal": found, "form": form, "may_log": may_log}
    return render(request, "events/proposal.html", context | reports.proposal_record(found))


@require_http_methods(["GET", "HEAD", "POST"])
def amend_proposal(request: Request, pk: int) -> HttpResponse:
    """Change a proposal; its older texts stay."""
    found = _visible(request, pk)
    if not access.may_log(request.user, found.event):
        raise NotAllowed
    form = AmendForm(request.POST or None, proposal=found)
    if request.method == "POST" and form.is_valid():
        done = form.attempt(
            policies.amend_proposal, actor=request.user, proposal=found, **form.cleaned_data
        )
        if done is not None:
            messages.success(request, _("The proposal is changed."))
            return redirect("proposal", pk=pk)
    context = {"proposal": found, "form": form}
    status = HTTPStatus.CONFLICT if form.met_another else HTTPStatus.OK
    return render(request, "events/amend_proposal.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def attach(request: Request, pk: int) -> HttpResponse:
    """Keep a document with a proposal."""
    found = _visible(request, pk)
    if not access.may_log(request.user, found.event):
        raise NotAllowed
    form = AttachmentForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        added = form.attempt(
            attachments.attach, actor=request.user, proposal=found, **form.cleaned_data
        )
        if added is not None:
            return redirect("proposal", pk=pk)
    context = {"event": found.event, "form": form, "title": _("Attach a document")}
    return render(request, "events/record.html", context)


@never_cache
@require_safe
def attachment(request: Request, pk: UUID) -> FileResponse:
    """The document, to keep; no browser opens it as a page of this site."""
    found = get_object_or_404(access.attachments_visible_to(request.user), pk=pk)
    try:
        file = attachments.path_of(pk).open("rb")
    except FileNotFoundError:
        raise Http404 from None
    return FileResponse(
        file,
        as_attachment=True,
        filename=f"{slugify(found.title, allow_unicode=True) or pk}.pdf",
        content_type="application/pdf",
    )


@require_POST
def detach(request: Request, pk: UUID) -> HttpResponse:
    """Remove a document for good."""
    rows = access.attachments_visible_to(request.user).select_related("proposal__event__host")
    found = get_object_or_404(rows, pk=pk)
    with refusals_told(request):
        attachments.detach(actor=request.user, attachment=found)
        messages.success(request, _("The document is removed."))
    return redirect("proposal", pk=found.proposal_id)


@require_POST
def settle_follow_up(request: Request, pk: int) -> HttpResponse:
    """Note that a next step is done."""
    seen = access.proposals_visible_to(request.user).values("pk")
    step = get_object_or_404(
        FollowUp.objects.select_related("proposal__event__host"), pk=pk, proposal__in=seen
    )
    policies.settle_follow_up(actor=request.user, follow_up=step)
    return redirect("proposal", pk=step.proposal_id)


@require_http_methods(["GET", "HEAD", "POST"])
def policy_page(request: Request, pk: int) -> HttpResponse:
    """Whether the campaign of a root committee shows its policies to the public."""
    roots = committees_visible_to(request.user).filter(depth=1).select_related("campaign")
    root = get_object_or_404(roots, pk=pk)
    if not may(request.user, Action.APPOINT, root):
        raise NotAllowed
    campaign = root.campaign
    form = PolicyPageForm(request.POST or None, initial={"page": campaign.policy_page})
    if request.method == "POST" and form.is_valid():
        policies.open_policy_page(actor=request.user, campaign=campaign, **form.cleaned_data)
        messages.success(request, _("The public policy page is changed."))
        return redirect("policy_page", pk=pk)
    return render(request, "events/policy_page.html", {"campaign": campaign, "form": form})


@login_not_required
@require_safe
def public_policies(request: HttpRequest, slug: str) -> HttpResponse:
    """A campaign's policies for everybody, where the campaign chose so; no cookie, no person."""
    shown = Campaign.objects.exclude(policy_page=Campaign.PolicyPage.CLOSED)
    campaign = get_object_or_404(shown, slug=slug)
    form = PublicSearchForm(request.GET, campaign=campaign)
    found = reports.policy_page(campaign, **(form.cleaned_data if form.is_valid() else {}))
    drawn = tile_map.draw(
        {region.code: number for region, _group, number in found.provinces},
        {region.code: group for region, group, _number in found.provinces},
    )
    by_code = {region.code: (region, number) for region, _group, number in found.provinces}
    context = {
        "campaign": campaign,
        "form": form,
        "found": found,
        "map": drawn,
        "tiles": [(tile, _short_name(tile.code), *by_code[tile.code]) for tile in drawn.tiles],
        "listed": campaign.policy_page == Campaign.PolicyPage.LISTED,
    }
    response = render(request, "events/public_policies.html", context)
    if not context["listed"]:
        response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response


def _visible(request: Request, pk: int) -> Proposal:
    visible = access.proposals_visible_to(request.user)
    rows = visible.select_related("event__host__campaign", "person", "guest")
    return get_object_or_404(rows.prefetch_related("regions", "mega_regions", "themes"), pk=pk)


def _short_name(code: str) -> str:
    ko, en = SHORT_NAMES[code]
    return en if get_language() == "en" else ko
