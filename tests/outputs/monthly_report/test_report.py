"""A month's report: whole in itself, true to the warehouse, read by everybody, the same again."""

import csv
import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.engine import Connection, CursorResult
from tests.stages.publish.night import JULY, Household, begin, decide, land
from tests.stages.publish.steps import compare

from tepat.access.logins import add_login, drop_login
from tepat.domain.periods import Period
from tepat.outputs.monthly_report import ReportSummary, write_report
from tepat.outputs.monthly_report.figures import read_figures
from tepat.stages.publish import commit
from tepat.stores.warehouse import Role, Warehouse
from tepat.support.errors import ConfigurationError, NothingPublishedError, WarehouseError
from tepat.support.settings import PROJECT_ROOT, Settings

pytestmark = pytest.mark.slow

JUNE = Period(2021, 6)
HERE, THERE, ISLAND = "31.74.01.1001", "31.73.01.1001", "31.01.01.1001"
CITIES = ("Jakarta Selatan", "Jakarta Barat", "Kepulauan Seribu")
DEFECTS = (("critical", "NIK_FORMAT", 7), ("warning", "NIK_NOT_JAKARTA", 1234))


def households(eligible: int) -> list[Household]:
    return [
        *(Household(number) for number in range(eligible)),
        *(Household(11_000 + number, kelurahan_code=THERE).excluded() for number in range(30)),
        Household(12_000, ("NO_ADULT_PAYEE",), "HELD", kelurahan_code=THERE),
        Household(13_000, is_head_alive=False, notes=("PAYEE_REPLACED_BY_HEIR",)),
        Household(14_000, kelurahan_code=ISLAND),
    ]


def publish(warehouse: Warehouse, state: Path, period: Period, decided: list[Household]) -> None:
    context = begin(warehouse, state, period)
    land(context, "dukcapil/kematian", [{}], reported=[context.run_date])
    decide(context, decided)
    compare(context)
    commit(context)


@pytest.fixture
def town(warehouse: Warehouse, tmp_path: Path) -> Warehouse:
    """June and July are published; the submissions of July had mistakes."""
    publish(warehouse, tmp_path, JUNE, households(1990))
    publish(warehouse, tmp_path, JULY, households(2345))
    with warehouse.begin() as connection:
        for severity, code, rows in DEFECTS:
            connection.execute(
                sa.text(
                    "insert into ops.validation_count values"
                    " ('rt_rw', 'a', '2021-07', :place, :code, :severity, :rows)"
                ),
                {"place": HERE, "code": code, "severity": severity, "rows": rows},
            )
    return warehouse


def report(
    town: Warehouse, folder: Path, period: Period = JULY, boundaries: Path | None = None
) -> ReportSummary:
    return write_report(Settings(boundaries=boundaries), town, period, folder)


