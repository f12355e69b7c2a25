"""Error output of commands: one message, never a traceback."""

import os
import re
import sys
import tempfile
import traceback
from datetime import UTC, datetime
from enum import IntEnum
from pathlib import Path
from typing import Any

import typer
from typer.core import TyperGroup
from typer.exceptions import TyperException

from tepat.support.errors import TepatError

_IDENTITY_NUMBER = re.compile(r"\d{16}")
_PASSWORD = re.compile(r"(://[^:/@\s]*:)\S+@")


class ExitCode(IntEnum):
    """Exit code of a command."""

    DONE = 0
    FAILED = 1
    STOPPED_BY_GUARD = 2


class ReportingGroup(TyperGroup):
    """Command group that reports errors as messages; exit code 2 is reserved for batch guards."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command."""
        try:
            return super().invoke(ctx)
        except (typer.Exit, typer.Abort, BrokenPipeError):
            raise
        except TyperException as error:
            error.exit_code = ExitCode.FAILED
            raise
        except TepatError as error:
            _say(error)
            raise typer.Exit(ExitCode.FAILED) from error
        except Exception as error:
            _say(_unexpected(error))
            raise typer.Exit(ExitCode.FAILED) from error


def redacted(text: str) -> str:
    """The text with identity numbers and passwords in URLs masked."""
    return _PASSWORD.sub(r"\1***@", _IDENTITY_NUMBER.sub("*" * 16, text))


def _say(error: TepatError) -> None:
    notes: list[str] = getattr(error, "__notes__", [])
    lines = [f"tepat: {error.what}", error.kept, error.todo, *notes]
    print(
        "\n".join(f"  {line}" if index else line for index, line in enumerate(filter(None, lines))),
        file=sys.stderr,
    )


def _unexpected(error: Exception) -> TepatError:
    return TepatError(
        f"An unexpected error ({type(error).__name__}).",
        kept="The last publication is unchanged.",
        todo=f"Run again; if it happens again, report it with {_store_traceback(error)}.",
    )


def _store_traceback(error: Exception) -> Path:
    """Write the redacted traceback to a private file; returns the file."""
    text = redacted("".join(traceback.format_exception(error)))
    moment = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
    handle, name = tempfile.mkstemp(prefix=f"{moment}-", suffix=".log", dir=_fault_dir())
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(text)
    return Path(name)


def _fault_dir() -> Path:
    """``<state>/faults``, or the system's temporary folder if the state folder is not writable."""
    from tepat.support.settings import default_state_dir

    state_dir = os.environ.get("TEPAT_STATE_DIR")
    directory = (Path(state_dir) if state_dir else default_state_dir()) / "faults"
    try:
        directory.mkdir(mode=0o700, exist_ok=True)
    except OSError:
        return Path(tempfile.gettempdir())
    return directory


def command_group(description: str) -> typer.Typer:
    """A group of commands that reports faults like every other."""
    return typer.Typer(
        cls=ReportingGroup, no_args_is_help=True, rich_markup_mode="markdown", help=description
    )
