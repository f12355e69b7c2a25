"""The monthly report for the head of office: a page, a booklet (PDF), and the tables as CSV.

``figures.py`` reads the schema ``report``; ``composing.py`` lists the sections, which
``decisions.py``, ``places.py`` and ``data.py`` write with ``charts.py`` into a ``document.py``;
``page.py`` and ``booklet.py`` format it with the templates of ``include/monthly_report``. All
texts are in ``texts.id.yaml`` there.
"""

from tepat.outputs.monthly_report.writing import ReportSummary, write_report

__all__ = ["ReportSummary", "write_report"]
