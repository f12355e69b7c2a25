"""Private files stay private and whole."""

from pathlib import Path

import pytest

from tepat.embedded.generated_secrets import load_or_create_secrets
from tepat.embedded.ports import free_ports, is_free
from tepat.support.atomic_files import read_private
from tepat.support.errors import ConfigurationError


def test_secrets_are_generated_once_and_readable_by_the_owner_only(tmp_path: Path) -> None:
    path = tmp_path / "secrets.json"
    first = load_or_create_secrets(path, "a", "b")
    assert path.stat().st_mode & 0o777 == 0o600
    later = load_or_create_secrets(path, "b", "c")
    assert later["b"] == first["b"]
    assert read_private(path) == {**first, **later}
    assert len(set(read_private(path).values())) == 3


def test_damaged_secrets_file_is_reported_by_name(tmp_path: Path) -> None:
    path = tmp_path / "secrets.json"
    path.write_text("{")
    with pytest.raises(ConfigurationError, match=r"secrets\.json"):
        load_or_create_secrets(path, "a")
    assert path.read_text() == "{"


def test_port_in_use_is_skipped() -> None:
    import socket

    with socket.create_server(("127.0.0.1", 0)) as server:
        taken = server.getsockname()[1]
        assert not is_free(taken)
        assert next(free_ports(taken)) > taken
