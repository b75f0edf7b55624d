"""The product's settings, with the smaller campaign and the opponents beside it."""

from benchmarks.database import SMALL
from config.settings import *  # noqa: F403
from config.settings import DATABASES, INSTALLED_APPS, THROTTLES

DATABASES["small"] = DATABASES["default"] | {"NAME": SMALL}
INSTALLED_APPS = [*INSTALLED_APPS, "benchmarks.opponents"]
ROOT_URLCONF = "benchmarks.opponents.urls"
THROTTLES["verify"] = (1_000_000, 60)  # a visitor is slowed down long before a benchmark ends
