"""Which role gets which answer at which address.

One row an address, one column a role: 302 where one has to sign in first, 404 for what one must not
know of, 403 for what one sees and may not do, 405 for a method that the address does not take.
"""

from __future__ import annotations

ROLES = (
    "anonymous",
    "member",  # holds a post in the committee
    "other",  # holds a post in the sibling committee
    "staff",  # of the committee
    "sibling",  # staff of the sibling committee
    "door",  # on door duty at the committee's event
    "admin",  # of everything
    "former",  # was staff of the committee until yesterday
    "suspended",  # staff of the committee with a live session, suspended
)

UNKNOWN = "404 404 404 404 404 404 404 404 404"
OF_NONE_HERE = "302 404 404 404 404 404 404 404 302"
UNKNOWN_IF_SIGNED_IN = "302 404 404 404 404 404 404 404 302"
OPEN = "200 200 200 200 200 200 200 200 200"
SIGNED_IN = "302 200 200 200 200 200 200 200 302"
ADMIN_ONLY_PAGE = "302 403 403 403 403 403 200 403 302"
LOGGERS_ONLY_PAGE = "302 403 403 200 200 403 200 403 302"
SEEN_BY_COMMITTEE = "302 200 404 200 404 404 200 404 302"
ADMIN_OF_SEEN = "302 404 404 403 404 404 200 404 302"
ADMIN_MOVES = "302 404 404 403 404 404 302 404 302"
ADMIN_ALONE = "302 404 404 404 404 404 200 404 302"
ADMIN_MOVES_ALONE = "302 404 404 404 404 404 302 404 302"
CERTIFICATE = "302 404 404 404 404 404 200 404 302"
LOGGER_OF_SEEN = "302 403 404 200 404 404 200 404 302"
LOGGER_GOES_BACK = "302 403 404 302 404 404 302 404 302"
DOOR = "302 404 404 200 404 200 200 404 302"
NONE_AT_DOOR = "302 404 404 404 404 404 404 404 302"
ADMIN_OF_COMMITTEE = "302 403 404 403 404 404 200 404 302"
ADMIN_CHANGES = "302 403 404 403 404 404 302 404 302"
STAFF_OF_COMMITTEE = "302 403 404 200 404 404 200 404 302"
OF_THE_MEMBER = "302 200 404 404 404 404 404 404 302"
EXPORT = "302 404 404 200 404 404 200 404 302"
NOT_TAKEN = "302 405 405 405 405 405 405 405 302"
NOT_TAKEN_OPEN = "405 405 405 405 405 405 405 405 405"
AWAY = "302 302 302 302 302 302 302 302 302"
SIGNED_OUT = "200 302 302 302 302 302 302 302 200"
WITHOUT_PASSWORD = "302 200 200 302 302 302 302 302 302"
WITH_PASSWORD = "302 302 302 200 200 200 200 200 302"
NONE_SET_UP = "302 404 404 404 404 404 404 404 302"
NONE_OR_REAUTHENTICATE = "302 404 404 302 302 302 302 302 302"
REAUTHENTICATE = "302 403 403 302 302 302 302 302 302"
REAUTHENTICATE_BY_PASSWORD = "302 403 403 200 200 200 200 200 302"

CALLERS = "401 200 200 200 200 200 200 200 401"
CALLS_OF_COMMITTEE = "401 200 404 200 404 404 200 404 401"
CALLS_OF_LOGGER = "401 403 404 200 404 404 200 404 401"
CALLS_OF_DOOR = "401 404 404 200 404 200 200 404 401"
NO_SESSION = "401 401 401 401 401 401 401 401 401"
DEVICE_POSTS = "401 422 422 422 422 422 422 422 401"  # the body is read before the event

