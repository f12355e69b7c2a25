"""``tepat simulate``, ``simulate-bank``, ``simulate-distribution``: simulated input data."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tepat.cli.terminal import MonthToPay, bar, load_settings, parse_day, screen
from tepat.domain.periods import Period
from tepat.support.errors import ConfigurationError

if TYPE_CHECKING:
    from tepat.simulate import Profile

_JULY_2021 = Period(2021, 7)


def simulate(
    out: Annotated[Path, typer.Option(help="Folder to write to; created if missing.")],
    period: MonthToPay,
    seed: Annotated[int, typer.Option(min=0, help="The same seed gives the same bytes.")],
    families: Annotated[
        int | None,
        typer.Option(min=1, help="Number of families submitted; july-2021 defaults to 1,007,379."),
    ] = None,
    profile: Annotated[
        str,
        typer.Option(
            help="Rate of mistakes in the files: clean, typical or harsh; july-2021 is the "
            "round paid on 19 July 2021, each city with its published counts."
        ),
    ] = "typical",
) -> None:
    """Write simulated submissions and feeds, and the ground truth.

    OUT/landing is a landing root; OUT/truth holds the expected decision of each family. All
    people are invented.

    Examples:
    ```
    tepat simulate --out /tmp/town --period 2021-07 --families 20000 --seed 1 --profile harsh
    tepat simulate --out /tmp/july --period 2021-07 --seed 1 --profile july-2021
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
    count = _family_count(families, month, Profile(profile))
    with bar() as show:
        write(
            out,
            month,
            count,
            seed,
            Profile(profile),
            settings.include_dir,
            lambda done, total: show(done, total, "simulate"),
        )
    screen().print(
        f"{out / 'landing'}: {count:,} families.\n{out / 'truth'}: expected decisions.",
        soft_wrap=True,
    )


def simulate_bank(
    *,
    answer: Annotated[
        Path,
        typer.Option(help="CSV file handed over to the bank: instructions, or accounts to open."),
    ],
    landing: Annotated[Path, typer.Option(help="Landing root to which the bank sends.")],
    truth: Annotated[Path, typer.Option(help="Folder for the truth; created if missing.")],
    on: Annotated[str, typer.Option(help="Day of the first answer, YYYY-MM-DD.")],
    seed: Annotated[int, typer.Option(min=0, help="The same seed gives the same bytes.")],
    late: Annotated[
        bool, typer.Option("--late", help="The later file, a week after the first.")
    ] = False,
) -> None:
    """Simulate the bank: open requested accounts, and answer instructions.

    Some accounts are dormant, not collected or in another name; some payments fail, come back, are
    doubled, late, unknown or of another amount. The truth holds the expected result of each line.

    Examples:
    ```
    tepat simulate-bank --answer accounts.csv --landing in --truth t --on 2021-07-20 --seed 1
    tepat simulate-bank --answer paid.csv --landing in --truth t --on 2021-07-22 --seed 1 --late
    ```
    """
    day = parse_day(on)
    from tepat.simulate import simulate_bank as play

    done = play(answer, landing, truth, day, seed=seed, is_late=late)
    screen().print(f"{done.path}: {done.rows:,} rows.\n{truth}: expected results.")


def simulate_distribution(
    out: Annotated[Path, typer.Option(help="Folder that holds a simulated month.")],
    invitations: Annotated[
        Path, typer.Option(help="CSV file that `tepat invitations list` has written.")
    ],
) -> None:
    """Simulate sites, attendance and complaints.

    About 9 % do not attend the first round; some send another person, not always with the right
    documents; some complain, more often if the site is far. OUT/truth-distribution, beside
    OUT/landing, holds the expected result of each row.

    Examples:
    ```
    tepat simulate-distribution --out /tmp/town --invitations undangan.csv
    ```
    """
    settings = load_settings()
    from tepat.simulate import simulate_distribution as play

    done = play(out, invitations, settings.include_dir)
    screen().print(
        f"{out / 'landing'}: {done.attendances:,} rows of attendance, {done.came:,} of them came; "
        f"{done.complaints:,} complaints, {done.complaints_of_distance:,} of sites too far away.",
        soft_wrap=True,
    )


def _family_count(families: int | None, month: Period, profile: "Profile") -> int:
    """Number of families: the option, or the number of the profile's round."""
    from tepat.simulate import Profile
    from tepat.simulate.july_2021 import FAMILIES

    if profile is not Profile.JULY_2021:
        if families is None:
            raise ConfigurationError(
                "The number of families to simulate is missing.", todo="Give --families."
            )
        return families
    if month != _JULY_2021:
        raise ConfigurationError(
            f"The profile {profile} is a round of {_JULY_2021}, not of {month}.",
            todo=f"Give --period {_JULY_2021}, or choose another profile.",
        )
    return FAMILIES if families is None else families
