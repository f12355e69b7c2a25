"""A pseudonym is HMAC-SHA-256 under a key that is long, private and never shown."""

import base64
import hmac
import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tepat.access.pseudonym_keys import PseudonymKey, list_keys, load_key, rotate_keys
from tepat.stores.engine import Engine
from tepat.support.errors import ConfigurationError
from tepat.support.settings import PROJECT_ROOT


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    return Engine(PROJECT_ROOT / "include" / "sql", tmp_path_factory.mktemp("scratch"))


@given(secret=st.binary(min_size=32, max_size=64), text=st.text())
def test_pseudonym_equals_the_hmac_of_the_standard_library(
    engine: Engine, secret: bytes, text: str
) -> None:
    asked = "select pseudonym($text::varchar, $inner_pad, $outer_pad) as found"
    found = engine.rows(asked, text=text, **PseudonymKey("k1", secret).pads)
    assert found == [{"found": hmac.digest(secret, text.encode(), "sha256").hex()}]


def test_missing_pseudonym_key_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="tepat key rotate"):
        load_key(tmp_path / "keys.json")


def test_short_pseudonym_key_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "keys.json"
    for secret in (base64.b64encode(b"x" * 31).decode(), "", "not base64!"):
        path.write_text(json.dumps({"k1": secret}), encoding="utf-8")
        path.chmod(0o600)
        with pytest.raises(ConfigurationError, match="32 to 64 bytes") as found:
            load_key(path)
        assert not secret or secret not in str(found.value)


def test_pseudonym_key_readable_by_others_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "keys.json"
    rotate_keys(path)
    path.chmod(0o640)
    with pytest.raises(ConfigurationError, match="by others"):
        load_key(path)


def test_key_rotation_adds_a_key_and_keeps_earlier_keys(tmp_path: Path) -> None:
    path = tmp_path / "keys" / "keys.json"
    made = [rotate_keys(path)]
    first = load_key(path)
    made += [rotate_keys(path) for _ in range(10)]
    assert made == list_keys(path) == [f"k{number}" for number in range(1, 12)]
    assert load_key(path).key_id == "k11"
    assert load_key(path, "k1") == first
    assert len({load_key(path, key_id).secret for key_id in made}) == 11
    assert path.stat().st_mode & 0o777 == 0o600
    with pytest.raises(ConfigurationError, match="'k12'"):
        load_key(path, "k12")


ROTATE = """
import sys
from pathlib import Path
from tepat.access.pseudonym_keys import rotate_keys
print("ready", flush=True)
sys.stdin.readline()
print(*(rotate_keys(Path(sys.argv[1])) for _ in range(20)))
"""


def test_concurrent_key_rotations_keep_the_keys_of_both_processes(tmp_path: Path) -> None:
    path = tmp_path / "keys.json"
    command = [sys.executable, "-c", ROTATE, str(path)]
    pipe = subprocess.PIPE
    rotating = [subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True) for _ in range(2)]
    for process in rotating:
        assert process.stdout
        assert process.stdout.readline() == "ready\n"
    for process in rotating:
        assert process.stdin
        process.stdin.write("go\n")
        process.stdin.flush()
    made = [key_id for process in rotating for key_id in process.communicate(timeout=60)[0].split()]
    assert sorted(made) == sorted(list_keys(path))
    assert list_keys(path) == [f"k{number}" for number in range(1, 41)]
    assert len({load_key(path, key_id).secret for key_id in made}) == 40


def test_new_key_number_is_unused_even_after_a_key_was_removed(tmp_path: Path) -> None:
    path = tmp_path / "keys.json"
    for _ in range(3):
        rotate_keys(path)
    third = load_key(path)
    kept = json.loads(path.read_text(encoding="utf-8"))
    del kept["k1"]
    path.write_text(json.dumps(kept), encoding="utf-8")
    assert rotate_keys(path) == "k4"
    assert load_key(path, "k3") == third


def test_key_name_without_a_number_is_reported_on_rotation(tmp_path: Path) -> None:
    path = tmp_path / "keys.json"
    path.write_text(json.dumps({"old": "x"}), encoding="utf-8")
    path.chmod(0o600)
    with pytest.raises(ConfigurationError, match="old"):
        rotate_keys(path)


def test_key_value_is_hidden_in_its_repr(tmp_path: Path) -> None:
    path = tmp_path / "keys.json"
    rotate_keys(path)
    key = load_key(path)
    assert repr(key.secret) not in repr(key)
