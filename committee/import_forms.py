"""Forms of the bulk import."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from committee.access import Action, authority
from committee.findings import COLUMN_LABELS, column_label, column_of, said
from committee.forms import (
    SOMEBODY_ELSE,
    DayField,
    DecisionForm,
    PostField,
    looks,
    offer_posts,
)
from committee.models import Committee, Import, ImportRow, Post, Verdict
from committee.reports import likely_the_same
from committee.services.imports.reading import REQUIRED
from committee.services.imports.rows import LONGEST
from committee.spreadsheets import MAX_BYTES
from committee.spreadsheets.refusals import MB


class UploadForm(DecisionForm):
    """The file, and what holds for all of its rows."""

    committee = forms.ModelChoiceField(
        Committee.objects.none(),
        label=_("Committee"),
        empty_label=None,
        help_text=_("The file may name this committee and everything below it."),
    )
    file = forms.FileField(
        label=_("File"),
        help_text=_("XLSX, or CSV in UTF-8 or Korean (CP949); at most 20 MB and 200,000 rows."),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv,.txt,.tsv"}),
    )
    source = forms.CharField(
        label=_("Source of the data"),
        max_length=200,
        help_text=_(
            "Where the names and contacts came from, for rows that name no source themselves. "
            "The people will read this."
        ),
    )
    starts_on = DayField(label=_("First day"), initial=timezone.localdate)

    def __init__(self, *args: Any, actor: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        tops = Committee.objects.filter(path__in=authority(actor).scope(Action.APPOINT).subtrees)
        self.offer("committee", tops)
        self.initial.setdefault("committee", tops.first())

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > MAX_BYTES:
            size = {"megabytes": -(-file.size // MB), "limit": MAX_BYTES // MB}
            raise forms.ValidationError(said(("too_big", size)), code="too_big")
        return file


class PickForm(DecisionForm):
    """For which post the people of a roster are nominated."""

    post = PostField(
        queryset=Post.objects.none(),
        label=_("Post"),
        empty_label="—",
        help_text=_("Everybody chosen is nominated for this one post, as far as it has seats."),
    )
    source = forms.CharField(
        label=_("Source of the data"),
        max_length=200,
        help_text=_("Where the names and contacts came from. The people will read this."),
    )
    starts_on = DayField(label=_("First day"), initial=timezone.localdate)

    def __init__(
        self, *args: Any, actor: Any, find: str = "", post: Post | None = None, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.searched = offer_posts(self, actor, find=find, post=post)


class ColumnsForm(DecisionForm):
    """Which column of the file is which."""

    def __init__(self, *args: Any, taken: Import, **options: Any) -> None:
        super().__init__(*args, **options)
        columns = [
            (place, f"{heading or '–'} ({place + 1})") for place, heading in enumerate(taken.header)
        ]
        for column in COLUMN_LABELS:
            self.fields[column] = forms.TypedChoiceField(
                label=column_label(column),
                choices=[("", _("not in the file")), *columns],
                coerce=int,
                empty_value=None,
                required=column in REQUIRED,
                initial=taken.mapping.get(column),
            )

    @property
    def mapping(self) -> dict[str, int]:
        """Column → its place in the file, from 0."""
        return {name: place for name, place in self.cleaned_data.items() if place is not None}


class CommitForm(DecisionForm):
    """What is to happen with rows that are not good."""

    mode = forms.ChoiceField(
        label=_("If rows are not good"),
        choices=[
            (Import.Mode.ALL, _("import nothing: all rows or none")),
            (Import.Mode.GOOD, _("import the good rows only")),
        ],
        widget=forms.RadioSelect,
        initial=Import.Mode.ALL,
    )
    take_lookalikes = forms.BooleanField(
        label=_("Take possible duplicates too, as new people"),
        required=False,
        help_text=_("Look at them below first."),
    )

    def __init__(self, *args: Any, taken: Import, **options: Any) -> None:
        super().__init__(*args, **options)
        if not taken.counts.get("lookalike"):
            del self.fields["take_lookalikes"]


class RowForm(DecisionForm):
    """The cells of one row, each with what was found about it, to be put right.

    What is not sent stays as it is, so a button alone can take a suggestion (``take_committee``,
    ``take_post``) or give an answer (``same_as``).
    """

    def __init__(self, *args: Any, row: ImportRow, actor: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.row = row
        for column, limit in LONGEST.items():
            self.fields[column] = forms.CharField(
                label=column_label(column),
                max_length=limit,
                required=False,
                initial=row.text(column),
            )
        self.known = {str(person.pk): person for person in _alike(actor, row)}
        if row.verdict == Verdict.LOOKALIKE or row.decided:
            self.fields["same_as"] = forms.ChoiceField(
                label=_("Somebody like that is on record"),
                choices=[
                    *((key, looks(person)) for key, person in self.known.items()),
                    (SOMEBODY_ELSE, _("None of these: a person of their own")),
                ],
                widget=forms.RadioSelect,
                required=False,
                initial=SOMEBODY_ELSE if row.another_person else row.same_as_id,
            )
        for name in REQUIRED:
            self.fields[name].needed = True  # type: ignore[attr-defined]

    @classmethod
    def showing(cls, row: ImportRow, actor: Any) -> RowForm:
        """The row as it stands, with what was found as errors beside the fields."""
        texts: dict[str, Any] = {column: row.text(column) for column in LONGEST}
        if row.decided:
            texts["same_as"] = SOMEBODY_ELSE if row.another_person else str(row.same_as_id)
        form = cls(texts, row=row, actor=actor)
        faulty = set(form.errors)
        for finding in row.findings:
            name = column_of(finding)
            if name not in faulty:
                form.add_error(name if name in form.fields else None, said(finding))
        return form

    @property
    def arguments(self) -> dict[str, Any]:
        sent = {name: self.cleaned_data[name] for name in LONGEST if name in self.data}
        taken = {
            name: self.data[f"take_{name}"].replace("\0", "")  # which PostgreSQL takes in no text
            for name in ("committee", "post")
            if f"take_{name}" in self.data
        }
        answer = self.cleaned_data.get("same_as")
        return {
            "texts": sent | taken,
            "same_as": self.known.get(answer or ""),
            "another_person": answer == SOMEBODY_ELSE,
        }


def _alike(actor: Any, row: ImportRow) -> list[Any]:
    """People on record whom the row may mean; nobody while it is unknown where it belongs."""
    if row.post is None:
        return []
    return likely_the_same(
        actor, committee=row.post.committee, name=row.name, phone=row.phone, email=row.email
    )
