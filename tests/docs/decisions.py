"""The list of the decisions of weight, and of the audits, by their own first lines."""

import re

from tests.docs.tables import table

from tepat.support.settings import PROJECT_ROOT

_AUDIT = re.compile(r"-- severity: (?P<severity>\w+)\n-- Purpose:\s*(?P<claim>.*(?:\n--\s{6,}.*)*)")


def decisions() -> str:
    """A link to every decision, by number."""
    paths = sorted((PROJECT_ROOT / "docs" / "decisions").glob("[0-9]*.md"))
    titles = (path.read_text(encoding="utf-8").partition("\n")[0][2:] for path in paths)
    return "".join(f"- [{title}]({path.name})\n" for title, path in zip(titles, paths, strict=True))


def audits() -> str:
    """Every audit of the decisions: the claim it is named by, and what follows from bad rows."""
    rows = []
    for path in sorted((PROJECT_ROOT / "include" / "sql" / "duckdb" / "audit").glob("*.sql")):
        found = _AUDIT.match(path.read_text(encoding="utf-8"))
        if found is None:
            raise ValueError(f"{path.name} lacks its severity or its purpose")
        claim = re.sub(r"\n--\s+", " ", found["claim"])
        rows.append((f"`{path.stem}`", claim, found["severity"]))
    return table(("audit", "what must be true", "severity"), rows)
