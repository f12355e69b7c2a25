"""Who receives a household's money."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tests.oracle.model import Family, Member
from tests.oracle.registry import Biography, Kks

SPOUSES = {"SUAMI", "ISTRI"}


@dataclass(frozen=True)
class Payee:
    member: Member | None
    role: str
    note: str | None


def age_on(day: date, born: date) -> int:
    """Years of age; who was born on 29 February turns a year older on 1 March."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def payee_of(
    family: Family,
    *,
    everybody: Sequence[Biography],
    living: Sequence[Biography],
    kks: Kks,
    run_date: date,
    adult_age: int,
) -> Payee:
    def is_adult(member: Member) -> bool:
        return age_on(run_date, member.birth_date) >= adult_age

    present = {person.member for person in living}
    heads = family.heads
    if not heads:
        adults = [member for member in present if is_adult(member)]
        return _named(_eldest(adults), "HEAD", "HEAD_INFERRED")
    if at_home := [head for head in heads if head in present]:
        return _named(_eldest(at_home), "HEAD", None)

    eldest_head = next(person for person in everybody if person.member == heads[0])
    candidates, note = [person.member for person in living], "PAYEE_REPLACED_AFTER_MOVE"
    if died_on := eldest_head.died_on:
        note = "PAYEE_REPLACED_BY_HEIR"
        candidates = [p.member for p in living if not p.joined_after(kks, died_on)]
    spouses = [m for m in candidates if m.relationship in SPOUSES]
    children = [m for m in candidates if m.relationship == "ANAK" and is_adult(m)]
    others = [m for m in candidates if is_adult(m)]
    return _named(_eldest(spouses) or _eldest(children) or _eldest(others), "HEIR", note)


def _eldest(members: Sequence[Member]) -> Member | None:
    return min(members, key=lambda member: member.seniority, default=None)


def _named(member: Member | None, role: str, note: str | None) -> Payee:
    return Payee(member, role, note) if member else Payee(None, "NONE", None)
