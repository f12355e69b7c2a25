"""A fact that is different, really put into what landed and what officers answered.

Written from what each change claims in words, without a look at the product's statements: the list
says something else, a row is not there, an officer has answered.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from tests.oracle.answers import (
    DIFFERENT,
    REJECTED,
    SAME,
    Answers,
    Content,
    content_of_appeal,
    content_of_member,
    content_of_row,
)
from tests.oracle.linkage import FeedRow
from tests.oracle.model import (
    HEAD_OF_FAMILY,
    Family,
    Landed,
    Member,
    Source,
)
from tests.oracle.nights import Played
from tests.oracle.officers import Place

from tepat.outputs.explain.facts import Change

FAR_ROW = 9000
Row = dict[str, Any]


@dataclass(frozen=True)
class Changed:
    """A night in which some facts are different.

    Args:
        played: The night as it was.
        home: File and row of the head of the household asked about.
        links: Its rows of ``linked/link``.
        pairs: The product's pairs of members with one number.
        appeals: Its rows of ``linked/appeal``.
        landed: What landed, with the facts changed.
        answers: What officers answered, with the facts changed.
    """

    played: Played
    home: Place
    links: list[Row]
    pairs: list[Row]
    appeals: list[Row]
    landed: Landed
    answers: Answers

    @property
    def counting(self) -> list[Family]:
        """The families by which the households of the night are known."""
        decided = [d for d in self.played.decisions if "NOT_PROPOSED" not in d.reasons]
        counted = {(d.counting.source, d.counting.period) for d in decided}
        return [f for f in self.landed.families if (f.source, f.period) in counted]

    @property
    def family(self) -> Family:
        (found,) = [f for f in self.counting if (f.source.sha256, f.head.row) == self.home]
        return found

    def put(self, change: Change) -> "Changed":
        """The same with one more fact changed."""
        return PUT[change.kind](self, change.value or "")

    def with_family(self, family: Family, other: Family | None) -> "Changed":
        families = (other if f == family else f for f in self.landed.families)
        kept = tuple(f for f in families if f is not None)
        return replace(self, landed=replace(self.landed, families=kept))

    def with_answers(self, **more: dict[Any, Any]) -> "Changed":
        together = {name: {**getattr(self.answers, name), **given} for name, given in more.items()}
        return replace(self, answers=replace(self.answers, **together))

    def linked(self, feed: str, **like: object) -> set[Place]:
        """File and row of the rows of a feed that are linked to the household, or may be."""
        return {
            (link["sha256"], link["row_number"])
            for link in self.links
            if link["feed"] == feed and all(link[name] == value for name, value in like.items())
        }

    def member(self, place: Place) -> tuple[Family, Member]:
        (found,) = [
            (family, member)
            for family in self.counting
            for member in family.members
            if (family.source.sha256, member.row) == place
        ]
        return found

    def content(self, place: Place) -> Content:
        return content_of_member(*self.member(place))


def _place(row: FeedRow) -> Place:
    return (row.source.sha256, row.source.row)


def _deny_fixed_income(night: Changed, _: str) -> Changed:
    return night.with_family(night.family, replace(night.family, has_fixed_income=False))


def _affirm_pandemic(night: Changed, _: str) -> Changed:
    return night.with_family(night.family, replace(night.family, is_affected=True))


def _end_enrolment(night: Changed, programme: str) -> Changed:
    ended = night.linked("kemensos", programme=programme)
    rows = (
        replace(e, is_active=False) if _place(e) in ended else e for e in night.landed.enrolments
    )
    return replace(night, landed=replace(night.landed, enrolments=tuple(rows)))


def _complete_address(night: Changed, _: str) -> Changed:
    family = night.family
    address = family.address if len(family.address or "") >= 5 else "Jalan Lengkap 1"
    complete = replace(family, rt=family.rt or "009", rw=family.rw or "009", address=address)
    return night.with_family(family, complete)


def _complete_destination(night: Changed, row_key: str) -> Changed:
    """Of the row, and of those that brought the same person back from there."""
    (place,) = night.linked("dukcapil/pindah", row_key=int(row_key))
    (meant,) = (move for move in night.landed.relocations if _place(move) == place)
    rows = (
        replace(
            move,
            rt_to=move.rt_to or "009",
            rw_to=move.rw_to or "009",
            address_to=move.address_to if len(move.address_to or "") >= 5 else "Jalan Lengkap 1",
        )
        if (move.nik, move.name) == (meant.nik, meant.name) and move.recency >= meant.recency
        else move
        for move in night.landed.relocations
    )
    return replace(night, landed=replace(night.landed, relocations=tuple(rows)))


def _move_back(night: Changed, _: str) -> Changed:
    """One more row for each that leads out, back to where the list has the family."""
    left = night.linked("dukcapil/pindah", is_linked=True)
    family, context = night.family, night.played.context
    moves = [m for m in night.landed.relocations if _place(m) in left and m.leads_out]
    returns = tuple(
        replace(
            move,
            source=Source(context.run_date, night.played.number, "f" * 64, FAR_ROW + index),
            permit=f"KEMBALI-{index}",
            no_kk_to=None,
            region_from=move.region_to,
            region_to=family.kelurahan,
            address_to=family.address,
            rt_to=family.rt,
            rw_to=family.rw,
            moved_on=context.run_date,
            reported_on=context.run_date,
        )
        for index, move in enumerate(moves)
    )
    again = {
        (member, content_of_row(back)): answer
        for move, back in zip(moves, returns, strict=True)
        for (member, row), answer in night.answers.matches.items()
        if row == content_of_row(move)
    }
    landed = replace(night.landed, relocations=night.landed.relocations + returns)
    return replace(night, landed=landed).with_answers(matches=again)


def _cancel_death(night: Changed, person_key: str) -> Changed:
    reported = night.linked("dukcapil/kematian", person_key=int(person_key))
    deaths = tuple(death for death in night.landed.deaths if _place(death) not in reported)
    return replace(night, landed=replace(night.landed, deaths=deaths))


def _list_adult(night: Changed, _: str) -> Changed:
    today = night.played.context.run_date
    born = date(today.year - night.played.context.policy.adult_age, today.month, today.day)
    adult = Member(FAR_ROW, None, "Qonita Zxyvw", "FAMILI LAIN", born, is_head=False)
    return night.with_family(
        night.family, replace(night.family, members=(*night.family.members, adult))
    )


def _answer_match(answer: str) -> Callable[[Changed, str], Changed]:
    def put(night: Changed, case_id: str) -> Changed:
        landed = night.landed
        every: tuple[FeedRow, ...] = (*landed.deaths, *landed.relocations, *landed.enrolments)
        rows = {_place(row): row for row in every}
        asked = [link for link in night.links if link["case_id"] == case_id]
        given = {
            (
                night.content((night.home[0], link["person_key"] % 16777216)),
                content_of_row(rows[link["sha256"], link["row_number"]]),
            ): answer
            for link in asked
        }
        return night.with_answers(matches=given)

    return put


def _settle(home: str | None) -> Callable[[Changed, str], Changed]:
    """An officer says in which household a person is, or that they are two persons."""

    def put(night: Changed, case_id: str) -> Changed:
        pair = next(pair for pair in night.pairs if pair["case_id"] == case_id)
        sides = {
            "here": night.content((pair["source_file"], pair["row_number"])),
            "there": night.content((pair["other_file"], pair["other_row"])),
        }
        answer = sides[home] if home else None
        return night.with_answers(shared={frozenset(sides.values()): answer})

    return put


def _unlist(night: Changed, person_key: str) -> Changed:
    pair = next(pair for pair in night.pairs if pair["other_key"] == int(person_key))
    family, gone = night.member((pair["other_file"], pair["other_row"]))
    rest = [member for member in family.members if member != gone]
    heads = [m for m in rest if m.relationship == HEAD_OF_FAMILY] or rest[:1]
    members = tuple(replace(member, is_head=member in heads) for member in rest)
    return night.with_family(family, replace(family, members=members) if members else None)


def _reject_appeal(night: Changed, case_id: str) -> Changed:
    places = {(a["sha256"], a["row_number"]) for a in night.appeals if a["case_id"] == case_id}
    rejected = {
        content_of_appeal(appeal): REJECTED
        for appeal in night.landed.appeals
        if (appeal.source.sha256, appeal.source.row) in places
    }
    return night.with_answers(appeals=rejected)


PUT: dict[str, Callable[[Changed, str], Changed]] = {
    "fixed_income_denied": _deny_fixed_income,
    "pandemic_affirmed": _affirm_pandemic,
    "enrolment_ended": _end_enrolment,
    "address_completed": _complete_address,
    "destination_completed": _complete_destination,
    "moved_back": _move_back,
    "death_cancelled": _cancel_death,
    "adult_listed": _list_adult,
    "match_confirmed": _answer_match(SAME),
    "match_denied": _answer_match(DIFFERENT),
    "person_kept": _settle("here"),
    "person_given_up": _settle("there"),
    "persons_confirmed_distinct": _settle(None),
    "person_unlisted": _unlist,
    "appeal_rejected": _reject_appeal,
}
