"""What can go wrong, said so that the reader knows what to do next.

Messages never hold personal data. Those that officers or kelurahan read are in Indonesian.
"""


class TepatError(Exception):
    """A fault that the operator can act on: printed as a message, never as a traceback.

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


class LandingUnreadableError(TepatError):
    """The landing root is missing or cannot be listed."""


class WarehouseUnavailableError(TepatError):
    """PostgreSQL is away, full, of the wrong version, or refuses the login."""


class WarehouseBusyError(WarehouseUnavailableError):
    """The connection was lost or others were in the way: trying again can help."""


class WarehouseError(TepatError):
    """PostgreSQL refused a statement; names SQLSTATE and constraint, never a row."""


class LakeDamagedError(TepatError):
    """A file of the lake is missing or does not have the bytes that were written."""


class ValidationErroredError(TepatError):
    """An expectation could not be evaluated (as opposed to: was not met). It blocks the night."""


class NotSettledError(TepatError):
    """Something that is repeated until it changes nothing more did not come to an end."""


class AuditFailedError(TepatError):
    """An audit check with severity ``stop`` returned rows. Nothing was published."""


class StaleRunError(TepatError):
    """A newer run has taken over: this one may not publish."""


class NothingPublishedError(TepatError):
    """No publication of the period stands."""


class GuardTrippedError(TepatError):
    """A batch guard asks for a person's approval before publishing."""
