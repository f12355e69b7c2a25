"""``python -m tepat.cli`` is the command ``tepat``."""

from tepat.cli import app

app(prog_name="tepat")
