"""The sections on the data themselves: civil events, quality, and notes."""

from tepat.outputs.monthly_report.charts import DARK, STEPS, Bar, stacked_bars
from tepat.outputs.monthly_report.document import Section, Swatch
from tepat.outputs.monthly_report.figures import Record
from tepat.outputs.monthly_report.material import Material, city_name, in_order_of_cities
from tepat.outputs.monthly_report.wording import count, share

_LAGS = ("within_7_days", "within_30_days", "within_90_days", "later")
_LATE = ("within_90_days", "later")
_EVENTS = (
    "dead_members", "departed_members", "payees_replaced_by_heir", "payees_replaced_after_move",
    "households_relocated_within_dki", "households_moved_out_of_dki",
    "households_without_survivor",
)  # fmt: skip
_MOST_NAMED = 12  # kelurahan without submission that a sentence names
_WORST = 10  # kelurahan of the table of most defects
_BARS = 8


def civil_events(material: Material) -> Section:
    """Effects of deaths and moves, and the delay of their reports."""
    rows = in_order_of_cities(material, material.figures.civil_events)
    paragraphs = [
        material.say(
            "civil_events",
            "main",
            dead=count(sum(row["dead_members"] for row in rows)),
            departed=count(sum(row["departed_members"] for row in rows)),
            heirs=count(sum(row["payees_replaced_by_heir"] for row in rows)),
        )
    ]
    tables = [material.table("civil_events", ("kota", *_EVENTS), rows, total=True)]
    lags = [
        row | {"feed": material.texts.feeds[row["feed"]]} for row in material.figures.event_lags
    ]
    if not lags:
        return material.section("civil_events", paragraphs, tables=tables)
    late = sum(row[field] for row in lags for field in _LATE)
    events = sum(row["events"] for row in lags)
    paragraphs.append(material.say("civil_events", "lags", share=share(late, events)))
    bars = [
        Bar(
            row["feed"],
            tuple(row[field] for field in _LAGS),
            share(row["within_7_days"], row["events"]),
        )
        for row in lags
    ]
    legend = [
        Swatch(colour, material.texts.lags[field])
        for colour, field in zip(STEPS, _LAGS, strict=True)
    ]
    alt_text = "; ".join(_lag_texts(material, row) for row in lags)
    chart = material.chart(
        "lags", [stacked_bars(bars, STEPS, as_shares=True)], legend, values=alt_text
    )
    tables.append(material.table("lags", ("feed", "events", *_LAGS), lags, total=True))
    return material.section("civil_events", paragraphs, [chart], tables)


def quality(material: Material) -> Section:
    """Mistakes in the submissions, by kind and kelurahan."""
    texts = material.texts
    rows = [
        row
        | {
            "severity": texts.severities[row["severity"]],
            "defect": material.problems[row["code"]],
            "is_critical": row["severity"] == "critical",
        }
        for row in material.figures.defects
    ]
    critical = [row for row in rows if row["is_critical"]]
    paragraphs = [
        material.say(
            "quality",
            "main",
            quarantined=count(sum(row["rows"] for row in critical)),
            warned=count(sum(row["rows"] for row in rows if not row["is_critical"])),
        ),
        *_without_submission(material),
    ]
    bars = [
        Bar(row["defect"].removesuffix("."), (row["rows"],), count(row["rows"]))
        for row in critical[:_BARS]
    ]
    alt_text = "; ".join(f"{bar.label} {bar.text}" for bar in bars)
    charts = (
        [material.chart("defects", [stacked_bars(bars, (DARK,))], values=alt_text)] if bars else []
    )
    tables = [
        material.table("defects", ("severity", "defect", "rows"), rows),
        material.table(
            "most_defects",
            (
                "kelurahan", "kota", "listed", "defects", "defects_per_100_households",
                "defects_change", "top_defects",
            ),
            _most_defects(material),
        ),
    ]  # fmt: skip
    return material.section("quality", paragraphs, charts, tables)


def notes(material: Material) -> Section:
    """Definitions, withheld values, and how to verify a report."""
    publication = material.figures.publication
    verify = material.say(
        "notes", "verify", rule_set=publication["rule_set"], digest=publication["digest"]
    )
    return material.section(
        "notes", [material.say("notes", "statuses"), material.say("notes", "privacy"), verify]
    )


def _lag_texts(material: Material, row: Record) -> str:
    parts = (f"{material.texts.lags[field]} {share(row[field], row['events'])}" for field in _LAGS)
    return f"{row['feed']}: {', '.join(parts)}"


def _without_submission(material: Material) -> list[str]:
    missing = [row["kelurahan"] for row in material.figures.kelurahan if not row["has_submitted"]]
    if not missing:
        return []
    if len(missing) > _MOST_NAMED:
        return [material.say("quality", "missing_many", number=count(len(missing)))]
    return [material.say("quality", "missing", kelurahan=", ".join(missing))]


def _most_defects(material: Material) -> list[Record]:
    """The kelurahan with most defects, the highest first."""
    rated = [row for row in material.figures.kelurahan if row["defects"] and row["listed"]]
    rated.sort(key=lambda row: (-row["defects_per_100_households"], row["kelurahan_code"]))
    return [
        row
        | {
            "kota": city_name(row["kota"]),
            "top_defects": material.problems[row["top_defects"][0]],
        }
        for row in rated[:_WORST]
    ]
