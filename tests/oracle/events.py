"""What happens to the households of a town, and how the registries report it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from random import Random

from tests.oracle.model import Appeal, Death, Enrolment, KkChange, Relocation, Source
from tests.oracle.town import ADDRESSES, KELURAHAN, PLACES, Household, PersonDraft, Town

NOWHERE = Source(date.min, 0, "", 0)
PROGRAMMES = ("PKH", "BPNT", "KARTU SEMBAKO", "PAKET SEMBAKO", "PRAKERJA", "BST")
OUTSIDE = ("32.76.01.1001", "36.74.05.1002", "33.74")

Reports = list[Appeal | Death | Enrolment | KkChange | Relocation]


class Happenings:
    """Events of a town, with the rows that report them.

    Args:
        rng: Where chance comes from.
        town: Whose households change; neighbourhoods may not hear of it.
    """

    def __init__(self, rng: Random, town: Town) -> None:
        self.rng, self.town = rng, town
        self.deaths: list[Death] = []
        self.moves: list[Relocation] = []
        self.steps: list[tuple[str, str, PersonDraft]] = []

    def until(self, day: date, count: int) -> Reports:
        """The reports of some events that happened before the day, or are dated about it."""
        kinds: list[Callable[[Household, date], Reports]] = [
            self._die, self._die, self._be_reborn, self._renumber, self._renumber, self._split,
            self._split, self._merge, self._come_back, self._relocate, self._relocate,
            self._relocate, self._stay_after_all, self._appear_in_kk,
        ]  # fmt: skip
        reports: Reports = []
        for _ in range(count):
            household = self.rng.choice(self.town.households)
            when = day - timedelta(days=self.rng.choice([-3, 0, 1, 5, 9, 20, 40, 200]))
            reports += self.rng.choice(kinds)(household, when)
        return reports

    def enrolment(self, period: str) -> Enrolment:
        household = self.rng.choice(self.town.households)
        person = self.rng.choice(household.persons)
        return Enrolment(
            NOWHERE,
            period,
            self.rng.choice([household.no_kk, household.former_kk, None]),
            self._nik(person),
            self.town.variant(person.name),
            self._birth_date(person),
            self._kelurahan(household),
            self.rng.choice(PROGRAMMES),
            self.rng.random() < 0.85,
        )

    def appeal(self, period: str, day: date) -> Appeal:
        """Against the period's decision, by KK, by some member's NIK, by both or by neither."""
        household = self.rng.choice(self.town.households)
        return Appeal(
            NOWHERE,
            f"S-{self.rng.randint(1, 40)}",
            day + timedelta(days=self.rng.choice([-5, -1, 0, 0, 2])),
            period,
            self.rng.choice([household.no_kk, household.former_kk, None]),
            self.rng.choice([self._nik(self.rng.choice(household.persons)), None]),
        )

    def _die(self, household: Household, when: date) -> Reports:
        dying = [self.rng.choice(household.persons)]
        if self.rng.random() < 0.3:
            dying = household.persons
        elif self.rng.random() < 0.5:
            dying = household.persons[:1]
        deaths = [self._death(household, person, when) for person in dying]
        self.deaths += deaths
        return [*deaths]

    def _death(self, household: Household, person: PersonDraft, when: date) -> Death:
        return Death(
            NOWHERE,
            f"3174-KM-{len(self.deaths) + self.rng.randint(0, 1):05d}",
            self._nik(person),
            self.rng.choice([household.no_kk, None]),
            self.town.variant(person.name),
            self._birth_date(person),
            self._kelurahan(household),
            when,
            when + timedelta(days=self.rng.choice([0, 1, 4, 12])),
            is_reversal=False,
        )

    def _be_reborn(self, household: Household, when: date) -> Reports:
        if not self.deaths:
            return self._die(household, when)
        death = self.rng.choice(self.deaths)
        return [
            replace(
                death, is_reversal=True, reported_on=self._later(death.died_on, death.reported_on)
            )
        ]

    def _renumber(self, household: Household, when: date) -> Reports:
        """Everybody to a new number: by the registry's list, or by relocations."""
        if household.no_kk is None:
            return []
        new = self.town.new_kk()
        going = [p for p in household.persons if self.rng.random() < 0.93]
        return self._go(household, going, new, when, all_known=self.rng.random() < 0.7)

    def _split(self, household: Household, when: date) -> Reports:
        """Some of the family to a number of their own, which may be put on a list."""
        if household.no_kk is None or len(household.members) < 2:
            return []
        new = self.town.new_kk()
        going = self.rng.sample(household.persons, self.rng.randint(1, len(household.persons) - 1))
        if self.rng.random() < 0.6:
            members = [member for member in household.members if member[0] in going]
            members[0] = (members[0][0], "KEPALA KELUARGA")
            apart = replace(household, no_kk=new, former_kk=new, members=members)
            apart.kelurahan = self.rng.choice(KELURAHAN[: self.town.breadth])
            self.town.households.append(apart)
            staying = [member for member in household.members if member[0] not in going]
            if staying and self.rng.random() < 0.5:
                household.members = staying
        return self._go(household, going, new, when, all_known=False)

    def _merge(self, household: Household, when: date) -> Reports:
        other = self.rng.choice(self.town.households)
        if household.no_kk is None or other.no_kk in (None, household.no_kk):
            return []
        if self.rng.random() < 0.4:
            other.members = other.members + [
                (person, "FAMILI LAIN")
                for person in household.persons
                if person not in other.persons
            ]
        going = [p for p in household.persons if self.rng.random() < 0.9]
        return self._go(household, going, str(other.no_kk), when, all_known=False)

    def _come_back(self, household: Household, when: date) -> Reports:
        if not self.steps:
            return self._split(household, when)
        old, new, person = self.rng.choice(self.steps)
        return [KkChange(NOWHERE, new, old, person.nik, when)] if person.nik else []

    def _go(
        self,
        household: Household,
        going: list[PersonDraft],
        new: str,
        when: date,
        *,
        all_known: bool,
    ) -> Reports:
        old = self.rng.choice([str(household.no_kk), str(household.no_kk), household.former_kk])
        old = str(old or household.no_kk)
        reports: Reports = []
        for person in going:
            day = when + timedelta(days=self.rng.choice([0, 0, 0, 2, -4]))
            self.steps.append((old, new, person))
            if self.rng.random() < 0.25:
                reports.append(self._move(household, person, KELURAHAN[0], day, (old, new)))
            elif person.nik:
                reports.append(KkChange(NOWHERE, old, new, person.nik, day))
        if all_known:
            household.former_kk, household.no_kk = household.no_kk, new
        return reports

    def _relocate(self, household: Household, when: date) -> Reports:
        destination = self.rng.choice([*KELURAHAN, *OUTSIDE, *OUTSIDE])
        going = household.persons
        if self.rng.random() < 0.35:
            going = self.rng.sample(going, self.rng.randint(1, len(going)))
        elif self.rng.random() < 0.3:
            going = going[:1]
        no_kk_to = (
            self.rng.choice([None, None, household.no_kk, self.rng.choice(self.town.kks)])
            if self.town.kks
            else None
        )
        kks = (
            self.rng.choice([household.no_kk, household.no_kk, household.former_kk, None]),
            no_kk_to,
        )
        return [
            self._move(
                household,
                person,
                destination if self.rng.random() < 0.92 else self.rng.choice(KELURAHAN),
                when + timedelta(days=self.rng.choice([0, 0, 0, 1])),
                kks,
            )
            for person in going
        ]

    def _move(
        self,
        household: Household,
        person: PersonDraft,
        destination: str,
        when: date,
        kks: tuple[str | None, str | None],
    ) -> Relocation:
        move = Relocation(
            NOWHERE,
            self.rng.choice([None, f"SKPWNI/{len(self.moves) // 2:05d}"]),
            self._nik(person),
            self.town.variant(person.name),
            *kks,
            household.kelurahan,
            destination,
            self.rng.choice(ADDRESSES),
            self.rng.choice([*PLACES, None]),
            self.rng.choice([*PLACES, None]),
            when,
            when + timedelta(days=self.rng.choice([0, 2, 8])),
            is_reversal=False,
        )
        self.moves.append(move)
        return move

    def _stay_after_all(self, household: Household, when: date) -> Reports:
        if not self.moves:
            return self._relocate(household, when)
        move = self.rng.choice(self.moves)
        reversal = replace(
            move, is_reversal=True, reported_on=self._later(move.moved_on, move.reported_on)
        )
        return [
            self.rng.choice([reversal, replace(reversal, permit=None), replace(reversal, nik=None)])
        ]

    def _appear_in_kk(self, household: Household, when: date) -> Reports:
        """Somebody comes from a KK that nobody knows, or a person's step names one of his two."""
        person = self.rng.choice(household.persons)
        if household.no_kk is None or person.nik is None:
            return []
        return [KkChange(NOWHERE, self.town.new_kk(), household.no_kk, person.nik, when)]

    def _nik(self, person: PersonDraft) -> str | None:
        dice = self.rng.random()
        if dice < 0.7 or person.nik is None:
            return person.nik
        if dice < 0.8:
            return None
        return self.town.slipped(person.nik) if dice < 0.93 else self.town.persons[0].nik

    def _birth_date(self, person: PersonDraft) -> date | None:
        dice = self.rng.random()
        if dice < 0.7:
            return person.birth_date
        if dice < 0.8:
            return self._miswritten(person.birth_date)
        return None if dice < 0.9 else self.town.some_birth_date()

    def _miswritten(self, day: date) -> date:
        """Day and month exchanged where they can be, or one part another one."""
        if self.rng.random() < 0.4 and day.day <= 12:
            return day.replace(month=day.day, day=day.month)
        if self.rng.random() < 0.5:
            return day.replace(day=day.day % 28 + 1)
        return day.replace(year=day.year - self.rng.choice([1, 10, 11]), day=min(day.day, 28))

    def _kelurahan(self, household: Household) -> str | None:
        return self.rng.choice([household.kelurahan, household.kelurahan, None, *KELURAHAN])

    def _later(self, happened_on: date, reported_on: date) -> date:
        return max(happened_on, reported_on + timedelta(days=self.rng.choice([-1, 0, 3, 15])))
