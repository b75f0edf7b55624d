"""A person's page and contact data."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from committee import access, reports
from committee.http import Request
from committee.people_forms import ContactForm
from committee.services import contacts
from committee.services.people import disclose_contact


@require_safe
def person_page(request: Request, pk: UUID) -> HttpResponse:
    """A person's posts over time, as far as the reader may see them."""
    visible = access.people_visible_to(request.user)
    person = visible.filter(pk=pk).first()
    if person is None:
        kept = get_object_or_404(visible, absorbed=pk)
        return redirect("person", pk=kept.pk)
    may_merge = access.may_merge(request.user, person)
    posts = (
        access.appointments_visible_to(request.user)
        .filter(person=person)
        .select_related("post__title", "post__committee")
        .order_by("-term")
    )
    certificates = (
        access.certificates_visible_to(request.user)
        .filter(appointment__person=person)
        .select_related("appointment__post__title", "appointment__post__committee")
    )
    context = {
        "person": person,
        "posts": posts,
        "certificates": certificates,
        "may_see_contact": access.may_see_contact(request.user, person),
        "may_merge": may_merge,
        "mergers": reports.undoable_mergers(person) if may_merge else [],
        "is_self": person.user_id == request.user.pk,
    }
    return render(request, "committee/person.html", context)


@require_POST
def contact(request: Request, pk: UUID) -> HttpResponse:
    """Phone and mail, shown once and noted; a POST, because looking leaves a trace."""
    person = get_object_or_404(access.people_visible_to(request.user), pk=pk)
    disclose_contact(actor=request.user, person=person)
    template = "committee/contact.html#contact" if request.htmx else "committee/contact.html"
    return render(request, template, {"person": person})


@require_http_methods(["GET", "HEAD", "POST"])
def correct_contact(request: Request, pk: UUID) -> HttpResponse:
    """Put a wrong phone number or mail address right, with a reason."""
    kept = access.people_kept_by(request.user).filter(merged_into=None, erased_at=None)
    person = get_object_or_404(kept, pk=pk)
    form = ContactForm(request.POST or None, actor=request.user, person=person)
    if request.method == "POST" and form.is_valid():
        if form.same is not None:
            messages.info(request, _("Make the two records one; say there which contact holds."))
            return redirect("merge_people", pk=form.same.pk, other=person.pk)
        decide = contacts.correct_contact
        if form.attempt(decide, actor=request.user, person=person, **form.arguments):
            messages.success(request, _("The contact is corrected."))
            return redirect("person", pk=pk)
    context = {"person": person, "form": form}
    return render(request, "committee/correct_contact.html", context)
