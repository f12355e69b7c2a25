"""Pseudonym keys, stored in a file outside the lake and the warehouse.

A plain hash of a NIK can be reversed in minutes, because there are few NIK; a keyed hash is as
secure as its key. A key is therefore random, long, readable by one account, and never printed.
"""

import base64
import binascii
import re
import secrets
from dataclasses import dataclass, field
from pathlib import Path
from stat import S_IMODE

from tepat.support.atomic_files import read_private, write_private
from tepat.support.errors import ConfigurationError
from tepat.support.locks import held

KEY_BYTES = 32
_KEY_ID = re.compile(r"k[1-9][0-9]*")
_BLOCK_BYTES = 64  # of SHA-256
_INNER, _OUTER = 0x36, 0x5C  # RFC 2104


@dataclass(frozen=True)
class PseudonymKey:
    """One key and its id, such as ``k1``."""

    key_id: str
    secret: bytes = field(repr=False)

    @property
    def pads(self) -> dict[str, bytes]:
        """The key as HMAC-SHA-256 uses it: ``inner_pad`` and ``outer_pad``, 64 bytes each."""
        padded = self.secret.ljust(_BLOCK_BYTES, b"\0")
        return {
            "inner_pad": bytes(byte ^ _INNER for byte in padded),
            "outer_pad": bytes(byte ^ _OUTER for byte in padded),
        }


def load_key(path: Path, key_id: str | None = None) -> PseudonymKey:
    """The key of that id, else the newest.

    Raises:
        ConfigurationError: There is none, it is too short, or others may read the file.
    """
    keys = _read(path)
    if not keys:
        raise ConfigurationError(
            f"There is no key for pseudonyms in {path}.",
            kept="Nothing was written.",
            todo="Make one: tepat key rotate. Keep a copy of the file apart from the warehouse's.",
        )
    wanted = key_id or list_keys(path)[-1]
    if wanted not in keys:
        raise ConfigurationError(
            f"There is no key {wanted!r}.", todo=f"There are: {', '.join(list_keys(path))}."
        )
    return PseudonymKey(wanted, _decode(path, wanted, keys[wanted]))


def list_keys(path: Path) -> list[str]:
    """The ids of all keys, the oldest first."""
    return sorted(_read(path), key=_number)


def rotate_keys(path: Path) -> str:
    """Add a key for new pseudonyms; older keys remain usable.

    Returns:
        Its new id.

    Raises:
        LockHeldError: Another rotation is running.
        ConfigurationError: The file cannot be read, or others may read it.
    """
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with held(path.with_name(f".{path.name}.lock")):
        kept = _read(path)
        key_id = f"k{max(map(_number, kept), default=0) + 1}"
        secret = base64.b64encode(secrets.token_bytes(KEY_BYTES)).decode()
        write_private(path, {**kept, key_id: secret})
    return key_id


def _number(key_id: str) -> int:
    return int(key_id.removeprefix("k"))


def _read(path: Path) -> dict[str, str]:
    kept = read_private(path)
    if kept and S_IMODE(path.stat().st_mode) & 0o077:
        raise ConfigurationError(
            f"{path} can be read by others than its owner.",
            kept="Nothing was written.",
            todo="chmod 600, and rotate the keys if somebody may have read them.",
        )
    if strange := [key_id for key_id in kept if not _KEY_ID.fullmatch(key_id)]:
        raise ConfigurationError(
            f"{path} has a key that is not named k1, k2, …: {', '.join(strange)}.",
            kept="Nothing was written.",
            todo="Name it so, with a number that no other key has.",
        )
    return kept


def _decode(path: Path, key_id: str, text: str) -> bytes:
    try:
        secret = base64.b64decode(text, validate=True)
    except (binascii.Error, TypeError, ValueError):
        secret = b""
    if not KEY_BYTES <= len(secret) <= _BLOCK_BYTES:
        raise ConfigurationError(
            f"Key {key_id} in {path} is not {KEY_BYTES} to {_BLOCK_BYTES} bytes in base64.",
            kept="Nothing was written.",
            todo="Restore the file, or make a new key: tepat key rotate.",
        )
    return secret