def table(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / f"laporan-2021-07-{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


class Reader(HTMLParser):
    """Collects what a page loads, what it shows, and how it is marked up."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.text: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in ("meta", "link", "img", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if not {"style", "svg"} & set(self.open):
            self.text.append(data.strip())

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


@pytest.fixture
def page(town: Warehouse, tmp_path: Path) -> Reader:
    """The page of July."""
    return Reader(report(town, tmp_path / "out").page.read_text(encoding="utf-8"))


def test_report_page_loads_no_resource_and_runs_no_script(town: Warehouse, tmp_path: Path) -> None:
    text = report(town, tmp_path).page.read_text(encoding="utf-8")
    found = Reader(text)
    assert not found.open
    assert not [tag for tag in ("script", "link", "img", "iframe", "object") if found.all(tag)]
    assert not re.findall(r"@import|url\((?!data:)", text)
    links = {str(attributes["href"]) for attributes in found.all("a")}
    beside = {link for link in links if not link.startswith("#")}
    assert beside == {path.name for path in tmp_path.glob("*.csv")}
    sections = {f"#{attributes['id']}" for attributes in found.all("section")}
    assert links - beside == sections
    assert set(re.findall(r"https?://[^\s\"'<]+", text)) <= {
        "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink",
    }  # fmt: skip


def test_report_page_has_accessible_markup(page: Reader) -> None:
    assert page.all("html") == [{"lang": "id"}]
    assert len(page.all("h1")) == 1
    assert len(page.all("table")) == len(page.all("caption")) > 8
    assert all(attributes["scope"] in ("col", "row") for attributes in page.all("th"))
    pictures = [attributes for _, attributes in page.tags if attributes.get("role") == "img"]
    assert len(pictures) == len(page.all("figure")) > 6
    assert all(len(str(attributes["aria-label"])) > 40 for attributes in pictures)


def test_report_page_shows_the_warehouse_figures_in_indonesian(page: Reader) -> None:
    text = " ".join(page.text)
    assert "Laporan penerima bantuan, Juli 2021" in text
    assert "Keadaan per 19 Juli 2021, menurut publikasi nomor 2" in text
    assert "Dari 2.378 keluarga yang diperiksa untuk Juli 2021, 2.347 berhak" in text
    assert "Rp704,1 juta" in text
    assert "naik 355 dari Juni 2021" in text
    assert "Alasan terbanyak: Menerima program lain (30 keluarga)" in text
    assert "7 kekeliruan membuat baris usulan belum dapat diterima" in text
    assert "Pada baris yang diterima ada 1.234 catatan" in text
    assert "266 kelurahan" not in text
    assert all(city in text for city in CITIES)


def test_report_tables_equal_the_report_views_of_the_warehouse(
    town: Warehouse, tmp_path: Path
) -> None:
    summary = report(town, tmp_path)
    assert all(path.stat().st_size for path in summary.tables)
    kelurahan = {row["Kode"]: row for row in table(tmp_path, "kelurahan")}
    assert len(kelurahan) == 267
    assert kelurahan[HERE]["Berhak"] == "2346"
    assert kelurahan[THERE]["Tidak berhak"] == "30"
    cities = {row["Kota/Kabupaten"]: int(row["Keluarga"]) for row in table(tmp_path, "kota")}
    assert cities == {"Jakarta Selatan": 2346, "Jakarta Barat": 31, "Kepulauan Seribu": 1}
    months = [(row["Bulan"], row["Berhak"]) for row in table(tmp_path, "bulan")]
    assert months == [("Juni 2021", "1992"), ("Juli 2021", "2347")]
    assert {row["Kode"]: row["Berhak"] for row in table(tmp_path, "rt")}[ISLAND] == ""


def test_report_of_the_same_publication_is_byte_identical(town: Warehouse, tmp_path: Path) -> None:
    written = []
    for name in ("once", "again"):
        report(town, tmp_path / name)
        written.append({path.name: path.read_bytes() for path in (tmp_path / name).iterdir()})
    assert written[0] == written[1]
    assert len(written[0]) == 13


def test_report_of_an_earlier_month_is_unchanged_by_a_later_month(
    town: Warehouse, tmp_path: Path
) -> None:
    before = report(town, tmp_path / "before", JUNE).page.read_bytes()
    publish(town, tmp_path, Period(2021, 8), households(2000))
    assert report(town, tmp_path / "after", JUNE).page.read_bytes() == before


def test_report_does_not_mix_in_a_concurrent_publication(town: Warehouse, tmp_path: Path) -> None:
    class Meanwhile(Warehouse):
        """Publishes once more as soon as the first statement has been answered."""

        def run(self, connection: Connection, file: str, **params: Any) -> CursorResult[Any]:
            result = super().run(connection, file, **params)
            if file.endswith("find_publication.sql"):
                publish(town, tmp_path, JULY, households(100))
            return result

    meanwhile = Meanwhile(
        town.url.render_as_string(hide_password=False), PROJECT_ROOT / "include" / "sql"
    )
    figures = read_figures(meanwhile, JULY)
    meanwhile.close()
    counted = figures.months[-1]["eligible"], sum(row["eligible"] for row in figures.kelurahan)
    assert (figures.publication["publication_id"], *counted) == (2, 2347, 2347)
    assert read_figures(town, JULY).months[-1]["eligible"] == 102


def test_booklet_is_an_accessible_pdf_with_extractable_text(
    town: Warehouse, tmp_path: Path
) -> None:
    content = report(town, tmp_path).booklet.read_bytes()
    assert content.startswith(b"%PDF-1.7")
    assert b"pdfuaid:part" in content
    assert b"/StructTreeRoot" in content
    assert b"/Lang" in content


def test_report_files_contain_no_personal_data(town: Warehouse, tmp_path: Path) -> None:
    summary = report(town, tmp_path)
    people = [member for one in households(3) for member in one.members()]
    secrets = {str(member[field]) for member in people for field in ("nik", "name")}
    for path in (summary.page, *summary.tables):
        text = path.read_text(encoding="utf-8")
        assert not [secret for secret in secrets if secret in text]
        assert not re.search(r"(?<!\d)\d{16}(?!\d)", text)


def test_report_runs_with_the_report_reader_login(town: Warehouse, tmp_path: Path) -> None:
    sql = PROJECT_ROOT / "include" / "sql"
    reader = Warehouse(add_login(town, "test_head", Role.REPORT_READER), sql)
    stranger = Warehouse(add_login(town, "test_loader", Role.LOADER), sql)
    try:
        assert report(reader, tmp_path).publication_id == 2
        with pytest.raises(WarehouseError):
            report(stranger, tmp_path)
    finally:
        for warehouse, name in ((reader, "test_head"), (stranger, "test_loader")):
            warehouse.close()
            drop_login(town, name)


def test_report_of_an_unpublished_month_is_refused(town: Warehouse, tmp_path: Path) -> None:
    with pytest.raises(NothingPublishedError, match="No file was written"):
        report(town, tmp_path / "out", Period(2021, 9))
    assert not (tmp_path / "out").exists()


def test_report_of_the_first_month_states_that_there_is_no_trend(
    town: Warehouse, tmp_path: Path
) -> None:
    page = Reader(report(town, tmp_path, JUNE).page.read_text(encoding="utf-8"))
    assert "Baru satu bulan yang diterbitkan" in " ".join(page.text)


def test_report_of_a_month_without_exclusions_has_no_reasons(
    warehouse: Warehouse, tmp_path: Path
) -> None:
    publish(warehouse, tmp_path, JULY, [Household(1)])
    page = Reader(report(warehouse, tmp_path / "out").page.read_text(encoding="utf-8"))
    text = " ".join(page.text)
    assert "tidak ada keluarga yang ditahan atau tidak berhak" in text
    assert "tidak ada keluarga yang tercatat menerima program lain" in text


def test_report_of_a_month_without_households_is_written(
    warehouse: Warehouse, tmp_path: Path
) -> None:
    publish(warehouse, tmp_path, JULY, [])
    page = Reader(report(warehouse, tmp_path / "out").page.read_text(encoding="utf-8"))
    assert "Dari 0 keluarga yang diperiksa" in " ".join(page.text)


@pytest.fixture
def boundaries(tmp_path: Path) -> Iterator[Path]:
    """Invented shapes of two kelurahan, one of them an island of dots."""
    square = [[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]]
    features = [
        {
            "type": "Feature",
            "properties": {"kode": code.replace(".", "")},
            "geometry": {
                "type": "Polygon",
                "coordinates": [[[106 + x, latitude + y] for x, y in square]],
            },
        }
        for code, latitude in ((HERE, -6), (ISLAND, -5))
    ]
    path = tmp_path / "batas.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    yield path


def test_map_draws_given_boundaries_and_lists_kelurahan_without_one(
    town: Warehouse, tmp_path: Path, boundaries: Path
) -> None:
    summary = report(town, tmp_path / "out", boundaries=boundaries)
    page = summary.page.read_text(encoding="utf-8")
    assert page.count("mark-shape") == 2
    assert "<title>Tebet Timur: 2.346</title>" in page
    assert "Digambar sebagai petak" in page
    assert len(summary.without_shape) == 265
    assert "Tebet Timur" not in summary.without_shape


def test_unusable_boundaries_stop_the_report_before_any_file_is_written(
    town: Warehouse, tmp_path: Path
) -> None:
    with pytest.raises(ConfigurationError, match="cannot be read"):
        report(town, tmp_path / "out", boundaries=tmp_path / "nowhere.geojson")
    assert not (tmp_path / "out").exists()


def test_report_folder_without_write_permission_is_reported(
    town: Warehouse, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(ConfigurationError, match="cannot be written to"):
        report(town, tmp_path / "file")
