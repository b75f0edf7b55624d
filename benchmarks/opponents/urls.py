"""The product's addresses, and those of its opponents beside them."""

from django.urls import include, path

from benchmarks.opponents import views
from benchmarks.opponents.sites import SITES

urlpatterns = [
    *(path(f"opponents/{site.name}/", site.urls) for site in SITES),
    path("opponents/empty-roster/<int:pk>/", views.empty_roster),
    path("opponents/appointments.csv", views.appointments_csv),
    path("", include("config.urls")),
]
