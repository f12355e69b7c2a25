"""A landing root on an SFTP server, a real one."""

import logging
import os
import subprocess
import sys
import traceback
from collections.abc import Iterator
from pathlib import Path

import fsspec
import paramiko
import pytest
from tests.stages.land.landing_site import MEMBER, Site, member_file
from tests.stages.land.sftp_server import PASSWORD, USER, SftpServer, serving
from typer.testing import CliRunner

from tepat.cli import app
from tepat.stages.land.sftp import KnownHostSftp
from tepat.support.errors import ConfigurationError, LandingUnreadableError
from tepat.support.settings import PROJECT_ROOT

ONE, TWO = member_file(MEMBER), member_file(MEMBER, MEMBER)


@pytest.fixture(autouse=True)
def _nobodys_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No keys, agent or settings of whoever runs the tests."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("SSH_AUTH_SOCK", raising=False)
    monkeypatch.setitem(fsspec.config.conf, "sftp", {})
    yield
    KnownHostSftp.clear_instance_cache()


@pytest.fixture
def server(tmp_path: Path) -> Iterator[SftpServer]:
    """A server with one file, whose key is known."""
    with serving(tmp_path / "served") as server:
        known(tmp_path, server.known_as(server.host_key))
        put(server, ONE)
        yield server


def known(home: Path, lines: str) -> None:
    (home / ".ssh").mkdir(exist_ok=True)
    (home / ".ssh/known_hosts").write_text(lines)


def put(server: SftpServer, data: bytes, name: str = "rt_rw/2021-07/a.csv") -> None:
    path = server.root / "landing" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def configure(monkeypatch: pytest.MonkeyPatch, **variables: str) -> None:
    """Variables of the environment, as fsspec reads them when it is imported."""
    for name, value in variables.items():
        monkeypatch.setenv(f"FSSPEC_SFTP_{name}", value)
    fsspec.config.set_conf_env(fsspec.config.conf)


