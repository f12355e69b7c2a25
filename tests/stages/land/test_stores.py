"""Kinds of storage: what is missing is named, what is secret is not."""

import os
import subprocess
import sys

import pytest

from tepat.stages.land.landing_root import LandingRoot
from tepat.stages.land.stores import EXTRAS
from tepat.support.addresses import without_login
from tepat.support.errors import ConfigurationError
from tepat.support.settings import PROJECT_ROOT

HIDING = """
import sys

class Hidden:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {packages!r}:
            raise ModuleNotFoundError(f"No module named {{name!r}}", name=name)

sys.meta_path.insert(0, Hidden())
from tepat.support.errors import ConfigurationError
from tepat.stages.land.landing_root import LandingRoot
for url in {urls!r}:
    try:
        LandingRoot(url)
    except ConfigurationError as error:
        print(error)
"""


@pytest.mark.slow
def test_missing_storage_package_names_the_extra_to_install() -> None:
    packages = ("s3fs", "paramiko", "gcsfs", "adlfs", "smbprotocol", "smbclient")
    program = HIDING.format(packages=packages, urls=[f"{kind}://kota/landing" for kind in EXTRAS])
    done = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "PYTHONPATH": str(PROJECT_ROOT / "plugins")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    for (kind, extra), line in zip(EXTRAS.items(), done.stdout.splitlines(), strict=True):
        assert f"{kind}://" in line
        assert f"Install them with: pip install 'tepat[{extra}]'" in line
        assert any(f"({package})" in line for package in packages), line


def test_every_extra_named_in_messages_is_declared_by_the_package() -> None:
    import tomllib

    project = tomllib.loads((PROJECT_ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert set(EXTRAS.values()) <= set(project["project"]["optional-dependencies"])


@pytest.mark.parametrize("url", ["tidakada://kota/landing", "simplecache::tidakada://kota/landing"])
def test_unknown_storage_protocol_lists_the_supported_ones(url: str) -> None:
    with pytest.raises(ConfigurationError, match="tidakada") as caught:
        LandingRoot(url)
    assert all(kind in str(caught.value) for kind in EXTRAS)


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("/srv/landing", "/srv/landing"),
        ("s3://kota/landing", "s3://kota/landing"),
        ("s3://kota/a@b/landing", "s3://kota/a@b/landing"),
        ("sftp://u@host:22/landing", "sftp://host:22/landing"),
        ("sftp://u:geheim@host/landing", "sftp://host/landing"),
        ("sftp://u:ge/he@im@host/landing", "sftp://host/landing"),
        ("sftp://u:ge#heim?@host/landing", "sftp://host/landing"),
        ("simplecache::sftp://u:geheim@host/landing", "simplecache::sftp://host/landing"),
        ("https://host/landing?sig=geheim", "https://host/landing"),
        ("smb://bagian;u:geheim@host/landing", "smb://host/landing"),
    ],
)
def test_storage_address_is_shown_without_user_and_password(address: str, shown: str) -> None:
    assert without_login(address) == shown
