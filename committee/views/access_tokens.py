"""The account's own access tokens."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from committee.forms import AccessTokenForm
from committee.http import Request
from committee.services.access_tokens import make_token, revoke_token


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def access_tokens(request: Request) -> HttpResponse:
    """The tokens with which other systems act for the account; a new one is shown this once."""
    form = AccessTokenForm(request.POST or None)
    text = ""
    if request.method == "POST" and form.is_valid():
        _token, text = make_token(actor=request.user, **form.cleaned_data)
        form = AccessTokenForm()
    context = {"tokens": request.user.access_tokens.all(), "form": form, "text": text}
    return render(request, "committee/access_tokens.html", context)


@require_POST
def revoke(request: Request, pk: int) -> HttpResponse:
    """End a token at once."""
    token = get_object_or_404(request.user.access_tokens, pk=pk)
    revoke_token(actor=request.user, token=token)
    messages.success(request, _("The token %(name)s opens nothing any more.") % {"name": token})
    return redirect("access_tokens")