def test_sftp_landing_root_gives_the_same_landing_as_a_local_folder(
    server: SftpServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    configure(monkeypatch, PASSWORD=PASSWORD)
    put(server, TWO, "rt_rw/2021-07/tebet/b.csv")
    remote = Site(tmp_path / "remote", server.url())
    local = Site(tmp_path / "local", str(server.root / "landing"))
    assert remote.land() == local.land()
    assert remote.table("rows") == local.table("rows")
    assert remote.table("files") == local.table("files")


def test_several_threads_read_from_one_sftp_server_concurrently(
    server: SftpServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    configure(monkeypatch, PASSWORD=PASSWORD)
    for number in range(40):
        put(server, member_file(*[MEMBER] * (number + 2)), f"rt_rw/2021-07/{number:02d}.csv")
    summary = Site(tmp_path, server.url(), threads=6).land()
    assert (summary.read, summary.problems) == (41, ())


def test_second_sftp_landing_finds_only_replaced_files(
    server: SftpServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    configure(monkeypatch, PASSWORD=PASSWORD)
    site = Site(tmp_path, server.url())
    assert site.land().rows == 1
    assert site.land().landing_number is None
    put(server, TWO)
    again = site.land()
    assert (again.landing_number, again.read, again.rows) == (2, 1, 2)
    assert again.problems == ()


def test_feed_without_a_folder_on_the_sftp_server_has_no_files(
    server: SftpServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    configure(monkeypatch, PASSWORD=PASSWORD)
    assert Site(tmp_path, server.url()).land("kemensos").files == 0


def test_numeric_sftp_password_is_used_as_text(
    server: SftpServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tests.stages.land.sftp_server.PASSWORD", "1e5")
    configure(monkeypatch, PASSWORD="1e5")
    assert Site(tmp_path, server.url()).land().read == 1


def test_sftp_key_file_from_the_environment_is_used_to_log_in(
    server: SftpServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.user_key.write_private_key_file(str(tmp_path / "key"), password="frasa")
    configure(monkeypatch, KEY_FILENAME=str(tmp_path / "key"), PASSPHRASE="frasa")
    assert Site(tmp_path, server.url()).land().read == 1


@pytest.mark.slow
def test_sftp_credentials_from_the_environment_reach_a_child_process(
    server: SftpServer, tmp_path: Path
) -> None:
    program = (
        "import sys; from tepat.stages.land.landing_root import LandingRoot;"
        "print([file.name for file in LandingRoot(sys.argv[1]).files()])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, server.url()],
        env={
            **os.environ,
            "PYTHONPATH": str(PROJECT_ROOT / "plugins"),
            "FSSPEC_SFTP_PASSWORD": PASSWORD,
        },
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "['rt_rw/2021-07/a.csv']\n"


def test_sftp_server_with_unknown_host_key_is_sent_no_password(
    server: SftpServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    configure(monkeypatch, PASSWORD=PASSWORD)
    known(tmp_path, "")
    with pytest.raises(LandingUnreadableError, match="is not known") as caught:
        Site(tmp_path, server.url()).land()
    assert server.host_key.fingerprint in caught.value.what
    assert "known_hosts" in caught.value.todo
    assert server.logins == []


def test_sftp_server_with_changed_host_key_is_refused(
    server: SftpServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    configure(monkeypatch, PASSWORD=PASSWORD)
    known(tmp_path, server.known_as(paramiko.ECDSAKey.generate()))
    with pytest.raises(LandingUnreadableError, match="another host key"):
        Site(tmp_path, server.url()).land()
    assert server.logins == []


def test_fsspec_checks_host_keys_when_sftp_is_the_landing_root(
    server: SftpServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    configure(monkeypatch, PASSWORD=PASSWORD)
    known(tmp_path, "")
    chained = f"simplecache::{server.url()}"
    with pytest.raises(LandingUnreadableError, match="is not known"):
        Site(tmp_path, chained).land()


def test_known_hosts_are_read_from_a_configured_file(
    server: SftpServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "hosts").write_text(server.known_as(server.host_key))
    known(tmp_path, "")
    configure(monkeypatch, PASSWORD=PASSWORD, KNOWN_HOSTS=str(tmp_path / "hosts"))
    assert Site(tmp_path, server.url()).land().read == 1


def test_missing_known_hosts_file_is_reported(
    server: SftpServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    configure(monkeypatch, PASSWORD=PASSWORD, KNOWN_HOSTS=str(tmp_path / "none"))
    with pytest.raises(ConfigurationError, match="known host keys"):
        Site(tmp_path, server.url()).land()


@pytest.mark.parametrize("password", ["geheim", "ge/he@im", "ge#heim", "ge:heim?x"])
def test_password_in_an_sftp_address_appears_in_no_message_or_log(
    server: SftpServer,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
    password: str,
) -> None:
    caplog.set_level(logging.DEBUG)
    url = server.url(f"{USER}:{password}")
    with pytest.raises(LandingUnreadableError) as caught:
        Site(tmp_path, url).land()
    said = "".join(traceback.format_exception(caught.value)) + caplog.text
    assert "heim" not in said
    assert "he@im" not in said


def test_password_in_an_sftp_address_logs_in_and_is_hidden_when_folder_missing(
    server: SftpServer, tmp_path: Path
) -> None:
    url = server.url(f"{USER}:{PASSWORD}")
    assert Site(tmp_path, url).land().read == 1
    with pytest.raises(LandingUnreadableError, match="does not exist") as caught:
        Site(tmp_path, f"{url}/none").land()
    assert f"sftp://127.0.0.1:{server.port}/landing/none" in caught.value.what
    assert PASSWORD not in str(caught.value)


def test_wrong_sftp_password_is_reported_as_refused_login(
    server: SftpServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    configure(monkeypatch, PASSWORD="salah")
    with pytest.raises(LandingUnreadableError, match="refuses the login"):
        Site(tmp_path, server.url()).land()


def test_unreachable_sftp_server_is_reported(tmp_path: Path) -> None:
    with serving(tmp_path / "served") as server:
        url = server.url()
    with pytest.raises(LandingUnreadableError, match="does not answer"):
        Site(tmp_path, url).land()


def test_unlistable_sftp_folder_is_an_error_not_an_empty_folder(
    server: SftpServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    configure(monkeypatch, PASSWORD=PASSWORD)
    server.unlistable.add("/landing/rt_rw")
    with pytest.raises(LandingUnreadableError, match="cannot be listed"):
        Site(tmp_path, server.url()).land()


def test_sftp_connection_lost_while_landing_is_an_error_not_an_empty_folder(
    server: SftpServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    configure(monkeypatch, PASSWORD=PASSWORD)
    site = Site(tmp_path, server.url())
    with monkeypatch.context() as patched:
        opened = KnownHostSftp.invalidate_cache

        def then_lose(self: KnownHostSftp, path: str | None = None) -> None:
            opened(self, path)
            if path is None:
                server.drop_after(requests=1)

        patched.setattr(KnownHostSftp, "invalidate_cache", then_lose)
        with pytest.raises(LandingUnreadableError):
            site.land()
    assert site.context().lake.landings(site.feed())[-1].number == 0


def test_sftp_connection_lost_between_landings_is_reopened(
    server: SftpServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    configure(monkeypatch, PASSWORD=PASSWORD)
    site = Site(tmp_path, server.url())
    site.land()
    server.drop_connections()
    put(server, TWO)
    assert site.land().rows == 2


@pytest.mark.slow
def test_nightly_refresh_over_sftp_prints_no_password(
    server: SftpServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, warehouse_url: str
) -> None:
    monkeypatch.setenv("TEPAT_STATE_DIR", str(tmp_path / "state"))
    monkeypatch.setenv("TEPAT_WAREHOUSE_URL", warehouse_url)
    night = ["refresh", "--period", "2021-07", "--run-date", "2021-07-19", "--approve", "--json"]
    url = server.url(f"{USER}:{PASSWORD}")
    done = CliRunner().invoke(app, [*night, "--landing", url])
    assert done.exit_code == 0, done.stderr
    assert '"outcome": "published"' in done.stdout
    refused = CliRunner().invoke(app, [*night, "--landing", url.replace(PASSWORD, "rahasia")])
    assert refused.exit_code == 1
    assert "refuses the login" in refused.stderr
    assert f":{PASSWORD}" not in done.stdout + done.stderr
    assert "rahasia" not in refused.stdout + refused.stderr
    assert not (tmp_path / "state/faults").exists()
