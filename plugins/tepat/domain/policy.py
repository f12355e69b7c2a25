"""Policy: dated parameters in ``include/policy``; a rule set is their values for a month."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, RootModel, ValidationError
from pydantic import model_validator as validates

from tepat.domain.linkage_model import LinkageModelName
from tepat.domain.periods import Period
from tepat.support.errors import ConfigurationError
from tepat.support.yaml_documents import line_of, load_yaml_document

PROGRAMME = "bst-dki"

Share = Annotated[float, Field(ge=0, le=1)]
Count = Annotated[int, Field(ge=0)]
AtLeastOne = Annotated[int, Field(ge=1)]


def _month(text: object) -> Period:
    if isinstance(text, Period):
        return text
    if not isinstance(text, str) or not Period.is_period(text):
        raise ValueError("must be a month, written 'YYYY-MM'")
    return Period.parse(text)


Month = Annotated[Period, BeforeValidator(_month)]


class MovedOut(StrEnum):
    """Treatment of a family that has moved out of DKI."""

    KEEP = "keep"
    EXCLUDE = "exclude"


class Undecided(StrEnum):
    """Treatment of an undecided match."""

    HOLD = "hold"
    PAY = "pay"


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class LinkThresholds(_Strict):
    """Match probabilities from which a pair is linked, or becomes a review case."""

    link: Share
    review: Share


class Guards(_Strict):
    """Limits beyond which publication needs approval; shares are between 0 and 1."""

    quarantined_share: Share
    rejected_files_share: Share
    ineligible_share_change: Share
    payee_lost_share: Share
    household_drop_share: Share
    stale_feed_days: Count
    mandatory_feeds: tuple[str, ...]


class Policy(_Strict):
    """One rule set: every parameter's value for a month.

    ``rule_set`` is named after the month of the latest change, ``valid_from``; ``sha256`` is the
    hash of all values.
    """

    rule_set: str
    valid_from: Month
    sha256: str
    excluding_programmes: tuple[str, ...]
    amount_idr: Count
    moved_out_of_dki: MovedOut
    undecided_match: Undecided
    link_thresholds: LinkThresholds
    linkage_model: LinkageModelName
    adult_age: Count
    least_address_length: Count
    maximum_invitations: AtLeastOne
    recipients_per_site_and_day: Count
    carry_forward_months: Count
    complaint_days: Count
    most_complaint_weight: Annotated[float, Field(ge=0)]
    far_km: Annotated[float, Field(gt=0)]
    rejected_rows_share: Share
    rules: Annotated[tuple[str, ...], Field(min_length=1)]
    guards: Guards


class DatedValue(_Strict):
    """A value, the month from which it is in force, and its basis.

    ``instrument`` and ``article`` name the law or decree; ``source`` a publication if none is
    known; ``choice`` the reason of this product if nothing was published.
    """

    since: Month = Field(alias="from")
    value: Any
    instrument: str | None = None
    article: str | None = None
    source: str | None = None
    choice: str | None = None

    @validates(mode="after")
    def _has_one_basis(self) -> Self:
        given = [self.instrument, self.source, self.choice]
        if sum(item is not None for item in given) != 1:
            raise ValueError("needs one of instrument, source and choice")
        return self

    @property
    def basis(self) -> str:
        """Its basis, in one line."""
        if self.instrument:
            return f"{self.instrument}{f', {self.article}' if self.article else ''}"
        return self.source or f"own choice: {self.choice}"


class Parameter(_Strict):
    """Meaning, unit and values of a parameter, the earliest first."""

    meaning: str
    unit: str
    values: Annotated[tuple[DatedValue, ...], Field(min_length=1)]

    @validates(mode="after")
    def _is_in_order(self) -> Self:
        months = [item.since for item in self.values]
        if sorted(set(months)) != months:
            raise ValueError("needs values in the order of their months, each month once")
        return self

    def in_force(self, period: Period) -> DatedValue | None:
        """The value in force in a month; none before the first."""
        return next((item for item in reversed(self.values) if item.since <= period), None)


class _Document(RootModel[dict[str, Parameter]]):
    """One file of ``include/policy``."""


@dataclass(frozen=True)
class Parameters:
    """All parameters by name, and the file of each."""

    by_name: Mapping[str, Parameter]
    file_of: Mapping[str, Path]

    def changes(self) -> list[Period]:
        """The months in which a parameter changes, in order."""
        return sorted({item.since for one in self.by_name.values() for item in one.values})

    def held(self, period: Period) -> Iterator[tuple[str, Parameter, DatedValue]]:
        """Every parameter in force in a month, sorted by name."""
        for name, parameter in sorted(self.by_name.items()):
            if found := parameter.in_force(period):
                yield name, parameter, found


def load_parameters(directory: Path) -> Parameters:
    """All parameters of ``include/policy``.

    Raises:
        ConfigurationError: A file has a mistake (names file, line, field), a parameter is in
            two files, or there is none.
    """
    by_name: dict[str, Parameter] = {}
    file_of: dict[str, Path] = {}
    for path in sorted(directory.glob("*.yaml")):
        for name, parameter in load_yaml_document(path, _Document).root.items():
            if name in file_of:
                raise ConfigurationError(
                    f"{path.name}, line {line_of(path, (name,))}: parameter {name} stands in "
                    f"{file_of[name].name} too, line {line_of(file_of[name], (name,))}.",
                    todo="Keep one of the two and run again.",
                )
            by_name[name], file_of[name] = parameter, path
    if not by_name:
        raise ConfigurationError("include/policy holds no parameter.")
    return Parameters(by_name, file_of)


def load_policies(directory: Path) -> list[Policy]:
    """All rule sets, oldest first: one for each month in which a parameter changes.

    Raises:
        ConfigurationError: As ``load_parameters``; or a parameter is missing, unknown, or has an
            invalid value.
    """
    parameters = load_parameters(directory)
    return [_policy_of(parameters, month) for month in parameters.changes()]


def policy_in_force(policies: list[Policy], period: Period) -> Policy:
    """The rule set in force on the first day of the period.

    Raises:
        ConfigurationError: The period is before the first rule set.
    """
    in_force = [policy for policy in policies if policy.valid_from <= period]
    if not in_force:
        raise ConfigurationError(
            f"No rule set is in force in {period}; the first starts in {policies[0].valid_from}."
        )
    return in_force[-1]


def _policy_of(parameters: Parameters, month: Period) -> Policy:
    values: dict[str, Any] = {"rule_set": f"{PROGRAMME}-{month}", "valid_from": str(month)}
    for name, _, found in parameters.held(month):
        group, _, own = name.rpartition(".")
        (values.setdefault(group, {}) if group else values)[own] = found.value
    digest = hashlib.sha256(json.dumps(values, sort_keys=True).encode()).hexdigest()
    try:
        return Policy.model_validate({**values, "sha256": digest})
    except ValidationError as error:
        raise _mistake(parameters, month, error) from error


def _mistake(parameters: Parameters, month: Period, error: ValidationError) -> ConfigurationError:
    first = error.errors(include_url=False)[0]
    parts = [str(part) for part in first["loc"]]
    names = (".".join(parts[:length]) for length in range(len(parts), 0, -1))
    name = next((one for one in names if one in parameters.by_name), None)
    if name is None:
        return ConfigurationError(
            f"include/policy, parameter {'.'.join(parts)} in {month}: {first['msg']}.",
            todo="Give it a value from the first month on.",
        )
    parameter, path = parameters.by_name[name], parameters.file_of[name]
    held = parameter.in_force(month) or parameter.values[0]
    line = line_of(path, (name, "values", parameter.values.index(held), "value"))
    return ConfigurationError(
        f"{path.name}, line {line}, parameter {name}: {first['msg']}.",
        todo="Correct the file and run again.",
    )
