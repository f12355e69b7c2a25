"""The sections on decisions: summary, reasons, other programmes, trend."""

from collections.abc import Iterable

from tepat.domain.periods import Period
from tepat.outputs.monthly_report.charts import ACCENT, DARK, PALE, Bar, columns, stacked_bars
from tepat.outputs.monthly_report.document import Chart, KeyFigure, Section, Swatch
from tepat.outputs.monthly_report.figures import Record
from tepat.outputs.monthly_report.material import (
    Material,
    by_city,
    in_order_of_cities,
    with_eligible_share,
)
from tepat.outputs.monthly_report.wording import (
    Kind,
    count,
    month,
    round_rupiah,
    share,
    short_month,
    show,
)

STATUSES = {"ELIGIBLE": DARK, "HELD": ACCENT, "INELIGIBLE": PALE}
_COUNTS = ("eligible", "held", "ineligible")
_SHOWN = ("households", *_COUNTS, "eligible_share", "eligible_members", "amount_idr")


def summary(material: Material) -> Section:
    """Decisions as key figures and by city."""
    figures = material.figures
    now = figures.months[-1]
    submitted = sum(row["has_submitted"] for row in figures.kelurahan)
    paragraphs = [
        material.say(
            "summary",
            "outcome",
            month=month(material.period),
            households=count(now["households"]),
            eligible=count(now["eligible"]),
            eligible_share=share(now["eligible"], now["households"]),
            amount=round_rupiah(now["amount_idr"]),
            held=count(now["held"]),
            ineligible=count(now["ineligible"]),
        )
    ]
    if submitted < len(figures.kelurahan):
        carried = sum(row["carried"] for row in figures.kelurahan)
        paragraphs.append(
            material.say(
                "summary",
                "coverage",
                submitted=count(submitted),
                kelurahan=count(len(figures.kelurahan)),
                carried=count(carried),
            )
        )
    if figures.publication["is_approved_by_person"]:
        paragraphs.append(material.say("summary", "approved"))
    cities = [with_eligible_share(row) for row in in_order_of_cities(material, figures.cities)]
    return material.section(
        "summary",
        paragraphs,
        [_decisions_chart(material, cities)],
        [material.table("cities", ("kota", *_SHOWN), cities, total=True)],
        _key_figures(material, submitted),
    )


def reasons(material: Material) -> Section:
    """Why households are not paid."""
    records = material.figures.reasons
    if not records:
        return material.section("reasons", [material.say("reasons", "nothing")])
    rows = by_city(records, "reason_code", material.cities)
    statuses: dict[str, dict[str, int]] = {}
    for record in records:
        of_code = statuses.setdefault(record["reason_code"], {"HELD": 0, "INELIGIBLE": 0})
        of_code[record["status"]] += record["households"]
    for row in rows:
        row["reason"] = material.messages.reasons[row["reason_code"]].label
    bars = [
        Bar(row["reason"], tuple(statuses[row["reason_code"]].values()), count(row["households"]))
        for row in rows
    ]
    main = material.say(
        "reasons", "main", reason=rows[0]["reason"], households=count(rows[0]["households"])
    )
    chart = material.chart(
        "reasons",
        [stacked_bars(bars, (STATUSES["HELD"], STATUSES["INELIGIBLE"]))],
        _legend(material, ("HELD", "INELIGIBLE")),
        values=_alt_text(bars),
    )
    table = material.table("reasons", ("reason", "households"), rows, cities=material.cities)
    return material.section("reasons", [main], [chart], [table])


