"""The picture of the night, and the table of its stages, from what the stages declare."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from xml.sax.saxutils import escape

from tests.docs.tables import table

import tepat.pipelines.refresh
from tepat.domain.feeds import load_feeds
from tepat.domain.policy import load_policies
from tepat.stage_runner import Repeat, Stage, Step, Stream, When
from tepat.stages.decide.stage import STAGE as DECIDE
from tepat.stages.publish.stage import STAGE as PUBLISH
from tepat.stages.reconcile.stage import STAGE as RECONCILE
from tepat.stages.validate.stage import stage_of as validate_stage_of
from tepat.support.settings import PROJECT_ROOT

INCLUDE = PROJECT_ROOT / "include"


@dataclass(frozen=True)
class Box:
    """One step as the picture shows it: what it does, what it keeps where, what it sets aside."""

    name: str
    does: tuple[str, ...]
    keeps: str
    store: str
    aside: str
    contract: str


_BOXES = {
    "land": Box(
        "land",
        ("every cell as it", "was; no value is", "interpreted"),
        "landed",
        "lake",
        "rejected files",
        "A file becomes text columns, every cell as it was, or it is rejected as unreadable. "
        "No value is interpreted.",
    ),
    "validate": Box(
        "validate",
        ("every row typed", "and judged by its", "feed's suite"),
        "validated",
        "lake",
        "quarantined rows",
        "Every row is typed, judged by its feed's Great Expectations suite, and accepted or "
        "quarantined with codes. No row is lost.",
    ),
    "reconcile": Box(
        "reconcile",
        ("persons and", "households linked", "to every list"),
        "linked",
        "lake",
        "doubtful matches",
        "Persons and households are linked to the feeds by evidence, with method and score. "
        "Nothing is decided.",
    ),
    "decide": Box(
        "decide",
        ("one decision per", "household, by", "{rules} dated rules"),
        "decided",
        "lake",
        "review cases",
        "The policy's rules turn facts into one decision for each household. No file is read, no "
        "clock is asked.",
    ),
    "publish": Box(
        "publish",
        ("audits, guards,", "approval; one", "transaction"),
        "published, report",
        "PostgreSQL",
        "stopped nights",
        "The difference to the last publication is audited, approved if a guard asks for it, and "
        "committed in one transaction.",
    ),
    "distribute": Box(
        "distribute",
        ("payments, sites,", "invitations,", "complaints"),
        "payments, sites",
        "PostgreSQL",
        "bank anomalies",
        "What is published becomes payments that the bank answers, sites and days, invitations "
        "and routed complaints. Nothing about the right to aid is decided.",
    ),
}

_STYLE = """
    .panel { fill: #ffffff; stroke: #d0d7de }
    .box { fill: #e7f0fb; stroke: #2b6cb0 }
    .lake { fill: #e6f4ea; stroke: #2f855a }
    .postgres { fill: #fdf1dc; stroke: #b7791f }
    .line { stroke: #57606a; fill: none }
    .head { fill: #57606a }
    text { fill: #1f2328 }
    text { font-family: -apple-system, "Segoe UI", "Liberation Sans", Arial, sans-serif }
    .note { fill: #57606a }
    .aside { fill: #9a3412 }
    @media (prefers-color-scheme: dark) {
      .panel { fill: #161b22; stroke: #3d444d }
      .box { fill: #172a45; stroke: #58a6ff }
      .lake { fill: #12301f; stroke: #3fb950 }
      .postgres { fill: #33270f; stroke: #d29922 }
      .line { stroke: #9198a1 }
      .head { fill: #9198a1 }
      text { fill: #f0f6fc }
      .note { fill: #9198a1 }
      .aside { fill: #f0a074 }
    }
"""


def order() -> list[str]:
    """The stages in the order that the pipeline declares, then what starts from a publication."""
    declared = re.match(r"The night, in order: ([a-z, ]+)\.", tepat.pipelines.refresh.__doc__ or "")
    packages = (PROJECT_ROOT / "plugins" / "tepat" / "stages").iterdir()
    names = declared[1].split(", ") if declared else []
    if sorted(names) != sorted(
        path.parent.name for one in packages for path in one.glob("stage.py")
    ):
        raise ValueError("pipelines/refresh.py says another order than there are stages")
    return [*names, "distribute"]


def stages() -> str:
    """Every stage with its contract, its number of statements, and what it keeps."""
    rows = (
        (
            f"**{box.name}**",
            box.contract,
            str(len(_statements(box.name)) or ""),
            f"`{box.keeps}` ({box.store})",
            box.aside,
        )
        for box in map(_BOXES.__getitem__, order())
    )
    return table(("stage", "contract", "statements", "keeps", "sets aside"), rows)


def outputs() -> str:
    """Every table that a stage keeps in the lake, and how it is sorted."""
    kept = {
        "validated": {
            name: columns for stage in _validations() for name, columns in stage.outputs.items()
        },
        "linked": dict(RECONCILE.outputs),
        "decided": dict(DECIDE.outputs),
        "difference": dict(PUBLISH.outputs),
    }
    rows = (
        (f"`{directory}`", f"`{name}`", f"`{columns}`")
        for directory, tables in kept.items()
        for name, columns in sorted(tables.items())
    )
    return table(("directory", "table", "sorted by"), rows)


def picture() -> str:
    """The picture for wide pages, as SVG."""
    width, gap, left, top = 128, 18, 20, 62
    parts = [
        _text(left, 30, "landing root: CSV and XLSX", "note"),
        _line(left + 64, 38, left + 64, top - 4),
        _text(left + 5 * (width + gap) + width, 30, "reports, payment files", "note", "end"),
        _line(left + 5 * (width + gap) + 64, top - 2, left + 5 * (width + gap) + 64, 42),
    ]
    for place, box in enumerate(map(_BOXES.__getitem__, order())):
        x = left + place * (width + gap)
        parts.append(f'<rect class="box" x="{x}" y="{top}" width="{width}" height="96" rx="8"/>')
        parts.append(_text(x + width // 2, top + 26, box.name, "name", "middle", 17))
        parts += [
            _text(x + width // 2, top + 48 + 17 * row, line, "", "middle")
            for row, line in enumerate(_lines(box))
        ]
        if place:
            parts.append(_line(x - gap + 2, top + 48, x - 5, top + 48))
        parts.append(_line(x + width // 2, top + 98, x + width // 2, top + 119))
        kind = "lake" if box.store == "lake" else "postgres"
        parts.append(
            f'<rect class="{kind}" x="{x}" y="{top + 124}" width="{width}" height="44" rx="6"/>'
        )
        parts.append(_text(x + width // 2, top + 143, box.keeps, "", "middle"))
        parts.append(_text(x + width // 2, top + 160, box.store, "note", "middle", 12))
        parts.append(_text(x + width // 2, top + 192, box.aside, "aside", "middle"))
    parts.append(
        _text(left, 282, "Last line: set aside for a person, never dropped.", "note", size=12)
    )
    return _svg(left * 2 + 6 * width + 5 * gap, 298, parts)


def narrow_picture() -> str:
    """The picture for narrow pages, as SVG: the same boxes, one below the other."""
    width, height, gap, left, top = 360, 92, 20, 15, 52
    parts = [_text(left, 30, "landing root: CSV and XLSX", "note", size=15)]
    for place, box in enumerate(map(_BOXES.__getitem__, order())):
        y = top + place * (height + gap)
        parts.append(_line(195, y - gap + 2, 195, y - 5))
        parts.append(
            f'<rect class="box" x="{left}" y="{y}" width="{width}" height="{height}" rx="8"/>'
        )
        parts.append(_text(left + 12, y + 27, box.name, "name", size=19))
        kind = "lake" if box.store == "lake" else "postgres"
        parts.append(
            f'<rect class="{kind}" x="{left + 196}" y="{y + 10}" width="152" height="26" rx="6"/>'
        )
        parts.append(_text(left + 272, y + 28, box.keeps, "", "middle", 15))
        doing = " ".join(_lines(box))
        parts.append(_text(left + 12, y + 56, doing, "", size=14))
        parts.append(_text(left + 12, y + 79, f"sets aside: {box.aside}", "aside", size=14))
    bottom = top + 6 * (height + gap)
    parts.append(
        _text(left, bottom + 12, "Green: lake (Parquet). Yellow: PostgreSQL.", "note", size=15)
    )
    return _svg(390, bottom + 30, parts)


def _lines(box: Box) -> tuple[str, ...]:
    rules = len(load_policies(INCLUDE / "policy")[-1].rules)
    return tuple(line.format(rules=rules) for line in box.does)


def _validations() -> list[Stage]:
    sql = INCLUDE / "sql" / "duckdb"
    return [validate_stage_of(feed, sql) for feed in load_feeds(INCLUDE / "feeds").values()]


def _statements(name: str) -> set[str]:
    stages = {
        "validate": _validations(),
        "reconcile": [RECONCILE],
        "decide": [DECIDE],
        "publish": [PUBLISH],
    }
    found = {one for stage in stages.get(name, []) for one in _named(stage.steps)}
    folders = {
        "decide": ["decide/rules"],
        "publish": ["audit", "publish/guard"],
        "distribute": ["distribution", "casework/complaints"],
    }
    for folder in folders.get(name, []):
        root = INCLUDE / "sql" / "duckdb"
        found |= {
            path.relative_to(root).with_suffix("").as_posix()
            for path in (root / folder).rglob("*.sql")
        }
    return found


def _named(steps: Iterable[Step]) -> Iterator[str]:
    for step in steps:
        if isinstance(step, str):
            yield step
        elif isinstance(step, Repeat):
            yield from step.statements
        elif isinstance(step, Stream):
            yield step.statement
        elif isinstance(step, When):
            yield from _named(step.steps)


def _svg(width: int, height: int, parts: Iterable[str]) -> str:
    body = "\n  ".join(parts)
    words = ", ".join(order())
    return f"""\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img">
  <title>The flow of a night: {words}</title>
  <style>{_STYLE}  </style>
  <defs>
    <marker id="head" viewBox="0 0 8 8" refX="6" refY="4" markerWidth="8" markerHeight="8" \
orient="auto"><path class="head" d="M0 0 L8 4 L0 8 z"/></marker>
  </defs>
  <rect class="panel" x="0.5" y="0.5" width="{width - 1}" height="{height - 1}" rx="10"/>
  {body}
</svg>
"""


def _line(x1: int, y1: int, x2: int, y2: int) -> str:
    return (
        f'<path class="line" d="M{x1} {y1} L{x2} {y2}" stroke-width="1.5" marker-end="url(#head)"/>'
    )


def _text(  # noqa: PLR0917 two places, a text, and how it looks
    x: int, y: int, text: str, kind: str = "", anchor: str = "start", size: int = 14
) -> str:
    weight = ' font-weight="600"' if kind == "name" else ""
    style = f' class="{kind}"' if kind and kind != "name" else ""
    return (
        f'<text x="{x}" y="{y}" font-size="{size}" text-anchor="{anchor}"{weight}{style}>'
        f"{escape(text)}</text>"
    )
