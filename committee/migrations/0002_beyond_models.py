"""What the models cannot say: the cache's table, the notes of changes, who owns the issuance log."""

from django.core.management import call_command
from django.db import migrations

# Notes which transactions changed what reports count, so that a kept count is known to hold.
TABLES = (
    "committee_appointment",
    "committee_campaign",
    "committee_committee",
    "committee_consent",
    "committee_formername",
    "committee_formerplace",
    "committee_megaregion",
    "committee_megaregion_regions",
    "committee_person",
    "committee_post",
    "committee_region",
    "committee_title",
    "committee_unitkind",
)

NOTE_CHANGES = """
CREATE TABLE committee_change (xid xid8 PRIMARY KEY, at timestamptz NOT NULL DEFAULT now());
CREATE INDEX committee_change_at ON committee_change (at);
CREATE FUNCTION committee_note_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO committee_change (xid) VALUES (pg_current_xact_id()) ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;
""" + "".join(
    f"CREATE TRIGGER note_change AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON {table}"
    " FOR EACH STATEMENT EXECUTE FUNCTION committee_note_change();\n"
    for table in TABLES
)
FORGET_CHANGES = "DROP FUNCTION committee_note_change() CASCADE; DROP TABLE committee_change;"

# The owner of a table can change it whatever was granted, so the log belongs to a role that nobody
# signs in as. Only a superuser may hand a table over like that; anybody else is told what to do.
HANDED_OVER = """
    DO $$
    BEGIN
        BEGIN
            CREATE ROLE rostrum_issuance_log NOLOGIN;
        EXCEPTION WHEN duplicate_object OR unique_violation THEN
            NULL;
        END;
        ALTER TABLE committee_issuancelog OWNER TO rostrum_issuance_log;
        REVOKE ALL ON committee_issuancelog FROM PUBLIC;
        EXECUTE format('GRANT SELECT, INSERT ON committee_issuancelog TO %I', current_user);
        EXECUTE format('GRANT USAGE ON SEQUENCE committee_issuancelog_id_seq TO %I', current_user);
    EXCEPTION WHEN insufficient_privilege THEN
        RAISE WARNING 'the issuance log still belongs to the role %; docs/operators.md (Issuance log) '
            'says how to hand it over', current_user;
    END $$
"""

TAKEN_BACK = """
    DO $$
    BEGIN
        EXECUTE format('ALTER TABLE committee_issuancelog OWNER TO %I', current_user);
    EXCEPTION WHEN insufficient_privilege THEN
        RAISE WARNING 'the issuance log belongs to another role, which has to remove it';
    END $$
"""


def create_cache(apps, schema_editor):
    """Make the table behind ``CACHES``, in which sign-in throttles count over all web processes."""
    call_command(
        "createcachetable", "site_cache", database=schema_editor.connection.alias, verbosity=0
    )


class Migration(migrations.Migration):
    dependencies = [("committee", "0001_initial")]

    replaces = [  # for databases from before these were one
        ("committee", "0002_cache_table"),
        ("committee", "0003_person_search"),
        ("committee", "0004_former_names"),
        ("committee", "0005_dissolutions"),
        ("committee", "0006_closed_posts_and_acting"),
        ("committee", "0007_districts"),
        ("committee", "0008_unit_templates"),
        ("committee", "0009_access_tokens"),
        ("committee", "0010_imports"),
        ("committee", "0011_former_places"),
        ("committee", "0012_roster_indexes"),
        ("committee", "0013_saved_filters"),
        ("committee", "0014_exports"),
        ("committee", "0015_term_indexes"),
        ("committee", "0016_merged_people"),
        ("committee", "0017_changes"),
        ("committee", "0018_appointments_of_kept_records"),
        ("committee", "0019_policy_page"),
        ("committee", "0020_batches"),
        ("committee", "0021_desk_by_key"),
        ("committee", "0022_corrected_rows"),
        ("committee", "0023_picked_imports"),
        ("committee", "0024_two_approvers"),
        ("committee", "0025_second_approvals"),
        ("committee", "0026_erased_people"),
        ("committee", "0027_nobody_who_was_erased"),
        ("committee", "0028_reminders_and_letters"),
        ("committee", "0029_mailings"),
        ("committee", "0030_superseded_certificates"),
        ("committee", "0031_certificate_reports"),
        ("committee", "0032_throttles"),
        ("committee", "0033_certificate_designs"),
        ("committee", "0034_number_style"),
        ("committee", "0035_batch_files"),
        ("committee", "0036_credential_copies"),
        ("committee", "0037_issuance_log"),
    ]

    operations = [
        migrations.RunPython(create_cache, migrations.RunPython.noop),
        migrations.RunSQL(migrations.RunSQL.noop, 'DROP TABLE IF EXISTS "site_cache"'),
        migrations.RunSQL(NOTE_CHANGES, FORGET_CHANGES),
        migrations.RunSQL("ALTER TABLE committee_throttle SET UNLOGGED", migrations.RunSQL.noop),
        migrations.RunSQL(HANDED_OVER, TAKEN_BACK),
    ]
