"""Officers who answer some of the cases that a night raised, and sometimes take an answer back.

A case is read from the lake as an officer sees it: two sides in their files. What the rule book is
told of an answer is their content alone, so that an id that depends on anything else is found out.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from random import Random
from typing import Any

from tests.oracle.answers import (
    DIFFERENT,
    REJECTED,
    SAME,
    UNSURE,
    UPHELD,
    Answers,
    Content,
    content_of_appeal,
    content_of_member,
    content_of_row,
)
from tests.oracle.model import Appeal, Death, Enrolment, Landed, Relocation

from tepat.domain.resolutions import Answer, Resolution

Place = tuple[str, int]
FeedRow = Death | Enrolment | Relocation


@dataclass
class Officers:
    """What has been answered so far.

    Args:
        seed: Of the world: the same question gets the same answer in a smaller world too.
    """

    seed: int
    given: dict[str, tuple[Resolution, Answers]] = field(default_factory=dict)

    @property
    def resolutions(self) -> tuple[Resolution, ...]:
        return tuple(resolution for resolution, _ in self.given.values())

    @property
    def answers(self) -> Answers:
        together = Answers()
        for _, answers in self.given.values():
            together.matches.update(answers.matches)
            together.shared.update(answers.shared)
            together.appeals.update(answers.appeals)
        return together

    def work(self, cases: Iterable[dict[str, Any]], landed: Landed) -> None:
        """Answer some of the cases of a night."""
        files = _Files(landed)
        for case_id in list(self.given):
            if Random(f"{self.seed} undo {len(self.given)} {case_id}").random() < 0.1:
                del self.given[case_id]
        for case in sorted(cases, key=lambda case: str(case["case_id"])):
            content = files.content(case)
            rng = Random(f"{self.seed} {content}")
            if rng.random() < 0.7 and case["case_id"] not in self.given:
                self.given[case["case_id"]] = _answer(rng, case, content)


def _answer(
    rng: Random, case: dict[str, Any], content: tuple[Content, Content]
) -> tuple[Resolution, Answers]:
    left, right = content
    case_id = case["case_id"]
    if case["kind"] == "APPEAL":
        said = rng.choice([UPHELD, UPHELD, REJECTED])
        return Resolution(case_id, Answer(said)), Answers(appeals={right: said})
    said = rng.choice([SAME, SAME, DIFFERENT, DIFFERENT, UNSURE])
    if case["kind"] != "PERSON_IN_TWO_HOUSEHOLDS":
        matches = {(left, right): said} if said != UNSURE else {}
        return Resolution(case_id, Answer(said)), Answers(matches=matches)
    if said != SAME:
        shared: dict[frozenset[Content], Content | None] = (
            {frozenset(content): None} if said == DIFFERENT else {}
        )
        return Resolution(case_id, Answer(said)), Answers(shared=shared)
    side, home = rng.choice([("left", left), ("right", right)])
    belongs_to = json.loads(case["detail"])[side]["side"]
    return (
        Resolution(case_id, Answer.SAME, belongs_to),
        Answers(shared={frozenset(content): home}),
    )


class _Files:
    """The content of whatever stands in a row of a file."""

    def __init__(self, landed: Landed) -> None:
        self.members: dict[Place, Content] = {
            (family.source.sha256, member.row): content_of_member(family, member)
            for family in landed.families
            for member in family.members
        }
        rows: tuple[FeedRow, ...] = (*landed.enrolments, *landed.deaths, *landed.relocations)
        self.rows: dict[Place, Content] = {
            (row.source.sha256, row.source.row): content_of_row(row) for row in rows
        }
        appeals: tuple[Appeal, ...] = landed.appeals
        self.appeals: dict[Place, Content] = {
            (row.source.sha256, row.source.row): content_of_appeal(row) for row in appeals
        }

    def content(self, case: dict[str, Any]) -> tuple[Content, Content]:
        detail = json.loads(case["detail"])
        left: Content = self._of(detail["left"]) if detail["left"] else ()
        return (left, self._of(detail["right"]))

    def _of(self, side: dict[str, Any]) -> Content:
        place = (side["file"], side["row"])
        if side["feed"] == "rt_rw":
            return self.members[place]
        return (self.appeals if side["feed"] == "sanggah" else self.rows)[place]
