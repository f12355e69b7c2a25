"""A whole night from the command line: published, unchanged, stopped by a guard, explained."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import psycopg2
import pytest

from tepat.support.settings import PROJECT_ROOT

pytestmark = pytest.mark.slow


@dataclass(frozen=True)
class Terminal:
    """A shell with a state folder of its own, beside a simulated town."""

    folder: Path

    def tepat(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "tepat.cli", *arguments],
            env={
                **{name: value for name, value in os.environ.items() if name[:6] != "TEPAT_"},
                "PYTHONPATH": str(PROJECT_ROOT / "plugins"),
                "TEPAT_STATE_DIR": str(self.folder / "state"),
            },
            capture_output=True,
            text=True,
            check=False,
        )

    def refresh(self, landing: str, *more: str) -> subprocess.CompletedProcess[str]:
        night = ("--period", "2021-07", "--run-date", "2021-07-19")
        return self.tepat("refresh", "--landing", str(self.folder / landing), *night, *more)

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        url = self.tepat("psql-url").stdout.strip()
        with psycopg2.connect(url) as connection, connection.cursor() as cursor:
            cursor.execute(query)
            return cursor.fetchall()


@pytest.fixture(scope="module")
def terminal() -> Iterator[Terminal]:
    """Nothing but submissions was landed at first, which trips a guard; then all of the town."""
    with TemporaryDirectory(prefix="tepat-cli-", dir="/var/tmp") as name:
        folder = Path(name)
        folder.chmod(0o755)
        terminal = Terminal(folder)
        arguments = ("--period", "2021-07", "--families", "150", "--seed", "7")
        done = terminal.tepat("simulate", "--out", str(folder / "town"), *arguments)
        assert done.returncode == 0, done.stderr
        shutil.copytree(folder / "town/landing/rt_rw", folder / "submissions/rt_rw")
        try:
            yield terminal
        finally:
            terminal.tepat("down")


@pytest.fixture(scope="module")
def stopped(terminal: Terminal) -> subprocess.CompletedProcess[str]:
    return terminal.refresh("submissions")


@pytest.fixture(scope="module")
def published(
    terminal: Terminal, stopped: subprocess.CompletedProcess[str]
) -> subprocess.CompletedProcess[str]:
    return terminal.refresh("town/landing", "--json")


def test_refresh_stopped_by_a_guard_exits_with_code_2_and_its_figures(
    terminal: Terminal, stopped: subprocess.CompletedProcess[str]
) -> None:
    assert stopped.returncode == 2, stopped.stderr
    assert "stale_feed" in stopped.stdout
    assert "--approve" in stopped.stdout
    assert terminal.rows("select count(*) from published.publication") == [(0,)]


def test_json_output_is_one_document_and_progress_goes_to_stderr(
    terminal: Terminal, published: subprocess.CompletedProcess[str]
) -> None:
    assert published.returncode == 0, published.stderr
    summary = json.loads(published.stdout)
    assert summary["outcome"] == "published"
    assert "reconcile" in published.stderr
    ((eligible, held, ineligible, digest),) = terminal.rows(
        "select eligible, held, ineligible, digest from published.publication"
    )
    decided = summary["decided"]
    assert (decided["eligible"], decided["held"], decided["ineligible"]) == (
        eligible,
        held,
        ineligible,
    )
    assert summary["publication"]["digest"] == digest


def test_second_refresh_without_new_files_writes_nothing(
    terminal: Terminal, published: subprocess.CompletedProcess[str]
) -> None:
    before = terminal.rows("select count(*), max(publication_id) from published.decision")
    again = terminal.refresh("town/landing", "--approve")
    assert again.returncode == 0, again.stderr
    assert "nothing has changed" in again.stdout
    assert terminal.rows("select count(*), max(publication_id) from published.decision") == before


def test_refresh_prints_no_identity_number_and_no_name(
    terminal: Terminal, published: subprocess.CompletedProcess[str]
) -> None:
    printed = published.stdout + published.stderr
    numbers = terminal.rows("select nik from published.member where nik is not null")
    names = terminal.rows("select distinct name from published.member where length(name) > 8")
    assert numbers
    assert [value for (value,) in [*numbers, *names] if value in printed] == []


def test_every_family_can_be_explained_by_each_of_its_numbers(
    terminal: Terminal, published: subprocess.CompletedProcess[str]
) -> None:
    ((no_kk, nik, status, reason),) = terminal.rows(
        "select d.no_kk, m.nik, d.status, d.reason_codes[1] from published.current_decision d"
        " join published.member m using (household_id, period)"
        " where d.status = 'INELIGIBLE' and d.no_kk is not null and m.nik is not null"
        " and not exists (select from published.member o"
        "  where o.nik = m.nik and o.household_id <> m.household_id) limit 1"
    )
    typed = f"{no_kk[:4]} {no_kk[4:8]}.{no_kk[8:12]}-{no_kk[12:]}"
    by_kk = terminal.tepat("explain", "--period", "2021-07", "--no-kk", typed, "--json")
    by_nik = terminal.tepat("explain", "--period", "2021-07", "--nik", nik, "--json")
    assert by_kk.returncode == 0, by_kk.stderr
    assert json.loads(by_kk.stdout) == json.loads(by_nik.stdout)
    (found,) = json.loads(by_kk.stdout)
    assert found["status"] == status
    assert reason in [item["code"] for item in found["reasons"]]
    evidence = found["reasons"][0]["evidence"][0]
    assert (terminal.folder / "town/landing" / evidence["file"]).is_file()
    assert evidence["received_on"] == "2021-07-19"
    page = terminal.tepat("explain", "--period", "2021-07", "--no-kk", typed)
    assert "TIDAK BERHAK" in page.stdout
    assert evidence["file"] in page.stdout.replace("\n", "")


def test_explain_prints_the_counterfactual_of_an_ineligible_family(
    terminal: Terminal, published: subprocess.CompletedProcess[str]
) -> None:
    ((household,),) = terminal.rows(
        "select household_id from published.current_decision"
        " where reason_codes = '{ENROLLED_ELSEWHERE}' order by household_id limit 1"
    )
    asked = ("explain", "--period", "2021-07", "--household", household)
    (found,) = json.loads(terminal.tepat(*asked, "--json").stdout)
    assert found["prospects"]["unknown"] is None
    (way,) = found["prospects"]["ways"]
    assert (way["outcome"]["status"], way["outcome"]["amount_idr"]) == ("ELIGIBLE", 300_000)
    assert {change["kind"] for change in way["changes"]} == {"enrolment_ended"}
    page = terminal.tepat(*asked).stdout
    assert "Keluarga ini menjadi berhak, jika:" in page
    assert f"lalu menerima Rp300.000 melalui {way['outcome']['payee_name']}" in page


def test_explain_of_an_unpublished_number_is_reported_without_echo(
    terminal: Terminal, published: subprocess.CompletedProcess[str]
) -> None:
    result = terminal.tepat("explain", "--period", "2021-07", "--nik", "9" * 15 + "1")
    assert (result.returncode, result.stdout) == (1, "")
    assert "belum diusulkan" in result.stderr
    assert "9" * 15 not in result.stderr


def test_export_of_each_kind_of_household_equals_its_publication(
    terminal: Terminal, published: subprocess.CompletedProcess[str]
) -> None:
    kinds = ["status = 'ELIGIBLE'", "status = 'INELIGIBLE'", "'NO_NIK' = any(notes)"]
    for kind in [*kinds, "payee_role = 'HEIR'", "status = 'HELD'"]:
        ((household, status, payee, members),) = terminal.rows(
            "select household_id, status, payee_name, (select array_agg(name order by source_row)"
            "  from published.member m where m.household_id = d.household_id and is_living_member)"
            f" from published.current_decision d where {kind} order by household_id limit 1"
        )
        done = terminal.tepat("export", "--period", "2021-07", "--household", household)
        assert (done.returncode, done.stderr) == (0, "")
        (found,) = json.loads(done.stdout)["@graph"]
        codes = {"ELIGIBLE": "1", "HELD": "4"}
        assert found.get("enrollment_status") == codes.get(status)
        named = {
            member["@id"]: member["demographic_info"]["name"]["given_name"]
            for member in found["group"]["member_list"]
        }
        assert sorted(named.values()) == sorted(members or [])
        if payee is not None:
            assert named[found["group"]["group_head_info"]["@id"]] == payee


def test_exported_file_is_owner_only_and_never_overwrites_a_file(
    terminal: Terminal, published: subprocess.CompletedProcess[str]
) -> None:
    ((no_kk,),) = terminal.rows(
        "select min(no_kk) from published.current_decision where status = 'ELIGIBLE'"
    )
    out = terminal.folder / "family.json"
    arguments = ("export", "--period", "2021-07", "--no-kk", no_kk, "--out", str(out))
    done = terminal.tepat(*arguments)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert out.stat().st_mode & 0o777 == 0o600
    text = out.read_text(encoding="utf-8")
    assert no_kk in text
    again = terminal.tepat(*arguments)
    assert again.returncode == 1
    assert "Nothing was written" in again.stderr
    assert out.read_text(encoding="utf-8") == text


def test_export_of_an_unpublished_number_is_refused_like_explain(
    terminal: Terminal, published: subprocess.CompletedProcess[str]
) -> None:
    unknown = ("--period", "2021-07", "--nik", "9" * 15 + "1")
    exported, explained = (terminal.tepat(name, *unknown) for name in ("export", "explain"))
    assert (exported.returncode, exported.stdout) == (1, "")
    assert exported.stderr == explained.stderr


def test_feedback_command_writes_every_kelurahan_and_prints_no_name(
    terminal: Terminal, published: subprocess.CompletedProcess[str]
) -> None:
    out = terminal.folder / "umpan-balik"
    done = terminal.tepat("feedback", "--period", "2021-07", "--out", str(out))
    assert done.returncode == 0, done.stderr
    ((submitted,),) = terminal.rows("select count(*) from report.coverage where has_submitted")
    assert len(list(out.glob("*.xlsx"))) >= submitted > 0
    names = terminal.rows("select distinct name from published.member where length(name) > 8")
    assert [name for (name,) in names if name in done.stdout + done.stderr] == []
    unpublished = terminal.tepat("feedback", "--period", "2021-08", "--out", str(out))
    assert (unpublished.returncode, unpublished.stdout) == (1, "")
    assert "Nothing is published for 2021-08" in unpublished.stderr


def test_report_command_writes_files_and_prints_their_names(
    terminal: Terminal, published: subprocess.CompletedProcess[str]
) -> None:
    out = terminal.folder / "laporan"
    done = terminal.tepat("report", "--period", "2021-07", "--out", str(out))
    assert done.returncode == 0, done.stderr
    assert sorted(done.stdout.split()) == sorted(str(path) for path in out.iterdir())
    unpublished = terminal.tepat("report", "--period", "2021-08", "--out", str(out))
    assert (unpublished.returncode, unpublished.stdout) == (1, "")
    assert "Nothing is published for 2021-08" in unpublished.stderr


def test_payment_files_need_approval_and_payment_round_prints_no_name(
    terminal: Terminal, published: subprocess.CompletedProcess[str]
) -> None:
    landing = ("--landing", str(terminal.folder / "town/landing"))
    printed = []

    def pay(*arguments: str) -> subprocess.CompletedProcess[str]:
        done = terminal.tepat("pay", *arguments)
        printed.append(done.stdout + done.stderr)
        return done

    def instruct(run_date: str, out: str, *more: str) -> subprocess.CompletedProcess[str]:
        month = ("--period", "2021-07", "--run-date", run_date)
        return pay("instruct", *month, *landing, "--out", str(terminal.folder / out), *more)

    def play_bank(pattern: str, on: str) -> None:
        (path,) = terminal.folder.glob(pattern)
        truth = ("--truth", str(terminal.folder / "bank-truth"))
        done = terminal.tepat(
            *("simulate-bank", "--answer", str(path), *landing, *truth, "--on", on, "--seed", "1")
        )
        assert done.returncode == 0, done.stderr

    assert instruct("2021-07-19", "lists").returncode == 0
    play_bank("lists/rekening-*.csv", "2021-07-20")
    drafted = instruct("2021-07-21", "bank")
    assert drafted.returncode == 2, drafted.stderr
    assert "--approve" in drafted.stdout
    assert not (terminal.folder / "bank").exists()
    assert terminal.rows("select count(*) from published.payment_batch") == [(0,)]
    sealed = instruct("2021-07-21", "bank", "--approve", "--json")
    assert sealed.returncode == 0, sealed.stderr
    assert json.loads(sealed.stdout)["is_sealed"]
    play_bank("bank/instruksi-*.csv", "2021-07-22")
    assert "COUNTED" in pay("reconcile", "--run-date", "2021-07-23", *landing).stdout
    assert "PAID" in pay("status").stdout
    again = pay("files", "--batch", "B0", "--out", str(terminal.folder / "bank"))
    assert (again.returncode, again.stdout) == (1, "")
    assert "no batch 'B0'" in again.stderr
    secrets = terminal.rows(
        "select payee_name from published.payment_instruction where length(payee_name) > 8"
        " union select payee_nik from published.payment_instruction where payee_nik is not null"
        " union select account from published.payment_instruction"
    )
    assert secrets
    assert [word for (word,) in secrets if word in "".join(printed)] == []
