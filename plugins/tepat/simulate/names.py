"""Indonesian names: words of Faker's id_ID lists, combined as in real names."""

from dataclasses import dataclass

import numpy as np

from tepat.simulate.columns import Text, arrow, joined
from tepat.simulate.draws import Flags, Small, skewed
from tepat.support.extras import provided_by

with provided_by("local", "The simulator"):
    from faker.providers.person.id_ID import Provider

# Names that Faker lacks and that files stumble over: apostrophes, accents, old spelling.
_MORE_MALE = (
    "Ma'ruf",
    "Syafi'i",
    "Rifa'i",
    "Djoko",
    "Soegeng",
    "Oetomo",
    "Tjahjo",
    "André",
    "René",
)
_MORE_FEMALE = ("Nur'aini", "Isma'iyah", "Soepartinah", "Tjitra", "Désirée", "Zoë")
_MEN = (*dict.fromkeys(Provider.first_names_male), *_MORE_MALE)
_WOMEN = (*dict.fromkeys(Provider.first_names_female), *_MORE_FEMALE)
_LAST_MEN = tuple(dict.fromkeys(Provider.last_names_male))
_LAST_WOMEN = tuple(dict.fromkeys(Provider.last_names_female))
_MUHAMMAD = ("Muhammad", "Muhamad", "Mohamad", "Mohammad", "Mochamad", "Moch.", "Moh.", "M.")
_SITI = ("Siti", "Nur", "Sri")

WORDS = (*_MEN, *_WOMEN, *_LAST_MEN, *_LAST_WOMEN, *_MUHAMMAD, *_SITI)
TITLES = ("", "H.", "Hj.", "Drs.", "Ir.", "dr.")
DEGREES = ("", "S.Pd", "S.E.", "S.Kom", "A.Md", "S.H., M.H.")
_NO_WORD = -1
_WORDS = arrow(WORDS)
_TITLES = arrow([title or None for title in TITLES])
_DEGREES = arrow([degree or None for degree in DEGREES])
_START_WOMEN = len(_MEN)
_START_LAST_MEN = _START_WOMEN + len(_WOMEN)
_START_LAST_WOMEN = _START_LAST_MEN + len(_LAST_MEN)
_START_MUHAMMAD = _START_LAST_WOMEN + len(_LAST_WOMEN)
_START_SITI = _START_MUHAMMAD + len(_MUHAMMAD)


@dataclass(frozen=True)
class Names:
    """Names of persons: three places for words, -1 where there is none, shape (persons, 3)."""

    words: Small

    def __getitem__(self, chosen: np.typing.NDArray[np.integer] | slice) -> "Names":
        return Names(self.words[chosen])


def call(rng: np.random.Generator, is_female: Flags, parent_last: Small) -> Names:
    """Name persons; ``parent_last`` is the last name to inherit, or -1."""
    size = len(is_female)
    first = _given(rng, is_female)
    middle = _given(rng, is_female)
    last = np.where(
        is_female,
        _START_LAST_WOMEN + skewed(rng, size, len(_LAST_WOMEN)),
        _START_LAST_MEN + skewed(rng, size, len(_LAST_MEN)),
    )
    last = np.where(parent_last >= 0, parent_last, last)
    # Given and last 44 %, all three 32 %, two given 17 %, one word 7 %.
    pattern = rng.random(size)
    middle = np.where((pattern < 0.44) | (pattern >= 0.93), _NO_WORD, middle)
    last = np.where((pattern >= 0.76) & (parent_last < 0), _NO_WORD, last)
    # A leading Muhammad (in one of its forms) or Siti takes the first place.
    pious = rng.random(size)
    leads = (middle == _NO_WORD) & (pious < np.where(is_female, 0.12, 0.16))
    lead = np.where(
        is_female,
        _START_SITI + rng.integers(0, len(_SITI), size),
        _START_MUHAMMAD + skewed(rng, size, len(_MUHAMMAD)),
    )
    middle = np.where(leads, first, middle)
    first = np.where(leads, lead, first)
    return Names(np.stack([first, middle, last], axis=1).astype(np.int16))


def last_names(rng: np.random.Generator, size: int) -> Small:
    """Last names that a family hands down."""
    return (_START_LAST_MEN + skewed(rng, size, len(_LAST_MEN))).astype(np.int16)


def render_names(names: Names, titles: Small, degrees: Small) -> Text:
    """The names as written on an identity card, with title and degree where not 0."""
    words = [_WORDS.take(arrow(column, mask=column < 0)) for column in names.words.T]
    title = _TITLES.take(arrow(titles))
    name = joined([title, *words], " ")
    degree = _DEGREES.take(arrow(degrees))
    return joined([name, degree], ", ")


def _given(rng: np.random.Generator, is_female: Flags) -> Small:
    size = len(is_female)
    woman = _START_WOMEN + skewed(rng, size, len(_WOMEN))
    return np.where(is_female, woman, skewed(rng, size, len(_MEN))).astype(np.int16)
