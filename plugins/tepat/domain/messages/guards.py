"""Guard messages: ``guards.id.yaml``."""

from typing import Annotated

from tepat.domain.messages.sentences import Fills, Text, Texts


class GuardTexts(Texts):
    """One message per guard, and two for guards without a measurement."""

    quarantined_share: Annotated[
        str, Fills("quarantined", "rows", "share", "limit", "rejected_files")
    ]
    rejected_files_share: Annotated[str, Fills("rejected", "files", "share", "limit")]
    accepted_rows: Annotated[str, Fills("accepted", "files", "decisions")]
    ineligible_share_change: Annotated[str, Fills("now", "before", "limit")]
    payee_lost_share: Annotated[str, Fills("lost", "households", "share", "limit")]
    household_drop_share: Annotated[str, Fills("now", "before", "limit")]
    stale_feed: Annotated[str, Fills("feed", "newest", "days", "limit")]
    no_data: Annotated[str, Fills("feed")]
    nothing_to_compare: Text
