"""A landing root in an S3 bucket, on a server that speaks S3."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import boto3
import pytest
from moto.server import ThreadedMotoServer
from s3fs import S3FileSystem
from tests.stages.land.landing_site import MEMBER, Site, member_file

from tepat.support.errors import LandingUnreadableError

ONE, TWO = member_file(MEMBER), member_file(MEMBER, MEMBER)
URL = "s3://kota/landing"
REGION = "ap-southeast-3"


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """Where the server listens."""
    server = ThreadedMotoServer("127.0.0.1", 0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    yield f"http://{host}:{port}"
    server.stop()


@pytest.fixture
def bucket(address: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """The bucket with one file; who may enter is said by the environment alone."""
    set_environment(monkeypatch, address)
    store = boto3.client("s3")
    store.create_bucket(Bucket="kota", CreateBucketConfiguration={"LocationConstraint": REGION})
    store.put_object(Bucket="kota", Key="landing/rt_rw/2021-07/a.csv", Body=ONE)
    yield store
    for found in store.list_objects_v2(Bucket="kota").get("Contents", ()):
        store.delete_object(Bucket="kota", Key=found["Key"])
    store.delete_bucket(Bucket="kota")


def set_environment(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    for name in ("AWS_PROFILE", "AWS_SESSION_TOKEN"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("AWS_ENDPOINT_URL", address)
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "tepat")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "geheim")
    monkeypatch.setenv("AWS_DEFAULT_REGION", REGION)
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    S3FileSystem.clear_instance_cache()
    boto3.DEFAULT_SESSION = None


def put(bucket: Any, data: bytes, name: str = "rt_rw/2021-07/a.csv") -> None:
    bucket.put_object(Bucket="kota", Key=f"landing/{name}", Body=data)


def test_s3_landing_root_gives_the_same_landing_as_a_local_folder(
    bucket: Any, tmp_path: Path
) -> None:
    put(bucket, TWO, "rt_rw/2021-07/tebet/b.csv")
    local = Site(tmp_path / "local")
    local.put("rt_rw/2021-07/a.csv", ONE)
    local.put("rt_rw/2021-07/tebet/b.csv", TWO)
    remote = Site(tmp_path / "remote", URL)
    assert remote.land() == local.land()
    assert remote.table("rows") == local.table("rows")
    assert remote.table("files") == local.table("files")


def test_second_s3_landing_finds_only_replaced_files(bucket: Any, tmp_path: Path) -> None:
    site = Site(tmp_path, URL)
    assert site.land().rows == 1
    assert site.land().landing_number is None
    put(bucket, TWO)
    again = site.land()
    assert (again.landing_number, again.read, again.rows) == (2, 1, 2)


def test_several_threads_read_from_one_s3_bucket_concurrently(bucket: Any, tmp_path: Path) -> None:
    for number in range(8):
        put(bucket, member_file(*[MEMBER] * (number + 2)), f"rt_rw/2021-07/{number:02d}.csv")
    summary = Site(tmp_path, URL, threads=6).land()
    assert (summary.read, summary.problems) == (9, ())


def test_s3_folder_markers_are_not_landed_as_files(bucket: Any, tmp_path: Path) -> None:
    for folder in ("", "rt_rw/", "rt_rw/2021-07/", "kemensos/"):
        put(bucket, b"", folder)
    site = Site(tmp_path, URL)
    assert (site.land().files, site.land("kemensos").files) == (1, 0)


def test_feed_without_a_folder_in_the_bucket_has_no_files(bucket: Any, tmp_path: Path) -> None:
    assert Site(tmp_path, URL).land("kemensos").files == 0


@pytest.mark.parametrize("url", ["s3://kota/tidak-ada", "s3://tidak-ada/landing"])
def test_missing_bucket_or_folder_is_reported(bucket: Any, tmp_path: Path, url: str) -> None:
    with pytest.raises(LandingUnreadableError, match="does not exist"):
        Site(tmp_path, url).land()


def test_refused_s3_login_is_reported_without_the_secret(
    address: str, bucket: Any, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    with only_known_keys(address), pytest.raises(LandingUnreadableError, match="refuses") as caught:
        Site(tmp_path, URL).land()
    assert "geheim" not in str(caught.value) + caplog.text


def test_s3_login_refused_while_landing_is_an_error_not_an_empty_bucket(
    address: str, bucket: Any, tmp_path: Path
) -> None:
    site = Site(tmp_path, URL)
    with only_known_keys(address, after=1), pytest.raises(LandingUnreadableError):
        site.land()
    assert site.context().lake.landings(site.feed())[-1].number == 0


def test_s3_landing_without_credentials_fails(
    bucket: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("AWS_ACCESS_KEY_ID")
    monkeypatch.delenv("AWS_SECRET_ACCESS_KEY")
    S3FileSystem.clear_instance_cache()
    with pytest.raises(LandingUnreadableError, match="credentials"):
        Site(tmp_path, URL).land()


@pytest.mark.slow
def test_unreachable_s3_server_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    set_environment(monkeypatch, "http://127.0.0.1:9")
    with pytest.raises(LandingUnreadableError, match="does not answer"):
        Site(tmp_path, URL).land()


def test_access_key_in_an_s3_address_appears_in_no_message(bucket: Any, tmp_path: Path) -> None:
    with pytest.raises(LandingUnreadableError) as caught:
        Site(tmp_path, "s3://KUNCI:geh/eim@kota/landing").land()
    assert "eim" not in str(caught.value)


@contextmanager
def only_known_keys(address: str, after: int = 0) -> Iterator[None]:
    """From so many requests on, the server asks who somebody is: it knows nobody."""
    import requests

    def ask_from(count: str) -> None:
        requests.post(f"{address}/moto-api/reset-auth", data=count, timeout=5)

    ask_from(str(after))
    try:
        yield
    finally:
        ask_from("inf")
