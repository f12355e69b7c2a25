"""Runs a world night by night, through the product and through the rule book, and compares."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
from tests.oracle.answers import Answers
from tests.oracle.decide import decide
from tests.oracle.lake_writer import write_empty_landings, write_landing
from tests.oracle.model import Decision, Landed, Publication, RuleSet
from tests.oracle.officers import Officers, Place
from tests.oracle.placed import place
from tests.oracle.worlds import NightDraft, World

from tepat.context import Context
from tepat.domain.periods import Period
from tepat.domain.policy import MovedOut, Policy
from tepat.domain.publications import Publication as PublishedRun
from tepat.domain.publications import Published
from tepat.stages.decide import decide as decide_in_sql
from tepat.stages.reconcile import reconcile
from tepat.stores.warehouse import Warehouse
from tepat.support.settings import Settings

Fill = Callable[[Context, int], None]


@dataclass(frozen=True)
class Difference:
    """One household that the two decide differently."""

    night: int
    source: tuple[str, int]
    expected: dict[str, Any] | None
    found: dict[str, Any] | None

    def __str__(self) -> str:
        lines = [f"night {self.night}, file {self.source[0][:8]}, row {self.source[1]}:"]
        expected, found = self.expected or {}, self.found or {}
        for key in sorted({*expected, *found}):
            if expected.get(key) != found.get(key):
                lines.append(f"  {key}: rule book {expected.get(key)!r}, SQL {found.get(key)!r}")
        return "\n".join(lines)


@dataclass(frozen=True)
class Played:
    """One night through both: what the rule book was told, and what each of them decided.

    ``found`` are the product's rows by file and row of the head.
    """

    number: int
    context: Context
    landed: Landed
    publications: tuple[Publication, ...]
    answers: Answers
    decisions: list[Decision]
    found: dict[Place, dict[str, Any]]

    def decide_again(self, landed: Landed, answers: Answers) -> list[Decision]:
        """What the rule book says of the night, had other things landed or been answered."""
        return decide(
            landed,
            self.publications,
            _rules(self.context.policy),
            str(self.context.period),
            self.context.run_date,
            answers=answers,
        )


def play(world: World, state_dir: Path, fill: Fill | None = None) -> Iterator[Played]:
    """Run the world, night by night.

    Args:
        world: The world.
        state_dir: An empty directory.
        fill: Brings a night's files into the lake as accepted rows; by default they are written
            there directly.
    """
    settings = Settings(state_dir=state_dir, landing=str(state_dir / "landing"), threads=1)
    warehouse = Warehouse("postgresql://nobody@127.0.0.1:1/none", settings.include_dir / "sql")
    landed = place(world).landed
    publications: list[Publication] = []
    runs: list[PublishedRun] = []
    officers = Officers(world.seed)
    for number, night in enumerate(world.nights, start=1):
        context = Context(settings, warehouse, Period.parse(night.period), night.run_date, number)
        (fill or _fill_from(landed))(context, number)
        reconcile(context, Published(tuple(runs)), officers.resolutions)
        decide_in_sql(context)
        known, answers = _until(landed, number), officers.answers
        told = Played(number, context, known, tuple(publications), answers, [], _found(context))
        played = replace(told, decisions=told.decide_again(known, answers))
        yield played
        runs.append(PublishedRun(number, context.period, number, ""))
        publications.append(_publication(night, played.decisions, played.found))
        officers.work(_raised(context), landed)


def differences(world: World, state_dir: Path, fill: Fill | None = None) -> list[Difference]:
    """Run the world as ``play`` does; stops after the first night that differs."""
    for played in play(world, state_dir, fill):
        wrong = _compared(played)
        if wrong:
            return wrong
    return []


def _fill_from(landed: Landed) -> Fill:
    def fill(context: Context, night: int) -> None:
        if night == 1:
            write_empty_landings(context.lake, context.feeds)
        write_landing(context.lake, context.feeds, landed, night)

    return fill


def _until(landed: Landed, night: int) -> Landed:
    return Landed(
        *(
            tuple(record for record in getattr(landed, f.name) if record.source.sequence <= night)
            for f in fields(Landed)
        )
    )


def _rules(policy: Policy) -> RuleSet:
    return RuleSet(
        excluding_programmes=frozenset(policy.excluding_programmes),
        amount_idr=policy.amount_idr,
        excludes_moved_out=policy.moved_out_of_dki is MovedOut.EXCLUDE,
        adult_age=policy.adult_age,
        carry_forward_months=policy.carry_forward_months,
    )


def _found(context: Context) -> dict[tuple[str, int], dict[str, Any]]:
    path = context.lake.of_run(context.run_id, "decided")["decision"]
    rows: list[dict[str, Any]] = pq.read_table(path).to_pylist()
    return {(row["source_file"], row["source_row"]): row for row in rows}


def _raised(context: Context) -> list[dict[str, Any]]:
    path = context.lake.of_run(context.run_id, "decided")["review_case"]
    rows: list[dict[str, Any]] = pq.read_table(path).to_pylist()
    return rows


def _compared(played: Played) -> list[Difference]:
    night, found = played.number, played.found
    ever = {household_id for p in played.publications for household_id in p.decisions}
    wrong = []
    expected = {decision.place_in_file: decision for decision in played.decisions}
    for source in sorted({*expected, *found}):
        ours = _plain(expected[source]) if source in expected else None
        theirs = _comparable(found[source]) if source in found else None
        if ours != theirs:
            wrong.append(Difference(night, source, ours, theirs))
    return wrong or _wrong_ids(night, expected, found, ever)


def _wrong_ids(
    night: int,
    expected: dict[tuple[str, int], Decision],
    found: dict[tuple[str, int], dict[str, Any]],
    ever: set[str],
) -> list[Difference]:
    """Households that carry another id than the one published first.

    Of two households of a period that would carry the same id only one can; which one, the
    contract leaves open.
    """
    wrong = []
    contested = _contested(expected)
    for source, decision in expected.items():
        first = decision.carried_ids[0] if decision.carried_ids else None
        household_id = found[source]["household_id"]
        is_new = household_id not in ever
        if first in contested and first is not None:
            continue
        if (first is None and not is_new) or (first is not None and household_id != first):
            wrong.append(
                Difference(
                    night,
                    source,
                    {"household_id": decision.carried_ids},
                    {"household_id": household_id},
                )
            )
    return wrong


def _contested(expected: dict[tuple[str, int], Decision]) -> set[str]:
    claims = [household_id for d in expected.values() for household_id in d.carried_ids]
    return {household_id for household_id in claims if claims.count(household_id) > 1}


def _plain(decision: Decision) -> dict[str, Any]:
    return {
        "status": decision.status,
        "reason_codes": sorted(decision.reasons),
        "notes": sorted(decision.notes),
        "payee_nik": decision.payee.nik if decision.payee else None,
        "payee_name": decision.payee.name if decision.payee else None,
        "payee_role": decision.payee_role,
        "no_kk": decision.counting.no_kk,
        "kelurahan_code": decision.kelurahan,
        "rt": decision.rt,
        "rw": decision.rw,
        "member_count": decision.member_count,
        "amount_idr": decision.amount_idr,
        "list_kelurahan_code": decision.counting.kelurahan,
    }


def _comparable(row: dict[str, Any]) -> dict[str, Any]:
    keys = (
        "status", "reason_codes", "notes", "payee_nik", "payee_name", "payee_role", "no_kk",
        "kelurahan_code", "rt", "rw", "member_count", "amount_idr", "list_kelurahan_code",
    )  # fmt: skip
    return {key: row[key] for key in keys}


def _publication(
    night: NightDraft, decisions: list[Decision], found: dict[tuple[str, int], dict[str, Any]]
) -> Publication:
    return Publication(
        night.period,
        {found[d.place_in_file]["household_id"]: d for d in decisions},
    )
