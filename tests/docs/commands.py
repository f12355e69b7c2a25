"""The command reference: every command with its help, arguments, options and exit codes."""

import inspect
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer
from tests.docs.tables import table

from tepat.cli import app
from tepat.cli.faults import ExitCode

_MEANINGS = {
    ExitCode.DONE: "done",
    ExitCode.FAILED: "failed: standard error says what happened, what was kept, what to do",
    ExitCode.STOPPED_BY_GUARD: "a batch guard stopped the night (`tepat refresh` only)",
}


def exit_codes() -> str:
    """What every command can end with."""
    return table(
        ("exit code", "meaning"), ((f"`{code.value}`", _MEANINGS[code]) for code in ExitCode)
    )


def commands() -> str:
    """The list of commands, the exit codes, then a section for each command."""
    found = list(_walk("tepat", typer.main.get_command(app)))
    overview = table(
        ("command", "does"),
        ((f"[`{path}`](#{_anchor(path)})", _first_line(command)) for path, command in found),
    )
    sections = "\n".join(_section(path, command) for path, command in found)
    return f"{overview}\n{exit_codes()}\n{sections}"


def _walk(path: str, command: Any) -> Iterator[tuple[str, Any]]:
    for name, one in command.commands.items():
        if hasattr(one, "commands"):
            yield from _walk(f"{path} {name}", one)
        else:
            yield f"{path} {name}", one


def _anchor(path: str) -> str:
    return path.replace(" ", "-")


def _first_line(command: Any) -> str:
    return str(command.help or "").partition("\n")[0]


def _section(path: str, command: Any) -> str:
    parts = [f"## {path}", inspect.cleandoc(command.help or "")]
    arguments = [one for one in command.params if one.param_type_name == "argument"]
    options = [
        one for one in command.params if one.param_type_name == "option" and one.name != "help"
    ]
    if arguments:
        rows = ((f"`{one.metavar or one.name.upper()}`", one.help or "") for one in arguments)
        parts.append(table(("argument", "meaning"), rows).strip())
    if options:
        described = ((_names(one), str(one.help or ""), _default(one)) for one in options)
        parts.append(table(("option", "meaning", "default"), described).strip())
    return "\n\n".join(parts) + "\n"


def _names(option: Any) -> str:
    names = ", ".join(f"`{name}`" for name in (*option.opts, *option.secondary_opts))
    kind = "" if option.is_flag else f" {_kind(option)}"
    return f"{names}{kind}"


def _kind(option: Any) -> str:
    if option.metavar:
        return str(option.metavar)
    kind = option.type_descriptor.annotation
    return {str: "TEXT", int: "NUMBER", float: "NUMBER", Path: "PATH"}.get(kind, "TEXT")


def _default(option: Any) -> str:
    notes = []
    if option.required:
        notes.append("required")
    elif isinstance(option.show_default, str):
        notes.append(option.show_default)
    elif not option.is_flag and option.default is not None and not callable(option.default):
        notes.append(f"`{getattr(option.default, 'value', option.default)}`")
    if option.envvar:
        notes.append(f"else `{option.envvar}`")
    if option.multiple:
        notes.append("may be repeated")
    return ", ".join(notes)
