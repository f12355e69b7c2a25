"""Keys of pseudonyms, kept in a file outside the lake and the warehouse.

A plain hash of a NIK is guessed in minutes, for there are not many NIK; a keyed one is worth what
its key is. So a key is random, long, readable by one account, and never printed.
"""

import base64
import binascii
import secrets
from dataclasses import dataclass, field
from pathlib import Path
from stat import S_IMODE

from tepat.support.atomic_files import read_private, write_private
from tepat.support.errors import ConfigurationError

KEY_BYTES = 32
_BLOCK_BYTES = 64  # of SHA-256
_INNER, _OUTER = 0x36, 0x5C  # RFC 2104


@dataclass(frozen=True)
class PseudonymKey:
    """One key and the name under which its pseudonyms go, such as ``k1``."""

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
    return sorted(_read(path), key=lambda key_id: int(key_id.removeprefix("k")))


def rotate_keys(path: Path) -> str:
    """Add a key, with which new pseudonyms are made from now on; older ones stay usable.

    Returns:
        Its id.
    """
    kept = _read(path)
    key_id = f"k{len(kept) + 1}"
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    write_private(path, {**kept, key_id: base64.b64encode(secrets.token_bytes(KEY_BYTES)).decode()})
    return key_id


def _read(path: Path) -> dict[str, str]:
    kept = read_private(path)
    if kept and S_IMODE(path.stat().st_mode) & 0o077:
        raise ConfigurationError(
            f"{path} can be read by others than its owner.",
            kept="Nothing was written.",
            todo="chmod 600, and rotate the keys if somebody may have read them.",
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
