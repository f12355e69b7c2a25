"""When names, numbers and dates agree."""

import re
import unicodedata

TITLES = {
    "H", "HJ", "HAJI", "HAJJAH", "DRS", "DRA", "DR", "IR", "KH", "ALM", "ALMH", "BPK", "IBU",
}  # fmt: skip
MUHAMMADS = {
    "MOHAMMAD", "MOHAMAD", "MUHAMAD", "MOCHAMAD", "MOCHAMMAD", "MUCHAMAD", "MUCHAMMAD", "MOH",
    "MOHD", "MUH", "MUHD", "MOCH", "MUCH", "MHD",
}  # fmt: skip
QUOTES = "'’‘ʼ`´\"“”"
TOO_COMMON = {"MUHAMAD", "SITI", "ABDUL"}  # in their normal form, where doubled letters are one
LETTERS_APART = 2
LONG_ENOUGH = 3


def normalised(name: str) -> str | None:
    text = unicodedata.normalize("NFKD", name)
    text = "".join(c for c in text if not unicodedata.combining(c)).upper()
    text = text.split(",", 1)[0]
    text = "".join(c for c in text if c not in QUOTES)
    words = "".join(c if c.isalnum() else " " for c in text).split()
    while words and words[0] in TITLES:
        words = words[1:]
    if words and words[0] == "M":
        words[0] = "MUHAMMAD"
    words = [_respelled("MUHAMMAD" if word in MUHAMMADS else word) for word in words]
    return " ".join(words) or None


def _respelled(word: str) -> str:
    for old, new in (("OE", "U"), ("DJ", "J"), ("TJ", "C"), ("SJ", "SY")):
        word = word.replace(old, new)
    return re.sub(r"([^\W\d_])\1+", r"\1", word)


def agree(one: str, other: str) -> bool:
    return normalised(one) is not None and normalised(one) == normalised(other)


def agree_loosely(one: str, other: str) -> bool:
    left, right = normalised(one), normalised(other)
    if left is None or right is None:
        return False
    shared = set(left.split()) & set(right.split()) - TOO_COMMON
    return levenshtein(left, right) <= LETTERS_APART or any(len(w) >= LONG_ENOUGH for w in shared)


def levenshtein(one: str, other: str) -> int:
    row = list(range(len(other) + 1))
    for i, left in enumerate(one, start=1):
        previous, row = row, [i]
        for j, right in enumerate(other, start=1):
            row.append(min(previous[j] + 1, row[-1] + 1, previous[j - 1] + (left != right)))
    return row[-1]


def is_one_slip_apart(one: str, other: str) -> bool:
    """One digit differs, or two neighbours are swapped."""
    at = [i for i, (left, right) in enumerate(zip(one, other, strict=True)) if left != right]
    if len(at) == 1:
        return True
    return (
        len(at) == 2
        and at[1] == at[0] + 1
        and one[at[0]] == other[at[1]]
        and one[at[1]] == other[at[0]]
    )


def letters_and_digits(text: str | None) -> str | None:
    return "".join(c for c in (text or "").upper() if c.isalnum()) or None