def programmes(material: Material) -> Section:
    """Recipients of other programmes, now and before."""
    rows = by_city(material.figures.programmes, "programme", material.cities)
    if not rows:
        return material.section("programmes", [material.say("programmes", "nothing")])
    codes = [row["programme"] for row in rows]
    for row in rows:
        row["programme"] = _programme_name(material, row["programme"])
    main = material.say(
        "programmes",
        "main",
        programme=rows[0]["programme"],
        households=count(rows[0]["households"]),
    )
    bars = [Bar(row["programme"], (row["households"],), count(row["households"])) for row in rows]
    charts = [material.chart("programmes", [stacked_bars(bars, (DARK,))], values=_alt_text(bars))]
    months = [row["period"] for row in material.figures.months]
    if len(months) > 1:
        counted = {
            (row["period"], row["programme"]): row["households"]
            for row in material.figures.programme_months
        }
        drawings = [
            _columns(
                _programme_name(material, code),
                months,
                [counted.get((period, code), 0) for period in months],
            )
            for code in codes
        ]
        charts.append(material.chart("programme_months", drawings, values=_alt_text(bars)))
    table = material.table("programmes", ("programme", "households"), rows, cities=material.cities)
    return material.section("programmes", [main], charts, [table])


def trend(material: Material) -> Section:
    """The same figures over the months."""
    months = material.figures.months
    rows = [
        with_eligible_share(row) | {"month": month(Period.parse(row["period"]))} for row in months
    ]
    table = material.table("months", ("month", *_SHOWN), rows)
    if len(months) == 1:
        return material.section("trend", [material.say("trend", "one")], tables=[table])
    labels = material.texts.statuses
    drawings = [
        _columns(labels[status], [row["period"] for row in months], [row[field] for row in months])
        for status, field in zip(STATUSES, _COUNTS, strict=True)
    ]
    alt_text = "; ".join(
        f"{labels[status]} {count(months[-1][field])}"
        for status, field in zip(STATUSES, _COUNTS, strict=True)
    )
    chart = material.chart("trend", drawings, values=alt_text)
    return material.section("trend", [material.say("trend", "main")], [chart], [table])


def _key_figures(material: Material, submitted: int) -> Iterable[KeyFigure]:
    texts, months = material.texts, material.figures.months
    now, before = months[-1], months[-2] if len(months) > 1 else None
    for field in ("eligible", "amount_idr", "eligible_members", "held", "ineligible"):
        is_money = field == "amount_idr"
        value = round_rupiah(now[field]) if is_money else count(now[field])
        remark = _change(material, field, now, before) if before else ""
        yield KeyFigure(texts.key_figures[field], value, remark)
    of_all = texts.changes.of_all.format(number=count(len(material.figures.kelurahan)))
    yield KeyFigure(texts.key_figures["submitted"], count(submitted), of_all)


def _change(material: Material, field: str, now: Record, before: Record) -> str:
    difference = now[field] - before[field]
    number = round_rupiah(abs(difference)) if field == "amount_idr" else count(abs(difference))
    words, since = material.texts.changes, month(Period.parse(before["period"]))
    if not difference:
        return words.same.format(month=since)
    return (words.up if difference > 0 else words.down).format(number=number, month=since)


def _decisions_chart(material: Material, cities: list[Record]) -> Chart:
    bars = [
        Bar(
            row["kota"],
            tuple(row[field] for field in _COUNTS),
            show(Kind.SHARE, row["eligible_share"]),
        )
        for row in cities
        if row["households"]
    ]
    return material.chart(
        "decisions",
        [stacked_bars(bars, tuple(STATUSES.values()), as_shares=True)],
        _legend(material, STATUSES),
        values=_alt_text(bars),
    )


def _columns(title: str, periods: list[str], values: list[int]) -> str:
    labels = [short_month(Period.parse(period)) for period in periods]
    return columns(title, labels, values, [count(value) for value in values])


def _programme_name(material: Material, code: str) -> str:
    """Display name of the programme; by default as in the feed."""
    return material.texts.programmes.get(code, code)


def _legend(material: Material, statuses: Iterable[str]) -> tuple[Swatch, ...]:
    return tuple(Swatch(STATUSES[status], material.texts.statuses[status]) for status in statuses)


def _alt_text(bars: Iterable[Bar]) -> str:
    """Alt text of the bars."""
    return "; ".join(f"{bar.label} {bar.text}" for bar in bars)
