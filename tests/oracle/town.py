"""Who lives where: few persons, few numbers and few names, so that they collide."""

from dataclasses import dataclass, replace
from datetime import date
from random import Random

KELURAHAN = ("31.74.01.1001", "31.75.06.1003", "31.72.03.1002")
NAMES = (
    "Ahmad", "Siti", "M.", "Moh.", "Muhammad", "Mochammad", "Nur", "Aini", "Ani", "Ita", "Budi",
    "Rudi", "Soedjono", "Sujono", "Abdul", "Rahman", "Rachman", "Tjahyo", "Cahyo", "Dewi", "Devi",
)  # fmt: skip
TITLES = ("H. ", "Hj. ", "Drs. ", "Alm. ")
RELATIONSHIPS = (
    "SUAMI", "ISTRI", "ISTRI", "ANAK", "ANAK", "ANAK", "ORANG TUA", "MENANTU", "FAMILI LAIN",
)  # fmt: skip
PLACES = ("001", "002", "002", "003")
ADDRESSES = ("Jl. Melati No. 1", "Jl. Melati 1", "Gg. Mawar 2", "Gg 3", "Jl. Baru No. 7", None)


@dataclass(frozen=True)
class PersonDraft:
    nik: str | None
    name: str
    birth_date: date


@dataclass(frozen=True)
class MemberDraft:
    """A member as written on a list; ``defect`` names the cell that cannot be read."""

    nik: str | None
    name: str
    relationship: str
    birth_date: date
    defect: str = ""


@dataclass
class Household:
    """A household as the town knows it today."""

    no_kk: str | None
    former_kk: str | None
    kelurahan: str
    rt: str | None
    rw: str | None
    address: str | None
    members: list[tuple[PersonDraft, str]]

    @property
    def persons(self) -> list[PersonDraft]:
        return [person for person, _ in self.members]


class Town:
    """All households.

    Args:
        rng: Where chance comes from.
        last_day: The last run date: births lie about the adult age on it.
        size: How many households.
    """

    def __init__(self, rng: Random, last_day: date, size: int) -> None:
        self.rng = rng
        self.last_day = last_day
        self.breadth = rng.choice([2, 3])
        self.kks: list[str] = []
        self.persons: list[PersonDraft] = []
        self.households: list[Household] = []
        for _ in range(size):
            self.households.append(self._household())

    def new_kk(self) -> str:
        self.kks.append(f"3174010101{len(self.kks) + 1:06d}")
        return self.kks[-1]

    def some_name(self) -> str:
        words = [self.rng.choice(NAMES) for _ in range(self.rng.choice([1, 2, 2, 2, 3]))]
        title = self.rng.choice(TITLES) if self.rng.random() < 0.1 else ""
        return title + " ".join(words)

    def some_birth_date(self) -> date:
        adult = self.last_day.year - 17
        return self.rng.choice(
            (
                date(1940, 1, 1),
                date(1960, 2, 29),
                date(1975, 6, 7),
                date(1975, 7, 6),
                date(1980, 5, 5),
                date(1980, 5, 5),
                date(2004, 2, 29),
                self.last_day.replace(year=adult, day=min(28, self.last_day.day)),
                self.last_day.replace(year=adult, day=min(28, self.last_day.day + 1)),
                date(2010, 3, 3),
                date(2020, 12, 25),
            )
        )

    def slipped(self, nik: str) -> str:
        """The number with one digit wrong, or two neighbours swapped."""
        at = self.rng.randrange(10, 15)
        if self.rng.random() < 0.5:
            return nik[:at] + nik[at + 1] + nik[at] + nik[at + 2 :]
        return nik[:at] + str((int(nik[at]) + 1) % 10) + nik[at + 1 :]

    def variant(self, name: str) -> str:
        """The name as somebody else writes it: the same, nearly, or quite another."""
        dice = self.rng.random()
        if dice < 0.5:
            return name
        if dice < 0.6:
            return self.rng.choice(TITLES) + name.upper()
        if dice < 0.7:
            return name.replace("u", "oe").replace("c", "tj") + ", S.E."
        if dice < 0.8:
            return name + self.rng.choice(["n", "h", "ah", "tti"])
        if dice < 0.88:
            return f"{name.rsplit(maxsplit=1)[-1]} {self.rng.choice(NAMES)}"
        return self.some_name()

    def _person(self) -> PersonDraft:
        number = len(self.persons) + 1
        nik: str | None = f"31740105057{number * 7919 % 100000:05d}"
        person = PersonDraft(nik, self.some_name(), self.some_birth_date())
        like = self.rng.choice(self.persons) if self.persons else None
        dice = self.rng.random()
        if dice < 0.12:
            person = replace(person, nik=None)
        elif like and dice < 0.2:
            person = replace(like, nik=self.rng.choice([nik, None]))
        elif like and like.nik and dice < 0.26:
            person = replace(like, nik=self.slipped(like.nik))
        elif like and dice < 0.29:
            person = replace(person, name=self.variant(like.name))
        self.persons.append(person)
        return person

    def _household(self) -> Household:
        rng = self.rng
        neighbour = rng.choice(self.households) if self.households else None
        no_kk: str | None = self.new_kk()
        if rng.random() < 0.12:
            no_kk = None
        elif neighbour and rng.random() < 0.06:
            no_kk = neighbour.no_kk
        persons = [self._person() for _ in range(rng.choice([1, 2, 2, 3, 3, 4]))]
        if neighbour and rng.random() < 0.2:
            persons[rng.randrange(len(persons))] = rng.choice(neighbour.persons)
        if neighbour and rng.random() < 0.05:
            persons[0] = neighbour.persons[0]
        if rng.random() < 0.1:
            persons = [replace(person, nik=None) for person in persons]
        relationships = [rng.choice(RELATIONSHIPS) for _ in persons]
        if rng.random() < 0.92:
            relationships[0] = "KEPALA KELUARGA"
        if len(persons) > 1 and rng.random() < 0.1:
            relationships[1] = "KEPALA KELUARGA"
        once = {
            person.nik or id(person): (person, rel)
            for person, rel in zip(reversed(persons), reversed(relationships), strict=True)
        }
        return Household(
            no_kk=no_kk,
            former_kk=no_kk,
            kelurahan=rng.choice(KELURAHAN[: self.breadth]),
            rt=rng.choice(PLACES) if rng.random() < 0.93 else None,
            rw=rng.choice(PLACES) if rng.random() < 0.96 else None,
            address=rng.choice(ADDRESSES),
            members=list(reversed(once.values())),
        )

    def written(self, member: tuple[PersonDraft, str]) -> MemberDraft:
        person, relationship = member
        return MemberDraft(person.nik, person.name, relationship, person.birth_date)
