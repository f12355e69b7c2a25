"""Errors of the product; each message says what to do next.

Messages never contain personal data. Those for officers or kelurahan are in Indonesian.
"""


class TepatError(Exception):
    """An error that the operator can resolve: printed as a message, never as a traceback.

    Args:
        what: What happened, and where (file, row, column, line).
        kept: What was kept or left untouched.
        todo: What to do next.
    """

    def __init__(self, what: str, *, kept: str = "", todo: str = "") -> None:
        self.what, self.kept, self.todo = what, kept, todo
        super().__init__(" ".join(part for part in (what, kept, todo) if part))


class ConfigurationError(TepatError):
    """A setting, policy, feed or suite file has a mistake; names file, line and field."""


class LockHeldError(TepatError):
    """Another process held a lock until the timeout."""


class LandingUnreadableError(TepatError):
    """The landing root is missing or cannot be listed."""


class WarehouseUnavailableError(TepatError):
    """PostgreSQL is unreachable, full, of the wrong version, or refuses the login."""


class WarehouseBusyError(WarehouseUnavailableError):
    """The connection was lost or another transaction conflicted: a retry can succeed."""


class WarehouseError(TepatError):
    """PostgreSQL refused a statement; names SQLSTATE and constraint, never a row."""


class LakeDamagedError(TepatError):
    """A file of the lake is missing or does not match its hash."""


class FactUnknownError(TepatError):
    """A statement left a fact null: neither true nor false, so no suite can check it."""


class ValidationErroredError(TepatError):
    """An expectation could not be evaluated (unlike: was not met). It blocks the run."""


class NotSettledError(TepatError):
    """Statements repeated until nothing changes did not converge."""


class AuditFailedError(TepatError):
    """An audit check with severity ``stop`` returned rows. Nothing was published."""


class RuleBookDiffersError(TepatError):
    """A run used another rule book; names the files that differ."""


class StaleRunError(TepatError):
    """A newer run has taken over: this one may not publish."""


class NothingPublishedError(TepatError):
    """The period has no publication."""


class GuardTrippedError(TepatError):
    """A batch guard requires approval before publication."""
