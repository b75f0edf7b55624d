"""What can be decided, as verbs: authorise, lock, write, audit, in one transaction.

Every function takes keyword arguments and an ``actor``, and raises ``committee.errors``.
"""
