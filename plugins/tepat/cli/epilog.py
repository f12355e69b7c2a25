"""What ``tepat --help`` ends with: what to try first, the exit codes, and every setting."""

import ast
from pathlib import Path
from typing import Any

from tepat.cli.faults import ReportingGroup

ROOT_EPILOG = (
    "Try it:\n\n```\n"
    "tepat simulate --out /tmp/town --period 2021-07 --families 2000 --seed 1\n"
    "tepat refresh --landing /tmp/town/landing --period 2021-07 --run-date 2021-07-19\n"
    'psql "$(tepat psql-url)" -c "table report.exclusions_by_reason"\n```\n\n'
    "Exit codes: 0 done; 1 failed, standard error says why and what to do; 2 nothing was "
    "published or paid yet, a person must approve (refresh, pay instruct)."
)


def environment() -> str:
    """The environment variables: all fields of the class ``Settings``, read from its source.

    Importing the class would load pydantic, for which nobody who asks for help should wait.
    """
    source = (Path(__file__).parents[1] / "support" / "settings.py").read_text(encoding="utf-8")
    (settings,) = (
        node
        for node in ast.parse(source).body
        if isinstance(node, ast.ClassDef) and node.name == "Settings"
    )
    names = (
        f"TEPAT_{node.target.id.upper()}"
        for node in settings.body
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name)
    )
    return f"Environment: {', '.join(names)}."


class RootGroup(ReportingGroup):
    """The commands; the settings are looked up only when the help is shown."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Show the help, ended by the settings."""
        self.epilog = f"{ROOT_EPILOG}\n\n{environment()}"
        super().format_help(ctx, formatter)
