"""The report's sections in their order."""

from tepat.outputs.monthly_report import data, decisions, places
from tepat.outputs.monthly_report.document import Document
from tepat.outputs.monthly_report.material import Material
from tepat.outputs.monthly_report.wording import day, month


def compose(material: Material) -> Document:
    """The whole report as a document: charts drawn, pages not yet formatted."""
    publication = material.figures.publication
    return Document(
        title=material.texts.title.format(month=month(material.period)),
        programme=material.texts.programme,
        standing=material.texts.standing.format(
            run_date=day(publication["run_date"]), publication_id=publication["publication_id"]
        ),
        sections=(
            decisions.summary(material),
            places.places(material),
            decisions.reasons(material),
            decisions.programmes(material),
            data.civil_events(material),
            data.quality(material),
            decisions.trend(material),
            places.all_places(material),
            data.notes(material),
        ),
    )
