"""Designing certificates: the editor with its preview, versions, seals and numbers."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from committee import access, reports
from committee.design_forms import (
    DesignForm,
    NewDesignForm,
    NumbersForm,
    SealForm,
    Signatories,
    UseForm,
)
from committee.errors import DesignChanged, DomainError, NotAllowed
from committee.http import Request, looked_for
from committee.models import CertificateDesign, DesignUse, DesignVersion
from committee.services import designs as service
from committee.services.samples import Preview, Sample
from committee.services.samples import preview as tried
from committee.services.seals import add_seal


@require_safe
def design_list(request: Request) -> HttpResponse:
    """The designs of the campaigns that the account leads, and how their numbers are made."""
    _require_leading(request)
    context = {
        "designs": reports.designs_of(request.user),
        "campaigns": access.campaigns_led_by(request.user),
    }
    return render(request, "committee/designs.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def new_design(request: Request) -> HttpResponse:
    """Start a design from the usual look."""
    _require_leading(request)
    form = NewDesignForm(request.POST or None, actor=request.user)
    if request.method == "POST" and form.is_valid():
        design = form.attempt(service.start_design, actor=request.user, **form.arguments)
        if design is not None:
            return redirect("design", pk=design.pk)
    context = {"form": form, "heading": _("New design"), "submit": _("Start")}
    return render(request, "committee/design_step.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def design_page(request: Request, pk: int) -> HttpResponse:
    """The editor: a draft beside its preview; saved, published, or only looked at."""
    design = _visible(request, pk)
    working = service.working_version(design)
    form, signatories = _forms(request, design, working)
    met: dict[str, Any] = {}
    if {"save", "publish"} & request.POST.keys() and form.is_valid() and signatories.is_valid():
        content = form.content | {"signatories": signatories.content}
        try:
            _keep(request, design, content)
            return redirect("design", pk=pk)
        except DomainError as error:
            form.add_error(None, str(error))
            met = _met(design, content, error)
    context = {
        "design": design,
        "working": working,
        "edits": _edits(request, design),
        "form": form,
        "signatories": signatories,
        "preview": _preview(design, form, signatories, working),
        "versions": design.versions.published().select_related("created_by"),
        "uses": design.uses.select_related("committee"),
    }
    status = HTTPStatus.CONFLICT if "theirs" in met else HTTPStatus.OK
    return render(request, "committee/design.html", context | met, status=status)


def _edits(request: Request, design: CertificateDesign) -> int:
    """The state of the design that the form shows."""
    sent = request.POST.get("edits", "")
    if request.method != "POST":
        return design.edits
    return int(sent) if sent.isdecimal() and len(sent) < 10 else -1


def _keep(request: Request, design: CertificateDesign, content: Any) -> None:
    edits = _edits(request, design)
    draft = service.save_draft(actor=request.user, design=design, edits=edits, **content)
    if "publish" in request.POST:
        service.publish(actor=request.user, draft=draft)
        messages.success(request, _("The design is published."))
    else:
        messages.success(request, _("The draft is saved."))


def _met(design: CertificateDesign, content: Any, error: DomainError) -> dict[str, Any]:
    """The state of the design now, and what somebody else saved beside what was to be saved."""
    design.refresh_from_db(fields=["edits"])
    if not isinstance(error, DesignChanged):
        return {"edits": design.edits}
    theirs = service.working_version(design)
    mine = DesignVersion(design=design, **content)
    differences = reports.differences(theirs, mine)
    return {"edits": design.edits, "theirs": theirs, "differences": differences}


@require_POST
def preview(request: Request, pk: int) -> HttpResponse:
    """How the form as it stands would look; nothing is kept."""
    design = _visible(request, pk)
    form, signatories = _forms(request, design, service.working_version(design))
    context = {"form": form, "preview": _preview(design, form, signatories)}
    return render(request, "committee/design.html#preview", context)


def _forms(request: Request, design: CertificateDesign, working: DesignVersion) -> tuple[Any, Any]:
    data = request.POST or None
    shown = DesignVersion(design=design, **service.content_of(working))
    form = DesignForm(data, instance=shown, initial={"sample": request.GET.get("sample")})
    return form, Signatories(data, initial=working.signatories, prefix="signatory")


def _preview(
    design: CertificateDesign, form: Any, signatories: Any, working: DesignVersion | None = None
) -> Preview:
    if not form.is_bound:
        return tried(working, form.sample_chosen) if working else Preview()
    if not (form.is_valid() and signatories.is_valid()):
        return Preview(problem=_("Correct what is marked; then the picture comes back."))
    content = form.content | {"signatories": signatories.content}
    return tried(DesignVersion(design=design, **content), form.sample_chosen)


@require_http_methods(["GET", "HEAD", "POST"])
def version(request: Request, pk: int, number: int) -> HttpResponse:
    """One published version, and what it changed; a post goes back to it."""
    design = _visible(request, pk)
    versions = design.versions.published().select_related("created_by", "seal_image")
    shown = get_object_or_404(versions, number=number)
    if request.method == "POST":
        again = service.restore(actor=request.user, version=shown)
        messages.success(request, _("Version %(number)s is what counts now.") % vars(again))
        return redirect("design", pk=pk)
    wanted = request.GET.get("than", "")
    other = versions.filter(number=wanted if wanted.isdecimal() else number - 1).first()
    context = {
        "design": design,
        "version": shown,
        "other": other,
        "others": [each for each in versions if each != shown],
        "differences": reports.differences(other, shown) if other else [],
        "preview": tried(shown, Sample.USUAL),
    }
    return render(request, "committee/design_version.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def use(request: Request, pk: int) -> HttpResponse:
    """Use a design in the whole campaign, or in a committee and below."""
    design = _visible(request, pk)
    find = looked_for(request)
    form = UseForm(request.POST if request.method == "POST" else None, design=design, find=find)
    if request.method == "POST" and form.is_valid():
        done = form.attempt(service.use_design, actor=request.user, design=design, **form.arguments)
        if done is not None:
            messages.success(request, _("The next certificates there get this design."))
            return redirect("design", pk=pk)
    context = {
        "form": form,
        "heading": _("Where the design is used"),
        "submit": _("Use it there"),
        "design": design,
        "find": find,
    }
    return render(request, "committee/design_step.html", context)


@require_POST
def end_use(request: Request, pk: int) -> HttpResponse:
    """Use a design somewhere no more."""
    uses = DesignUse.objects.filter(campaign__in=access.campaigns_led_by(request.user))
    ended = get_object_or_404(uses.select_related("campaign"), pk=pk)
    service.end_use(actor=request.user, use=ended)
    messages.success(request, _("The design is not used there any more."))
    return redirect("design", pk=ended.design_id)


@require_POST
def offer(request: Request, pk: int) -> HttpResponse:
    """Put a design away, or offer it again."""
    design = _visible(request, pk)
    service.offer_design(actor=request.user, design=design, offered=not design.active)
    return redirect("design", pk=pk)


@require_http_methods(["GET", "HEAD", "POST"])
def seals(request: Request) -> HttpResponse:
    """The pictures of seals that the account keeps, and one more."""
    _require_leading(request)
    form = SealForm(request.POST or None, request.FILES or None, actor=request.user)
    if request.method == "POST" and form.is_valid():
        seal = form.attempt(add_seal, actor=request.user, **form.arguments)
        if seal is not None:
            messages.success(request, _("The seal is kept. Choose it in a design."))
            return redirect("seals")
    kept = access.seals_visible_to(request.user).select_related("uploaded_by").defer("png")
    return render(request, "committee/seals.html", {"form": form, "seals": kept})


@never_cache
@require_safe
def seal_file(request: Request, pk: int) -> HttpResponse:
    """The picture of a seal, for its keepers alone."""
    seal = get_object_or_404(access.seals_visible_to(request.user), pk=pk)
    return HttpResponse(bytes(seal.png), content_type="image/png")


@require_http_methods(["GET", "HEAD", "POST"])
def numbers(request: Request, pk: int) -> HttpResponse:
    """Whether a campaign draws the numbers of its certificates or counts them."""
    campaign = get_object_or_404(access.campaigns_led_by(request.user), pk=pk)
    form = NumbersForm(
        request.POST if request.method == "POST" else None,
        initial={"style": campaign.number_style},
    )
    if request.method == "POST" and form.is_valid():
        style = form.cleaned_data["style"]
        service.choose_numbers(actor=request.user, campaign=campaign, style=style)
        messages.success(request, _("The next certificates are numbered this way."))
        return redirect("designs")
    return render(request, "committee/numbers.html", {"form": form, "campaign": campaign})


def _visible(request: Request, pk: int) -> CertificateDesign:
    visible = access.designs_visible_to(request.user).select_related("campaign")
    return get_object_or_404(visible, pk=pk)


def _require_leading(request: Request) -> None:
    if not access.campaigns_led_by(request.user).exists():
        raise NotAllowed
