"""What can be logged of an event, as verbs; see ``committee.services``."""
