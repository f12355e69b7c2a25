"""Every code that the rule book can write has its Indonesian sentence, and no other has."""

import re
from collections.abc import Iterator

from tepat.domain.messages import load_messages
from tepat.domain.resolutions import Answer
from tepat.support.settings import PROJECT_ROOT

MESSAGES = load_messages(PROJECT_ROOT / "include")
SQL = PROJECT_ROOT / "include" / "sql"

# Contracted, and written by stages that are still to come.


def written(folder: str, pattern: str) -> set[str]:
    """What the statements of a folder write where the pattern's group stands."""

    def found() -> Iterator[str]:
        for path in (SQL / folder).rglob("*.sql"):
            yield from re.findall(pattern, path.read_text(encoding="utf-8"))

    return set(found())


def test_every_reason_has_a_sentence_a_remedy_and_counterfactual_changes() -> None:
    ruled = written("duckdb/decide", r"'([A-Z_]+)' as reason_code")
    assert MESSAGES.reasons.keys() == ruled | {"NOT_PROPOSED"}
    assert all(text.sentence and text.remedy for text in MESSAGES.reasons.values())
    assert [code for code, text in MESSAGES.reasons.items() if not text.changes] == ["NOT_PROPOSED"]


def test_every_counterfactual_change_has_a_sentence_a_lookup_and_an_effect() -> None:
    named = {kind for text in MESSAGES.reasons.values() for kind in text.changes}
    subjects = {text.of for text in MESSAGES.changes.values()}
    assert MESSAGES.changes.keys() == named
    assert {
        path.stem for path in (SQL / "duckdb/outputs/explain" / "suppose").glob("*.sql")
    } == named
    assert {
        path.stem for path in (SQL / "duckdb/outputs/explain" / "find").glob("*.sql")
    } == subjects


def test_every_note_has_a_sentence() -> None:
    payee_notes = written(
        "duckdb/decide", r"then '(PAYEE_[A-Z_]+|HEAD_INFERRED)'\s*(?:when|else|$)"
    )
    noted = written(
        "duckdb/decide", r"select (?:distinct )?variant_no, '([A-Z_]+)'(?: as note)?\s+from"
    )
    assert {"CARRIED_FORWARD", "NO_NIK", "MATCH_UNDECIDED", "APPEAL_OPEN"} <= noted
    assert payee_notes
    known = noted | payee_notes | {"PAYEE_REPLACED_AFTER_MOVE", "HEAD_INFERRED"}
    assert MESSAGES.notes.keys() == known


def test_every_link_method_and_case_kind_has_a_sentence() -> None:
    methods = {
        literal
        for path in (
            *(SQL / "duckdb/reconcile").glob("pair_*.sql"),
            *(SQL / "duckdb/reconcile").glob("link_*.sql"),
        )
        for literal in re.findall(r"'([A-Z_]+)'", path.read_text(encoding="utf-8"))
    }
    methods -= set(Answer)
    assert MESSAGES.methods.keys() == methods
    # An appeal that was upheld can bring a link by any method before an officer.
    assert MESSAGES.cases.keys() == {f"MATCH_{method}" for method in methods} | {
        "PERSON_IN_TWO_HOUSEHOLDS",
        "APPEAL",
        "COMPLAINT",
    }


def test_every_answer_and_field_agreement_has_a_sentence() -> None:
    assert MESSAGES.answers.keys() == set(Answer)
    comparison = (SQL / "duckdb/casework/review/compare_fields.sql").read_text(encoding="utf-8")
    agreements = set(re.findall(r"(?:then|else) '([A-Z_]+)'", comparison))
    assert MESSAGES.agreements.keys() == agreements
