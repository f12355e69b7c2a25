"""Generated secrets, in small private files."""

import secrets
from pathlib import Path

from tepat.support.atomic_files import read_private, write_private


def load_or_create_secrets(path: Path, *names: str, size: int = 24) -> dict[str, str]:
    """The named secrets of a private file, those missing generated (``size`` bytes) and kept."""
    kept: dict[str, str] = read_private(path)
    missing = {name: secrets.token_urlsafe(size) for name in names if name not in kept}
    if missing:
        kept = {**kept, **missing}
        write_private(path, kept)
    return {name: kept[name] for name in names}
