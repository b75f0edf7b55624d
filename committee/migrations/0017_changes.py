"""Notes which transactions changed what reports count, so that a kept count is known to hold."""

from django.db import migrations

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

MAKE = """
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
UNMAKE = "DROP FUNCTION committee_note_change() CASCADE; DROP TABLE committee_change;"


class Migration(migrations.Migration):
    dependencies = [("committee", "0016_merged_people")]

    operations = [migrations.RunSQL(MAKE, UNMAKE)]
