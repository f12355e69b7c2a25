"""CSV is read as the standard library would read it, and no cut goes unnoticed."""

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.stages.land.landing_site import MEMBER, member_file

from tepat.domain.feeds import load_feeds
from tepat.stages.land.csv_reader import _read_records, read_csv
from tepat.stages.land.header import Header
from tepat.stages.land.refusal import FileRefusedError
from tepat.support.settings import PROJECT_ROOT

FEEDS = load_feeds(PROJECT_ROOT / "include/feeds")
NASTY = st.text(alphabet="ab\"',;\t|\n\r\0 \u00e9\ufeff\u2028\x85\x1e=", max_size=12)


def read(body: str, delimiter: str) -> list[tuple[str, ...]] | None:
    """The records below a header of three columns, or None when refused."""
    text = f"A{delimiter}B{delimiter}C\n{body}".encode()
    try:
        records = _read_records(text, 6, delimiter, Header(1, ("A", "B", "C"), {}))
    except FileRefusedError:
        return None
    return [tuple(cell or "" for cell in row.values()) for row in records.table().to_pylist()]


def read_plainly(body: str, delimiter: str) -> list[tuple[str, ...]] | None:
    """The same by the standard library, record by record."""
    line_end = "\n" if body and not body.endswith(("\n", "\r")) else ""
    lines = io.StringIO(f"{body}{line_end}end", newline="")
    records = list(csv.reader(lines, delimiter=delimiter))
    if records.pop() != ["end"]:
        return None
    return [tuple([*record, "", "", ""][:3]) for record in records]


@given(st.text(alphabet='ab",\n\r\0 \u00e9\ufeff\x85;', max_size=60), st.sampled_from(",;"))
@settings(max_examples=400, deadline=None)
def test_random_csv_text_is_read_like_the_standard_library_csv_module(
    body: str, delimiter: str
) -> None:
    found = read(body, delimiter)
    expected = read_plainly(body, delimiter)
    assert (found is None) == (expected is None)
    assert [row[:3] for row in found or []] == (expected or [])


@given(
    st.lists(st.tuples(NASTY, NASTY, NASTY), max_size=8),
    st.sampled_from(",;\t|"),
    st.sampled_from(["\n", "\r\n", "\r"]),
)
@settings(max_examples=150, deadline=None)
def test_written_csv_cells_are_read_back_unchanged(
    records: list[tuple[str, str, str]], delimiter: str, end: str
) -> None:
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=delimiter, lineterminator=end, quoting=csv.QUOTE_ALL)
    writer.writerows(records)
    assert read(out.getvalue(), delimiter) == records


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_file_truncated_at_any_byte_is_rejected_or_reported_as_doubtful(encoding: str) -> None:
    members = [MEMBER.replace("Sari", f'"Sari ""é"" {n}"') for n in range(6)]
    whole = member_file(*members).decode().encode(encoding)
    feed = FEEDS["rt_rw"]
    complete = read_csv(whole, feed, FEEDS.values())
    assert complete.notes == ()
    for length in range(1, len(whole)):
        try:
            cells = read_csv(whole[:length], feed, FEEDS.values())
        except FileRefusedError:
            continue
        is_whole_records = cells.table.equals(complete.table.slice(0, len(cells.table)))
        assert is_whole_records or cells.notes
