"""Rule sets: dated policy, one YAML each in ``include/policy/``."""

import hashlib
from enum import StrEnum
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from tepat.domain.linkage_model import LinkageModelName
from tepat.domain.periods import Period
from tepat.support.errors import ConfigurationError
from tepat.support.yaml_documents import load_yaml_document

Share = Annotated[float, Field(ge=0, le=1)]
Count = Annotated[int, Field(ge=0)]


def _month(text: object) -> Period:
    if not isinstance(text, str) or not Period.is_period(text):
        raise ValueError("must be a month, written 'YYYY-MM'")
    return Period.parse(text)


class MovedOut(StrEnum):
    """What happens to a family that has moved out of DKI."""

    KEEP = "keep"
    EXCLUDE = "exclude"


class Undecided(StrEnum):
    """What happens while a match is undecided."""

    HOLD = "hold"
    PAY = "pay"


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class LinkThresholds(_Strict):
    """Probabilities at which a pair is linked, or sent to an officer."""

    link: Share
    review: Share


class Guards(_Strict):
    """Limits beyond which a night must not publish by itself; shares lie between 0 and 1."""

    quarantined_share: Share
    rejected_files_share: Share
    ineligible_share_change: Share
    payee_lost_share: Share
    household_drop_share: Share
    stale_feed_days: Count
    mandatory_feeds: tuple[str, ...]


class Policy(_Strict):
    """One rule set; ``sha256`` is the hash of the file it was read from."""

    rule_set: str
    valid_from: Annotated[Period, BeforeValidator(_month)]
    excluding_programmes: tuple[str, ...]
    amount_idr: Count
    moved_out_of_dki: MovedOut
    undecided_match: Undecided
    link_thresholds: LinkThresholds
    linkage_model: LinkageModelName
    adult_age: Count
    maximum_invitations: Count
    recipients_per_site_and_day: Count
    carry_forward_months: Count
    rules: Annotated[tuple[str, ...], Field(min_length=1)]
    guards: Guards
    sha256: str = ""


def load_policies(directory: Path) -> list[Policy]:
    """All rule sets, oldest first.

    Raises:
        ConfigurationError: A file has a mistake (names file, line, field), two start in the same
            month, or there is none.
    """
    policies = []
    for path in sorted(directory.glob("*.yaml")):
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        policies.append(load_yaml_document(path, Policy).model_copy(update={"sha256": digest}))
    policies.sort(key=lambda policy: policy.valid_from)
    starts = [policy.valid_from for policy in policies]
    if len(set(starts)) < len(starts):
        raise ConfigurationError("Two rule sets in include/policy are valid from the same month.")
    if not policies:
        raise ConfigurationError("include/policy holds no rule set.")
    return policies


def policy_in_force(policies: list[Policy], period: Period) -> Policy:
    """The rule set in force on the first day of the period.

    Raises:
        ConfigurationError: The period lies before the first rule set.
    """
    in_force = [policy for policy in policies if policy.valid_from <= period]
    if not in_force:
        raise ConfigurationError(
            f"No rule set is in force in {period}; the first starts in {policies[0].valid_from}."
        )
    return in_force[-1]
