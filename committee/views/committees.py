"""The tree of committees, a committee's page, its posts and vacancies, and the regions."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from committee import access, reports
from committee.access import Action
from committee.chart_forms import DayForm
from committee.errors import NotAllowed
from committee.http import Request, looked_for
from committee.models import Committee, Post

ROWS_A_PAGE = 50


@require_safe
def committee_list(request: Request) -> HttpResponse:
    """The tree of committees that the account may see, or those of a name."""
    find = looked_for(request)
    user = request.user
    tree = reports.found_by_name(user, find) if find else reports.tree_for(user)
    return render(request, "committee/committees.html", {"tree": tree, "find": find})


@require_safe
def committee_page(request: Request, pk: int) -> HttpResponse:
    """One committee: where it hangs, what hangs below it, its posts and who holds them."""
    committee = visible_committee(request, pk)
    keeps_roster = access.may(request.user, Action.VIEW_ROSTER, committee)
    today = timezone.localdate()
    children = (
        access.committees_visible_to(request.user)
        .filter(path__startswith=committee.path, depth=committee.depth + 1)
        .select_related("kind")
        .order_by("path")
    )
    gone = [child for child in children if child.dissolved_on and child.dissolved_on <= today]
    context = {
        "committee": committee,
        "lineage": Committee.objects.leading_to(committee).exclude(pk=committee.pk),
        "children": [child for child in children if child not in gone],
        "dissolved": gone,
        "former_names": committee.former_names.all(),
        "may_view_roster": keeps_roster,
        "may_appoint": access.may(request.user, Action.APPOINT, committee),
        "may_reshape": access.may_above(request.user, committee),
        "may_log": access.may(request.user, Action.LOG_EVENT, committee),
        "posts": reports.posts_of(request.user, committee) if keeps_roster else [],
    }
    return render(request, "committee/committee.html", context)


@require_safe
def vacancies(request: Request, pk: int) -> HttpResponse:
    """Posts with free seats, here and below."""
    committee = visible_committee(request, pk)
    if not access.may(request.user, Action.VIEW_CONTACT, committee):
        raise NotAllowed
    context = {
        "committee": committee,
        "lineage": Committee.objects.leading_to(committee),
        "page": reports.vacancy_page(
            committee,
            size=ROWS_A_PAGE,
            after=request.GET.get("after", ""),
            before=request.GET.get("before", ""),
        ),
        "may_appoint": access.may(request.user, Action.APPOINT, committee),
    }
    return render(request, "committee/vacancies.html", context)


@require_safe
def post_page(request: Request, pk: int) -> HttpResponse:
    """Who holds a post, who held it, and who did on a day; as far as the reader may know."""
    visible = access.committees_visible_to(request.user)
    posts = Post.objects.select_related("title", "committee")
    post = get_object_or_404(posts.filter(committee__in=visible), pk=pk)
    if not access.may(request.user, Action.VIEW_ROSTER, post.committee):
        raise NotAllowed
    form = DayForm(request.GET)
    on = form.cleaned_data["on"] if form.is_valid() else None
    terms = reports.terms_of(request.user, post, on=on)
    context = {
        "post": post,
        "lineage": Committee.objects.leading_to(post.committee),
        "form": form,
        "on": on,
        "unnamed": reports.unnamed_holders(request.user, post, on=on or timezone.localdate()),
        "page": Paginator(terms, ROWS_A_PAGE).get_page(request.GET.get("page")),
    }
    return render(request, "committee/post.html", context)


@require_safe
def regions(request: Request) -> HttpResponse:
    """Provinces with their official codes today, grouped as the 5-pole 3-special plan does."""
    today = timezone.localdate()
    context = {"mega_regions": reports.regions_by_mega_region(today), "on": today}
    return render(request, "committee/regions.html", context)


def visible_committee(request: Request, pk: int) -> Committee:
    """The committee, or 404 for one that the account may not see."""
    visible = access.committees_visible_to(request.user).select_related(
        "kind", "region", "campaign", "merged_into"
    )
    committee: Committee = get_object_or_404(visible, pk=pk)
    return committee
