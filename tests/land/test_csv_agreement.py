"""The fast and the careful CSV reader are one reader."""

import csv
import io

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.land.landing_site import MEMBER, member_file

from tepat.feeds import load_feeds
from tepat.land.csv_reader import _CarefulReader, _read_fast, read_csv
from tepat.land.header import Header
from tepat.land.refusal import FileRefusedError
from tepat.settings import PROJECT_ROOT

FEEDS = load_feeds(PROJECT_ROOT / "include/feeds")
HEADER = Header(1, ("A", "B", "C"), {})
NASTY = st.text(alphabet="ab\"',;\t|\n\r\0 \u00e9\ufeff\u2028\x85\x1e=", max_size=12)


def read_both(body: str, delimiter: str) -> tuple[pa.Table | None, pa.Table | None]:
    """The table of each reader; None = refused."""
    text = f"A{delimiter}B{delimiter}C\n{body}".encode()
    try:
        fast = _read_fast(text, 6, delimiter, HEADER)
    except pa.ArrowInvalid:
        fast = None
    try:
        careful, _ = _CarefulReader(text, delimiter, HEADER).read()
    except FileRefusedError:
        careful = None
    return fast, careful


@given(st.text(alphabet='ab",\n\r\0 \u00e9\ufeff\x85', max_size=60), st.sampled_from(",;"))
@settings(max_examples=400, deadline=None)
def test_whatever_text_the_fast_reader_reads_the_careful_one_reads_alike(
    body: str, delimiter: str
) -> None:
    fast, careful = read_both(body, delimiter)
    if fast is not None:
        assert careful is not None
        assert fast.to_pylist() == careful.to_pylist()


@given(
    st.lists(st.tuples(NASTY, NASTY, NASTY), max_size=8),
    st.sampled_from(",;\t|"),
    st.sampled_from(["\n", "\r\n", "\r"]),
)
@settings(max_examples=150, deadline=None)
def test_cells_come_back_as_they_were_written(
    records: list[tuple[str, str, str]], delimiter: str, end: str
) -> None:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter, lineterminator=end, quoting=csv.QUOTE_ALL).writerows(
        records
    )
    _, careful = read_both(out.getvalue(), delimiter)
    assert careful is not None
    written = [tuple(cell or None for cell in record) for record in records]
    assert [tuple(row.values()) for row in careful.to_pylist()] == written


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_file_cut_anywhere_is_refused_or_said_to_be_doubtful(encoding: str) -> None:
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
