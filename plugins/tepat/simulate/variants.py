"""Name variants of other offices. Independent of how the product compares names."""

import numpy as np

_MUHAMMADS = ("MUHAMMAD", "MOHAMAD", "MUHAMAD", "MOCH", "MOH.", "MUH", "M.", "MHD")
_MUHAMMAD_KEYS = frozenset(
    {"MUHAMMAD", "MUHAMAD", "MOHAMAD", "MOHAMMAD", "MOCHAMAD", "MOCH", "MOH", "M"}
)
_OLD_SPELLING = (("u", "oe"), ("j", "dj"), ("c", "tj"), ("sy", "sj"))
_TITLES = (
    "H. {}",
    "HJ. {}",
    "DRS. {}",
    "Ir. {}",
    "ALM. {}",
    "{}, S.Pd",
    "{}, SE",
    "{}, S.H., M.H.",
)
_ACCENTS = str.maketrans("éèëáà", "eeeaa")


def spell_differently(rng: np.random.Generator, names: list[str]) -> list[str]:
    """One variant per name: mostly another spelling of the same sounds, now and then a slip.

    Seven in eight kinds keep the name recognisable to a clerk who knows the spellings; the rest
    shorten a word to its initial, drop one, or mistype a letter.
    """
    kinds = rng.choice(8, size=len(names), p=[0.18, 0.16, 0.20, 0.16, 0.10, 0.08, 0.06, 0.06])
    picks = rng.integers(0, 1 << 30, size=len(names))
    return [
        _KINDS[kind](name, int(pick)) for kind, name, pick in zip(kinds, names, picks, strict=True)
    ]


def _shout(name: str, _: int) -> str:
    return name.upper()


def _title(name: str, pick: int) -> str:
    return _TITLES[pick % len(_TITLES)].format(name)


def _old_spelling(name: str, pick: int) -> str:
    if name.split(maxsplit=1)[0].upper().rstrip(".") in _MUHAMMAD_KEYS:
        first, _, rest = name.partition(" ")
        return f"{_MUHAMMADS[pick % len(_MUHAMMADS)]} {rest}" if rest else first
    lower = name.lower()
    usable = [pair for pair in _OLD_SPELLING if pair[0] in lower and pair[1] not in lower]
    if not usable:
        return _double(name, pick)
    new, old = usable[pick % len(usable)]
    return lower.replace(new, old).title()


def _double(name: str, pick: int) -> str:
    places = [i for i, letter in enumerate(name) if i and letter in "lmnrst"]
    if not places:
        return name.upper()
    place = places[pick % len(places)]
    return name[:place] + name[place] + name[place:]


def _apostrophe(name: str, pick: int) -> str:
    if "'" in name or not name.isascii():
        return name.replace("'", "").translate(_ACCENTS)
    places = [i for i in range(1, len(name)) if name[i] in "aiu" and name[i - 1] in "aiun"]
    if not places:
        return name.lower()
    place = places[pick % len(places)]
    return f"{name[:place]}'{name[place:]}"


def _initial(name: str, _: int) -> str:
    words = name.split()
    return name if len(words) < 2 else " ".join([*words[:-1], words[-1][0] + "."])


def _drop_word(name: str, _: int) -> str:
    words = name.split()
    return name if len(words) < 3 else " ".join(words[:-1])


def _mistype(name: str, pick: int) -> str:
    place = 1 + pick % (len(name) - 1)
    wrong = "abdeghiklmnprstu"[pick // 7 % 16]
    return name[:place] + wrong + name[place + 1 :]


_KINDS = (_shout, _title, _old_spelling, _double, _apostrophe, _initial, _drop_word, _mistype)
