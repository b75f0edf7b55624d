"""Addresses of the committee app's pages."""

from django.urls import path

from committee.views import (
    certificates,
    committees,
    desk,
    invitations,
    mailbox,
    people,
    site,
    verification,
)

urlpatterns = [
    path("committees/", committees.committee_list, name="committees"),
    path("committees/<int:pk>/", committees.committee_page, name="committee"),
    path("committees/<int:pk>/roster/", committees.roster, name="roster"),
    path("regions/", committees.regions, name="regions"),
    path("people/<uuid:pk>/", people.person_page, name="person"),
    path("people/<uuid:pk>/contact/", people.contact, name="contact"),
    path("appointments/", desk.desk, name="desk"),
    path("appointments/new/", desk.nominate, name="nominate"),
    path("appointments/<uuid:pk>/", desk.appointment_page, name="appointment"),
    path("appointments/<uuid:pk>/invite/", desk.invite, name="invite"),
    path("appointments/<uuid:pk>/approve/", desk.approve, name="approve"),
    path("appointments/<uuid:pk>/issue/", desk.issue, name="issue"),
    path("appointments/<uuid:pk>/end/", desk.end, name="end"),
    path("certificates/<uuid:pk>/", certificates.certificate_page, name="certificate"),
    path("certificates/<uuid:pk>.pdf", certificates.certificate_pdf, name="certificate_pdf"),
    path("certificates/<uuid:pk>/revoke/", certificates.revoke, name="revoke"),
    path("invitations/<str:token>/", invitations.invitation, name="invitation"),
    path("verify/<str:token>.json", verification.verify_json, name="verify_json"),
    path("verify/<str:token>/", verification.verify, name="verify"),
    path("theme/", site.theme, name="theme"),
    path("demo/gallery/", site.gallery, name="gallery"),
    path("demo/mailbox/", mailbox.mailbox, name="mailbox"),
    path("demo/mailbox/<str:name>/", mailbox.message, name="mailbox_message"),
]
