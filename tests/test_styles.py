"""Every class that a template names is defined: without a rule it looks like a mistake."""

from __future__ import annotations

import re
from pathlib import Path

from django.contrib.staticfiles import finders

CHECKOUT = Path(__file__).parents[1]
COMMENT = re.compile(r"/\*.*?\*/", re.S)
TAG = re.compile(r"{%.*?%}|{{.*?}}")
PART = re.compile(r"[\w-]+({%.*?endif %}|{{.*?}})|{{.*?}}[\w-]+")
CLASSES = re.compile(r'class="((?:{%.*?%}|{{.*?}}|[^"])*)"', re.S)


def defined():
    """Bootstrap's classes and ours."""
    sheets = [Path(str(finders.find("css/bootstrap.min.css")))]
    sheets += (CHECKOUT / "static/rostrum").glob("*.css")
    text = COMMENT.sub("", "".join(sheet.read_text("utf-8") for sheet in sheets))
    return set(re.findall(r"\.([A-Za-z_][\w-]*)", text))


def named():
    """Class → the templates that name it; one of which a tag makes a part is left away."""
    found = {}
    for template in (CHECKOUT / "templates").rglob("*.html"):
        for names in CLASSES.findall(template.read_text("utf-8")):
            for name in TAG.sub(" ", PART.sub(" ", names)).split():
                found.setdefault(name, set()).add(template.name)
    return found


def test_every_class_of_a_template_has_a_rule():
    known = defined()
    lost = {name: files for name, files in named().items() if name not in known}
    assert lost == {}
