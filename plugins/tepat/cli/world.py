"""``tepat simulate``: a believable month of Jakarta."""

from pathlib import Path
from typing import Annotated

import typer

from tepat.cli.terminal import bar, load_settings, screen
from tepat.errors import ConfigurationError
from tepat.periods import Period


def simulate(
    out: Annotated[Path, typer.Option(help="Folder to write to; made when missing.")],
    period: Annotated[str, typer.Option(help="Month to be paid, YYYY-MM.")],
    families: Annotated[int, typer.Option(min=1, help="Number of families submitted.")],
    seed: Annotated[int, typer.Option(min=0, help="The same seed gives the same bytes.")],
    profile: Annotated[
        str, typer.Option(help="How much is wrong with the files: clean, typical or harsh.")
    ] = "typical",
) -> None:
    """Write invented submissions and feeds, and beside them the truth.

    OUT/landing is a landing root; OUT/truth says, for each family, what ought to be decided. All
    people are invented.

    Example:
    ```
    tepat simulate --out /tmp/town --period 2021-07 --families 20000 --seed 1 --profile harsh
    ```
    """
    month = Period.parse(period)
    settings = load_settings()
    from tepat.simulate import Profile
    from tepat.simulate import simulate as write

    if profile not in set(Profile):
        raise ConfigurationError(
            f"There is no profile {profile!r}.", todo=f"Choose one of {', '.join(Profile)}."
        )
    with bar() as show:
        write(
            out,
            month,
            families,
            seed,
            Profile(profile),
            settings.include_dir,
            lambda done, total: show(done, total, "simulate"),
        )
    screen().print(
        f"{out / 'landing'}: {families:,} families.\n{out / 'truth'}: what ought to be decided.",
        soft_wrap=True,
    )
