"""``tepat key``: the keys of pseudonyms."""

import typer

from tepat.cli.faults import command_group
from tepat.cli.terminal import load_settings, screen

app = command_group("List and rotate the keys of pseudonyms.")


@app.command()
def rotate() -> None:
    """Add a key for new extracts; earlier keys remain usable.

    Examples:
    ```
    tepat key rotate
    ```
    """
    path = load_settings().pseudonym_key_file
    from tepat.access.pseudonym_keys import rotate_keys

    screen().print(f"Key {rotate_keys(path)} is in {path}. Keep a copy apart from the warehouse's.")


@app.command("list")
def list_all() -> None:
    """List the ids of the keys, the newest last.

    Examples:
    ```
    tepat key list
    ```
    """
    path = load_settings().pseudonym_key_file
    from tepat.access.pseudonym_keys import list_keys

    for key_id in list_keys(path):
        typer.echo(key_id)
