"""What explain promises comes true: the changed facts put into the world, the rule book decides so.

``TEPAT_WORLDS`` and ``TEPAT_FIRST_WORLD`` choose the worlds, as for the comparison of decisions.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.oracle.changed import PUT, Changed
from tests.oracle.model import Decision
from tests.oracle.nights import Played, play
from tests.oracle.worlds import invent_world

from tepat.outputs.explain import Prospects, Way, load_messages
from tepat.outputs.explain.counterfactuals import find_ways
from tepat.outputs.explain.facts import HouseholdFacts, outcome_of
from tepat.support.settings import PROJECT_ROOT

MESSAGES = load_messages(PROJECT_ROOT / "include")
FIRST = int(os.environ.get("TEPAT_FIRST_WORLD", "0"))
WORLDS = range(FIRST, FIRST + int(os.environ.get("TEPAT_WORLDS", "12")))


@pytest.mark.slow
@pytest.mark.parametrize("seed", WORLDS)
def test_rule_book_confirms_each_counterfactual_of_explain(seed: int, tmp_path: Path) -> None:
    broken = [
        f"night {played.number}, {row['household_id']}, {way.messages}: "
        f"promised {_promised(way)}, decided {decided}"
        for played in play(invent_world(seed), tmp_path / "state")
        for row, night, prospects in _explained(played)
        for way in prospects.ways
        if (decided := _decided(night, way)) != _promised(way)
    ]
    assert not broken, "\n".join(broken)


def test_every_kind_of_counterfactual_change_can_be_applied_to_a_world() -> None:
    assert PUT.keys() == MESSAGES.changes.keys()


def _explained(played: Played) -> Iterator[tuple[dict[str, Any], Changed, Prospects]]:
    """The households of a night that are not eligible and still on the list.

    What was taken out of the lake for one of them must be enough to decide it as the night did.
    """
    for home, row in played.found.items():
        if row["status"] == "ELIGIBLE" or row["reason_codes"] == ["NOT_PROPOSED"]:
            continue
        with played.context.engine() as engine:
            facts = HouseholdFacts(engine, played.context, row["household_id"])
            assert facts.as_published == outcome_of(row)
            prospects = find_ways(facts, MESSAGES)
            own = "where household_no in (select household_no from asked)"
            links, pairs, appeals = (
                engine.rows(f"from {table} {own}") for table in ("link", "shared_pair", "appeal")
            )
        night = Changed(played, home, links, pairs, appeals, played.landed, played.answers)
        yield row, night, prospects


def _promised(way: Way) -> dict[str, Any]:
    outcome = way.outcome
    return {
        "status": outcome.status,
        "payee": (outcome.payee_nik, outcome.payee_role),
        "amount_idr": outcome.amount_idr,
        "kelurahan": outcome.kelurahan_code,
        "member_count": outcome.member_count,
    }


def _decided(night: Changed, way: Way) -> dict[str, Any] | None:
    changed = night
    for change in way.changes:
        changed = changed.put(change)
    decisions = night.played.decide_again(changed.landed, changed.answers)
    found = [one for one in decisions if one.place_in_file == night.home]
    return _told(found[0]) if found else None


def _told(decision: Decision) -> dict[str, Any]:
    payee = decision.payee
    return {
        "status": decision.status,
        "payee": (payee.nik if payee else None, decision.payee_role),
        "amount_idr": decision.amount_idr,
        "kelurahan": decision.kelurahan,
        "member_count": decision.member_count,
    }
