"""What the registry says of one person: where he lived, whether he lived, on which day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from tests.oracle.linkage import FeedRow
from tests.oracle.model import Death, KkChange, Member, Relocation

Kks = frozenset[str]
LAST_DAY = date.max


@dataclass(frozen=True)
class Biography:
    """One member's deaths, relocations and KK changes."""

    member: Member
    deaths: tuple[Death, ...]
    relocations: tuple[Relocation, ...]
    kk_changes: tuple[KkChange, ...]

    @classmethod
    def of(
        cls, member: Member, rows: Iterable[FeedRow], changes: Iterable[KkChange]
    ) -> "Biography":
        listed = list(rows)
        return cls(
            member,
            tuple(row for row in listed if isinstance(row, Death)),
            tuple(row for row in listed if isinstance(row, Relocation)),
            tuple(change for change in changes if change.nik == member.nik),
        )

    @property
    def died_on(self) -> date | None:
        return min((death.died_on for death in self.deaths), default=None)

    def latest_relocation(self, until: date = LAST_DAY) -> Relocation | None:
        moves = [move for move in self.relocations if move.moved_on <= until]
        return max(moves, key=lambda move: move.recency, default=None)

    def passages(self) -> list[Relocation | KkChange]:
        """Steps from one KK to another, the latest last; a way out of DKI leads to no other KK."""
        moves = [m for m in self.relocations if m.no_kk_to and not m.leads_out]
        steps: list[Relocation | KkChange] = [*moves, *self.kk_changes]
        return sorted(steps, key=lambda step: step.recency)

    def has_left(self, kks: Kks, until: date = LAST_DAY) -> bool:
        """Whether his last step over the threshold of these KKs led out of them."""
        has_left = False
        for step in self.passages():
            if _day(step) > until:
                break
            if step.no_kk_to in kks:
                has_left = False
            elif step.no_kk_from in kks:
                has_left = True
        return has_left

    def joined_after(self, kks: Kks, day: date) -> bool:
        """Whether he came into these KKs, from elsewhere or by birth, after the day."""
        return self.member.birth_date > day or any(
            step.no_kk_to in kks and step.no_kk_from not in kks and _day(step) > day
            for step in self.passages()
        )


def people_on(day: date, people: Iterable[Biography], kks: Kks) -> list[Biography]:
    """Who was a living member of these KKs on the day; who steps out on it still was."""
    eve = day - timedelta(days=1)
    present = [
        person
        for person in people
        if not (person.died_on and person.died_on <= day)
        and not person.joined_after(kks, day)
        and not person.has_left(kks, eve)
    ]
    return without_those_out_of_dki(present, day)


def without_those_out_of_dki(people: list[Biography], until: date = LAST_DAY) -> list[Biography]:
    """All of them when all moved out together; else those who stayed in DKI."""
    stayed = [p for p in people if not leads_out(p.latest_relocation(until))]
    return stayed or people


def leads_out(move: Relocation | None) -> bool:
    return move is not None and move.leads_out


def _day(step: Relocation | KkChange) -> date:
    return step.moved_on if isinstance(step, Relocation) else step.effective_on