# name of the address → what GET answers, what an empty POST answers
MATRIX: dict[str, tuple[str, str]] = {
    "home": (SIGNED_IN, NOT_TAKEN),
    "committees": (SIGNED_IN, NOT_TAKEN),
    "committee": (SEEN_BY_COMMITTEE, NOT_TAKEN),
    "roster": (SEEN_BY_COMMITTEE, NOT_TAKEN),
    "dashboard": (SEEN_BY_COMMITTEE, NOT_TAKEN),
    "chart": (SEEN_BY_COMMITTEE, NOT_TAKEN),
    "changes": (SEEN_BY_COMMITTEE, NOT_TAKEN),
    "save_filter": (SEEN_BY_COMMITTEE, SEEN_BY_COMMITTEE),
    "saved_filter": (OF_THE_MEMBER, OF_THE_MEMBER),
    "delete_filter": (NOT_TAKEN, "302 302 404 404 404 404 404 404 302"),
    "export_roster": (STAFF_OF_COMMITTEE, STAFF_OF_COMMITTEE),
    "exports": (LOGGERS_ONLY_PAGE, NOT_TAKEN),
    "export": (EXPORT, NOT_TAKEN),
    "export_file": ("302 404 404 302 404 404 403 404 302", NOT_TAKEN),  # it waits for a worker
    "nominate_roster": (ADMIN_OF_COMMITTEE, ADMIN_OF_COMMITTEE),
    "vacancies": (STAFF_OF_COMMITTEE, NOT_TAKEN),
    "found_committee": (ADMIN_OF_COMMITTEE, ADMIN_OF_COMMITTEE),
    "set_up": (ADMIN_OF_COMMITTEE, ADMIN_OF_COMMITTEE),
    "rename_committee": (ADMIN_OF_COMMITTEE, ADMIN_OF_COMMITTEE),
    "move_committee": (ADMIN_OF_COMMITTEE, ADMIN_OF_COMMITTEE),
    "place_committee": (ADMIN_OF_COMMITTEE, ADMIN_CHANGES),  # to the end
    "merge_committee": (ADMIN_OF_COMMITTEE, ADMIN_OF_COMMITTEE),
    "dissolve_committee": (ADMIN_OF_COMMITTEE, ADMIN_OF_COMMITTEE),
    "reopen_committee": (ADMIN_OF_COMMITTEE, ADMIN_OF_COMMITTEE),  # it is not dissolved
    "open_post": (ADMIN_OF_COMMITTEE, ADMIN_OF_COMMITTEE),
    "post": (SEEN_BY_COMMITTEE, NOT_TAKEN),
    "change_seats": (ADMIN_OF_COMMITTEE, ADMIN_CHANGES),  # to no limit
    "close_post": (ADMIN_OF_COMMITTEE, ADMIN_OF_COMMITTEE),  # somebody holds it
    "regions": (SIGNED_IN, NOT_TAKEN),
    "person": ("302 404 404 200 404 404 200 404 302", NOT_TAKEN),
    "person_events": ("302 404 404 200 404 404 200 404 302", NOT_TAKEN),
    "contact": (NOT_TAKEN, "302 404 404 200 404 404 200 404 302"),
    "correct_contact": (ADMIN_ALONE, ADMIN_ALONE),
    "duplicates": (ADMIN_ONLY_PAGE, NOT_TAKEN),
    "find_duplicates": (NOT_TAKEN, "302 403 403 403 403 403 302 403 302"),
    "tell_apart": (NOT_TAKEN, "302 404 404 404 404 404 302 404 302"),
    "find_twin": (ADMIN_ALONE, NOT_TAKEN),
    "merge_people": (ADMIN_ALONE, ADMIN_ALONE),
    "undo_merger": (NOT_TAKEN, "302 404 404 404 404 404 302 404 302"),
    "explain": (SIGNED_IN, NOT_TAKEN),
    "visibility": (SIGNED_IN, NOT_TAKEN),
    "own_consents": (SIGNED_IN, UNKNOWN_IF_SIGNED_IN),  # the POST names no appointment
    "grants": (ADMIN_OF_COMMITTEE, ADMIN_OF_COMMITTEE),
    "end_grant": (NOT_TAKEN, "302 404 404 404 404 404 302 404 302"),
    "access_tokens": (SIGNED_IN, SIGNED_IN),
    "revoke_access_token": (NOT_TAKEN, "302 404 404 404 404 404 404 404 302"),
    "desk": (ADMIN_ONLY_PAGE, NOT_TAKEN),
    "batches": (ADMIN_ONLY_PAGE, NOT_TAKEN),
    "new_batch": (ADMIN_ONLY_PAGE, ADMIN_ONLY_PAGE),
    "batch": (ADMIN_ALONE, NOT_TAKEN),
    "start_run": (NOT_TAKEN, ADMIN_ALONE),
    "request_file": (NOT_TAKEN, ADMIN_ALONE),
    "batch_file": ("302 404 404 404 404 404 302 404 302", NOT_TAKEN),  # it waits for a worker
    "batch_run": (ADMIN_ALONE, NOT_TAKEN),
    "left_out": (ADMIN_ALONE, NOT_TAKEN),
    "dry_run": (ADMIN_ALONE, NOT_TAKEN),
    "approval_rule": (
        "302 403 403 403 403 404 200 404 302",
        "302 403 403 403 403 404 302 404 302",
    ),
    "agree_run": (NOT_TAKEN, ADMIN_MOVES_ALONE),
    "pause_run": (NOT_TAKEN, ADMIN_MOVES_ALONE),
    "resume_run": (NOT_TAKEN, ADMIN_MOVES_ALONE),
    "cancel_run": (NOT_TAKEN, ADMIN_MOVES_ALONE),
    "retry_run": (NOT_TAKEN, ADMIN_MOVES_ALONE),
    "nominate": (ADMIN_ONLY_PAGE, ADMIN_ONLY_PAGE),
    "appointment": (ADMIN_OF_SEEN, NOT_TAKEN),
    "invite": (NOT_TAKEN, ADMIN_MOVES),
    "remind_invitee": (NOT_TAKEN, ADMIN_MOVES),
    "print_letter": (NOT_TAKEN, ADMIN_MOVES),  # nobody is invited; the page says why not
    "approve": (NOT_TAKEN, ADMIN_MOVES),
    "issue": (NOT_TAKEN, ADMIN_MOVES),
    "end": (NOT_TAKEN, ADMIN_OF_SEEN),
    "correct_term": (ADMIN_OF_SEEN, ADMIN_OF_SEEN),
    "imports": (ADMIN_ONLY_PAGE, NOT_TAKEN),
    "new_import": (ADMIN_ONLY_PAGE, ADMIN_ONLY_PAGE),
    "import_template": (ADMIN_ONLY_PAGE, NOT_TAKEN),
    "import": (ADMIN_ALONE, NOT_TAKEN),
    "import_columns": (ADMIN_ALONE, ADMIN_ALONE),
    "commit_import": (NOT_TAKEN, ADMIN_ALONE),
    "cancel_import": (NOT_TAKEN, "302 404 404 404 404 404 302 404 302"),
    "import_row": (ADMIN_ALONE, "302 404 404 404 404 404 302 404 302"),  # it stays as it is
    "rejected_rows": (ADMIN_ALONE, NOT_TAKEN),
    "designs": (ADMIN_ONLY_PAGE, NOT_TAKEN),
    "new_design": (ADMIN_ONLY_PAGE, ADMIN_ONLY_PAGE),
    "seals": (ADMIN_ONLY_PAGE, ADMIN_ONLY_PAGE),
    "seal_file": (ADMIN_ALONE, NOT_TAKEN),
    "number_style": (ADMIN_ALONE, ADMIN_ALONE),
    "design": (ADMIN_ALONE, ADMIN_ALONE),
    "design_preview": (NOT_TAKEN, ADMIN_ALONE),
    "design_version": (ADMIN_ALONE, "302 404 404 404 404 404 302 404 302"),
    "use_design": (ADMIN_ALONE, "302 404 404 404 404 404 302 404 302"),  # in the whole campaign
    "offer_design": (NOT_TAKEN, "302 404 404 404 404 404 302 404 302"),
    "end_design_use": (NOT_TAKEN, "302 404 404 404 404 404 302 404 302"),
    "certificate": (CERTIFICATE, NOT_TAKEN),
    "certificate_pdf": (CERTIFICATE, NOT_TAKEN),
    "revoke": (CERTIFICATE, CERTIFICATE),
    "credential": (OF_THE_MEMBER, OF_THE_MEMBER),
    "supersede": (CERTIFICATE, CERTIFICATE),
    "report_mistake": (OF_NONE_HERE, OF_NONE_HERE),  # the holder is none of the roles
    "resign": ("302 404 404 404 404 404 403 404 302", "302 404 404 404 404 404 403 404 302"),
    "certificate_reports": (ADMIN_ONLY_PAGE, NOT_TAKEN),
    "certificate_report": (ADMIN_ALONE, ADMIN_ALONE),
    "events": (SIGNED_IN, NOT_TAKEN),
    "event": (SEEN_BY_COMMITTEE, NOT_TAKEN),
    "log_event": (LOGGERS_ONLY_PAGE, LOGGERS_ONLY_PAGE),
    "amend_event": (LOGGER_OF_SEEN, LOGGER_OF_SEEN),
    "copy_event": (LOGGER_OF_SEEN, LOGGER_OF_SEEN),  # nothing is chosen yet
    "copying": (ADMIN_ALONE, NOT_TAKEN),  # whoever started it
    "programme": (SEEN_BY_COMMITTEE, NOT_TAKEN),
    "introductions": (LOGGER_OF_SEEN, LOGGER_OF_SEEN),
    "move_introduction": (NOT_TAKEN, "302 403 404 404 404 404 404 404 302"),  # nobody
    "move_event": (NOT_TAKEN, LOGGER_GOES_BACK),
    "cancel_event": (LOGGER_OF_SEEN, LOGGER_OF_SEEN),  # it was held
    "edit_programme": (LOGGER_OF_SEEN, LOGGER_OF_SEEN),
    "publish_programme": (NOT_TAKEN, "302 403 404 302 404 404 302 404 302"),
    "programme_versions": (SEEN_BY_COMMITTEE, NOT_TAKEN),
    "programme_version": (SEEN_BY_COMMITTEE, NOT_TAKEN),
    "run": (LOGGER_OF_SEEN, LOGGER_GOES_BACK),
    "start_over": (NOT_TAKEN, LOGGER_GOES_BACK),
    "cues": (LOGGER_OF_SEEN, LOGGER_OF_SEEN),
    "screen": (LOGGER_OF_SEEN, NOT_TAKEN),
    "ceremony": (LOGGER_OF_SEEN, LOGGER_GOES_BACK),
    "queue": (LOGGER_OF_SEEN, LOGGER_OF_SEEN),
    "order_queue": (NOT_TAKEN, LOGGER_GOES_BACK),
    "mark_absent": (NOT_TAKEN, LOGGER_GOES_BACK),
    "recipient": (LOGGER_OF_SEEN, LOGGER_OF_SEEN),
    "proxy": (LOGGER_OF_SEEN, LOGGER_OF_SEEN),
    "certificate_conferrals": (CERTIFICATE, NOT_TAKEN),
    "appointment_conferrals": (ADMIN_ALONE, NOT_TAKEN),
    "screen_link": (NOT_TAKEN, LOGGER_GOES_BACK),
    "passes": (LOGGER_OF_SEEN, NOT_TAKEN),
    "attendance": (LOGGER_OF_SEEN, LOGGER_OF_SEEN),
    "listed": (LOGGER_OF_SEEN, LOGGER_OF_SEEN),
    "listed_guest": (LOGGER_OF_SEEN, LOGGER_GOES_BACK),  # to no office
    "take_off": (NOT_TAKEN, LOGGER_GOES_BACK),
    "ask": (LOGGER_OF_SEEN, LOGGER_OF_SEEN),
    "ask_guests": (LOGGER_OF_SEEN, LOGGER_OF_SEEN),
    "ask_roster": (STAFF_OF_COMMITTEE, STAFF_OF_COMMITTEE),
    "remind": (NOT_TAKEN, "302 403 404 302 404 404 302 404 302"),
    "record_statement": (LOGGER_OF_SEEN, LOGGER_OF_SEEN),
    "record_proposal": (LOGGER_OF_SEEN, LOGGER_OF_SEEN),
    "state_headcount": (LOGGER_OF_SEEN, LOGGER_OF_SEEN),
    "door": (DOOR, NOT_TAKEN),
    "event_file": (SEEN_BY_COMMITTEE, NOT_TAKEN),
    "calendar": (SIGNED_IN, SIGNED_IN),
    "door_duties": (LOGGER_OF_SEEN, LOGGER_OF_SEEN),
    "end_duty": (NOT_TAKEN, LOGGER_GOES_BACK),
    "door_worker": (DOOR, NOT_TAKEN),
    "scan": (NOT_TAKEN, DOOR),
    "walk_in": (NOT_TAKEN, DOOR),
    "undo_scan": (NOT_TAKEN, NONE_AT_DOOR),
    "report": (LOGGER_OF_SEEN, NOT_TAKEN),
    "export_attendance": (LOGGER_OF_SEEN, LOGGER_OF_SEEN),
    "photos": (SEEN_BY_COMMITTEE, LOGGER_OF_SEEN),
    "photo": (LOGGER_OF_SEEN, LOGGER_OF_SEEN),
    "remove_photo": (NOT_TAKEN, "302 403 404 302 404 404 302 404 302"),
    "photo_file": ("404 404 404 200 404 404 200 404 404", NOT_TAKEN_OPEN),  # for staff alone
    "public_page": (LOGGER_OF_SEEN, "302 403 404 302 404 404 302 404 302"),
    "press": (LOGGER_OF_SEEN, "302 403 404 404 404 404 404 404 302"),  # nothing is drafted
    "draft_press": (NOT_TAKEN, "302 403 404 302 404 404 302 404 302"),
    "press_file": ("302 403 404 404 404 404 404 404 302", NOT_TAKEN),
    "statements": (SIGNED_IN, NOT_TAKEN),
    "amend_statement": (LOGGER_OF_SEEN, LOGGER_OF_SEEN),
    "proposals": (SIGNED_IN, NOT_TAKEN),
    "proposal": (SEEN_BY_COMMITTEE, LOGGER_OF_SEEN),
    "amend_proposal": (LOGGER_OF_SEEN, LOGGER_OF_SEEN),
    "attach": (LOGGER_OF_SEEN, LOGGER_OF_SEEN),
    "attachment": (SEEN_BY_COMMITTEE, NOT_TAKEN),
    "detach": (NOT_TAKEN, "302 403 404 302 404 404 302 404 302"),
    "settle_follow_up": (NOT_TAKEN, "302 403 404 302 404 404 302 404 302"),
    "policy_page": ("302 403 403 403 403 404 200 404 302", "302 403 403 403 403 404 200 404 302"),
    "committee_events": (SEEN_BY_COMMITTEE, NOT_TAKEN),
    "conflicts": (LOGGER_OF_SEEN, "302 403 404 404 404 404 404 404 302"),
    "admit": (NOT_TAKEN, "302 404 404 302 404 302 302 404 302"),
    # the API; a browser's session opens it as a token does
    "api:openapi-json": (OPEN, NOT_TAKEN_OPEN),
    "api:api-root": (UNKNOWN, UNKNOWN),
    "api:unknown": (UNKNOWN, UNKNOWN),
    "api:token": (NO_SESSION, NOT_TAKEN_OPEN),
    "api:committees": (CALLERS, NOT_TAKEN_OPEN),
    "api:committee": (CALLS_OF_COMMITTEE, NOT_TAKEN_OPEN),
    "api:roster": (CALLS_OF_COMMITTEE, NOT_TAKEN_OPEN),
    "api:verify": (OPEN, NOT_TAKEN_OPEN),
    "api:events": (CALLERS, NOT_TAKEN_OPEN),
    "api:event": (CALLS_OF_COMMITTEE, NOT_TAKEN_OPEN),
    "api:programme": (CALLS_OF_COMMITTEE, NOT_TAKEN_OPEN),
    "api:attendance": (CALLS_OF_LOGGER, NOT_TAKEN_OPEN),
    "api:doors": (CALLERS, NOT_TAKEN_OPEN),
    "api:door": (CALLS_OF_DOOR, NOT_TAKEN_OPEN),
    "api:find_at_door": (DEVICE_POSTS, NOT_TAKEN_OPEN),  # the name is missing
    "api:passes": (CALLS_OF_DOOR, NOT_TAKEN_OPEN),
    "api:scans": (NOT_TAKEN_OPEN, DEVICE_POSTS),
    "api:walk_ins": (NOT_TAKEN_OPEN, DEVICE_POSTS),
    "api:undo": (NOT_TAKEN_OPEN, DEVICE_POSTS),
    # without an account
    "invitation": (OPEN, OPEN),
    "holder": (OPEN, UNKNOWN),  # the POST names no appointment
    "own_certificate": (OPEN, NOT_TAKEN_OPEN),
    "pass": (OPEN, OPEN),
    "public_screen": (OPEN, NOT_TAKEN_OPEN),
    "calendar_feed": (UNKNOWN, NOT_TAKEN_OPEN),
    "verify": (OPEN, NOT_TAKEN_OPEN),
    "report_certificate": (OPEN, OPEN),
    "verify_json": (OPEN, NOT_TAKEN_OPEN),
    "signed_statement": (OPEN, NOT_TAKEN_OPEN),
    "published_keys": (OPEN, NOT_TAKEN_OPEN),
    "did": (OPEN, NOT_TAKEN_OPEN),
    "status_list": (OPEN, NOT_TAKEN_OPEN),
    "public_event": (UNKNOWN, NOT_TAKEN_OPEN),  # it is not opened
    "public_policies": (OPEN, NOT_TAKEN_OPEN),
    "livez": (OPEN, NOT_TAKEN_OPEN),
    "readyz": (OPEN, NOT_TAKEN_OPEN),
    "theme": (NOT_TAKEN_OPEN, AWAY),
    "set_language": (AWAY, AWAY),
    # of the demo
    "gallery": (SIGNED_IN, NOT_TAKEN),
    "mailbox": (SIGNED_IN, NOT_TAKEN),
    "mailbox_message": ("302 404 404 404 404 404 404 404 302", NOT_TAKEN),
    # accounts, by django-allauth; the two members accepted by mail and have no password
    "account_change_password": (WITH_PASSWORD, WITH_PASSWORD),
    "account_confirm_email": (OPEN, UNKNOWN),
    "account_confirm_login_code": (AWAY, AWAY),
    "account_email": (SIGNED_IN, AWAY),
    "account_email_verification_sent": (OPEN, NOT_TAKEN_OPEN),
    "account_inactive": (OPEN, NOT_TAKEN_OPEN),
    "account_login": (SIGNED_OUT, SIGNED_OUT),
    "account_logout": (SIGNED_IN, AWAY),
    "account_reauthenticate": (REAUTHENTICATE_BY_PASSWORD, REAUTHENTICATE_BY_PASSWORD),
    "account_request_login_code": (SIGNED_OUT, SIGNED_OUT),
    "account_reset_password": (OPEN, OPEN),
    "account_reset_password_done": (OPEN, NOT_TAKEN_OPEN),
    "account_reset_password_from_key": (OPEN, OPEN),
    "account_reset_password_from_key_done": (OPEN, NOT_TAKEN_OPEN),
    "account_set_password": (WITHOUT_PASSWORD, WITHOUT_PASSWORD),
    "account_signup": (SIGNED_OUT, SIGNED_OUT),
    "mfa_activate_totp": (WITHOUT_PASSWORD, WITHOUT_PASSWORD),
    "mfa_add_webauthn": (WITHOUT_PASSWORD, WITHOUT_PASSWORD),
    "mfa_authenticate": (AWAY, AWAY),
    "mfa_deactivate_totp": (NONE_SET_UP, NONE_SET_UP),
    "mfa_download_recovery_codes": (NONE_SET_UP, NONE_SET_UP),
    "mfa_edit_webauthn": (NONE_OR_REAUTHENTICATE, NONE_OR_REAUTHENTICATE),
    "mfa_generate_recovery_codes": (WITHOUT_PASSWORD, WITHOUT_PASSWORD),
    "mfa_index": (SIGNED_IN, NOT_TAKEN),
    "mfa_list_webauthn": (SIGNED_IN, NOT_TAKEN),
    "mfa_login_webauthn": (AWAY, AWAY),
    "mfa_reauthenticate": (REAUTHENTICATE, REAUTHENTICATE),
    "mfa_reauthenticate_webauthn": (REAUTHENTICATE, REAUTHENTICATE),
    "mfa_remove_webauthn": (NONE_OR_REAUTHENTICATE, NONE_OR_REAUTHENTICATE),
    "mfa_view_recovery_codes": (NONE_SET_UP, NOT_TAKEN),
    "usersessions_list": (SIGNED_IN, AWAY),
}
