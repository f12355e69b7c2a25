"""Cells other than numbers, dates and names: text, answers, sex, codes, regions."""

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.stages.validate.conftest import Ask

from tepat.domain.feeds import header_key


def test_clean_text_removes_invisible_characters_and_extra_spaces(ask: Ask) -> None:
    seen = {
        " Budi ": "Budi",
        "Bu\x00di": "Budi",
        "Budi\u200b": "Budi",
        "\u202eBudi\u202c": "Budi",
        "Jl.\u00a0Melati": "Jl. Melati",
        "Jl. Melati\nNo. 5": "Jl. Melati No. 5",
        '="0123"': "0123",
        "=SUM(A1)": "=SUM(A1)",
        "'); DROP TABLE member; --": "'); DROP TABLE member; --",
        "": None,
        " \t\u200b ": None,
    }
    assert ask("t", seen) == list(seen.values())


def test_every_spelling_of_yes_and_no_is_parsed(ask: Ask) -> None:
    yes = ["YA", "ya", "Y", "IYA", "1", "1.0", "TRUE", "True", "✓", "V", "v", " Ya ", "ＹＡ"]
    no = ["TIDAK", "T", "TDK", "tdk", "0", "0.0", "FALSE", "-", "X", "x"]
    neither = ["MUNGKIN", "?", "10", "2", "YAA", "--", None]
    answers = [True] * len(yes) + [False] * len(no) + [None] * len(neither)
    assert ask("read_yes_no(t)", yes + no + neither) == answers


def test_every_spelling_of_sex_is_parsed(ask: Ask) -> None:
    written = [
        "L",
        "laki-laki",
        "LAKI LAKI",
        "Pria",
        "M",
        "P",
        "perempuan",
        "WANITA",
        "f",
        "X",
        None,
    ]
    assert ask("read_sex(t)", written) == ["L"] * 5 + ["P"] * 4 + [None] * 2


def test_relationships_are_matched_with_the_header_normalisation(ask: Ask) -> None:
    written = ["kepala_keluarga", "Kepala  Keluarga.", "ORANG-TUA", "famili lain", "SUAMI", "TEMAN"]
    read = ["KEPALA KELUARGA", "KEPALA KELUARGA", "ORANG TUA", "FAMILI LAIN", "SUAMI", None]
    assert ask("read_relationship(t)", written) == read


def test_programme_spellings_are_mapped_to_one_name(ask: Ask) -> None:
    written = ["pkh", "Kartu Prakerja", "SEMBAKO", "BST-KEMENSOS", "Paket_Sembako", "BLT"]
    read = ["PKH", "PRAKERJA", "KARTU SEMBAKO", "BST", "PAKET SEMBAKO", None]
    assert ask("read_programme(t)", written) == read


def test_region_codes_are_parsed_with_and_without_dots(ask: Ask) -> None:
    written = [
        "3174011001",
        "31.74.01.1001",
        "3174011001.0",
        "32.76",
        "3276",
        "32-76-01",
        "32",
        "x",
    ]
    read = ["31.74.01.1001"] * 3 + ["32.76", "32.76", "32.76.01", None, None]
    assert ask("region_code(t)", written) == read


def test_rt_and_rw_are_padded_to_three_digits(ask: Ask) -> None:
    written = ["7", "07", "007", "7.0", "'07", "1234", "RT 7", "7/8", "", None]
    assert ask("read_neighbourhood(t)", written) == ["007"] * 5 + [None] * 5


@settings(max_examples=60, deadline=None)
@given(texts=st.lists(st.text("aBz9 .-_/()[]{}*\n\t\u00a0\u3000é１Ａｂ．－"), min_size=20))
def test_codes_are_compared_with_the_header_normalisation(ask: Ask, texts: list[str]) -> None:
    assert ask("code_key(t)", texts, "t") == [header_key(text) for text in texts]
