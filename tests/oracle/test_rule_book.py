"""The rule book against single sentences of the contract, by hand."""

from dataclasses import replace
from datetime import date

import pytest
from tests.oracle.answers import DIFFERENT, REJECTED, SAME, UNSURE, UPHELD, content_of_member
from tests.oracle.cases import (
    DEPOK,
    FATHER_BORN,
    KEEPING_RULES,
    MOTHER_BORN,
    PASAR_MINGGU,
    TEBET,
    Case,
    head,
    kk,
    member,
    nik,
    three,
)
from tests.oracle.names import (
    agree_loosely,
    is_one_slip_apart,
    levenshtein,
    normalised,
)
from tests.oracle.payee import age_on

MAY = date(2021, 5, 3)


def test_family_without_exclusions_is_eligible_and_its_head_is_the_payee() -> None:
    case = Case()
    decision = case.decided(case.family(kk(1), *three()))
    assert (decision.status, decision.payee_role, decision.amount_idr) == (
        "ELIGIBLE",
        "HEAD",
        300000,
    )
    assert decision.payee and decision.payee.name == "Budi Santoso"


def test_every_excluding_reason_is_recorded() -> None:
    case = Case()
    family = case.family(kk(1), *three(), has_fixed_income=True, is_affected=False)
    decision = case.decided(family)
    assert decision.reasons == {"HAS_FIXED_INCOME", "NOT_AFFECTED"}
    assert (decision.status, decision.payee, decision.amount_idr) == ("INELIGIBLE", None, 0)


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("Hj. Siti Aminah, S.Pd", "SITI AMINAH"),
        ("M. Soedjono", "MUHAMAD SUJONO"),
        ("Drs. H. Mochammad Tjahyo", "MUHAMAD CAHYO"),
        ("Nur M. Ma'ruf", "NUR M MARUF"),
        ("André  Nuñez-Lubis", "ANDRE NUNEZ LUBIS"),
        ("Annisa", "ANISA"),
        ("Sjarif", "SYARIF"),
        ("Ibu", None),
    ],
)
def test_names_are_normalised(name: str, form: str | None) -> None:
    assert normalised(name) == form


def test_names_agree_loosely_within_two_letters_or_by_a_distinctive_word() -> None:
    assert agree_loosely("Budi Santoso", "Boedi Santosa")
    assert agree_loosely("Ratna Dewi", "Dewi Anggraini")
    assert not agree_loosely("Siti Halimah", "Siti Rukmini")
    assert not agree_loosely("Muhammad Ilham", "Moh. Fauzi")
    assert levenshtein("ANI", "ITA") == 3
    assert levenshtein("KITTEN", "SITTING") == 3


def test_slip_is_one_wrong_digit_or_one_swap_of_adjacent_digits() -> None:
    assert is_one_slip_apart("1234", "1254")
    assert is_one_slip_apart("1234", "1324")
    assert not is_one_slip_apart("1234", "1432")
    assert not is_one_slip_apart("1234", "1234")


def test_person_born_on_29_february_has_birthday_on_1_march_in_other_years() -> None:
    assert age_on(date(2021, 2, 28), date(2004, 2, 29)) == 16
    assert age_on(date(2021, 3, 1), date(2004, 2, 29)) == 17


def test_enrolment_with_same_nik_and_similar_name_excludes() -> None:
    case = Case()
    case.enrolled(nik(13), "Agus")
    assert case.decided(case.family(kk(1), *three())).reasons == {"ENROLLED_ELSEWHERE"}


def test_ended_enrolment_does_not_exclude() -> None:
    case = Case()
    case.enrolled(nik(11), "Budi Santoso", is_active=False)
    assert case.decided(case.family(kk(1), *three())).status == "ELIGIBLE"


def test_same_nik_with_a_different_name_is_sent_to_review() -> None:
    case = Case()
    case.enrolled(nik(11), "Ratna Anggraini", born=date(1950, 1, 1))
    assert case.decided(case.family(kk(1), *three())).reasons == {"MATCH_UNDECIDED"}


def test_short_name_with_same_birth_date_and_kelurahan_is_linked_without_nik() -> None:
    case = Case()
    family = case.family(kk(1), head(None, "Budi Hadi Santoso"))
    case.enrolled(nik(1), "BUDI SANTOSO", born=FATHER_BORN, kelurahan=TEBET)
    assert case.decided(family).reasons == {"ENROLLED_ELSEWHERE"}


def test_same_name_with_birth_date_one_digit_off_in_same_kelurahan_is_for_review() -> None:
    case = Case()
    family = case.family(kk(1), head(None))
    born = FATHER_BORN.replace(day=8)
    case.enrolled(nik(1), "BUDI SANTOSO", born=born, kelurahan=TEBET)
    assert case.decided(family).reasons == {"MATCH_UNDECIDED"}


def test_row_that_matches_two_persons_is_for_review_and_holds_both() -> None:
    case = Case()
    one = case.family(kk(1), head(None, "Budi Hadi Santoso"))
    other = case.family(kk(2), head(None, "Budi Joko Santoso"), address="Jl. Mawar No. 9")
    case.enrolled(nik(1), "BUDI SANTOSO", born=FATHER_BORN, kelurahan=TEBET)
    assert case.decided(one).reasons == case.decided(other).reasons == {"MATCH_UNDECIDED"}


def test_review_link_without_effect_on_the_decision_holds_no_household() -> None:
    case = Case()
    case.enrolled(nik(11), "Ratna Anggraini", born=date(1950, 1, 1))
    case.enrolled(nik(12), "Dewi Lestari")
    assert case.decided(case.family(kk(1), *three())).reasons == {"ENROLLED_ELSEWHERE"}


def test_nik_with_a_slip_is_linked_only_in_the_same_place() -> None:
    wrong = nik(12)[:-1] + "9"
    case = Case()
    family = case.family(kk(1), *three())
    case.enrolled(wrong, "Dewi Lestari", born=MOTHER_BORN)
    assert case.decided(family).reasons == {"MATCH_UNDECIDED"}
    case.enrolled(wrong, "Dewi Lestari", born=MOTHER_BORN, kelurahan=TEBET)
    assert "ENROLLED_ELSEWHERE" in case.decided(family).reasons


def test_same_name_with_a_different_nik_is_not_linked() -> None:
    case = Case()
    case.enrolled(nik(770077), "Budi Santoso", born=FATHER_BORN, kelurahan=TEBET)
    assert case.decided(case.family(kk(1), *three())).status == "ELIGIBLE"


def test_household_enrolment_by_kk_excludes_after_kk_renumbering() -> None:
    case = Case()
    for number in (11, 12, 13):
        case.step(kk(1), kk(2), number)
    family = case.family(kk(2), *three())
    case.enrolled(None, "Dewi Lestari", no_kk=kk(1))
    assert case.decided(family).reasons == {"ENROLLED_ELSEWHERE"}


def test_row_linked_to_a_person_is_not_used_as_household_enrolment() -> None:
    case = Case()
    family = case.family(kk(1), *three())
    case.death(nik(12), "Dewi Lestari", MAY)
    case.enrolled(nik(12), "Dewi Lestari", no_kk=kk(1), born=FATHER_BORN)
    assert case.decided(family).status == "ELIGIBLE"


def test_latest_earlier_programme_list_is_used_until_a_new_one_arrives() -> None:
    case = Case()
    family = case.family(kk(1), *three())
    case.enrolled(nik(11), "Budi Santoso", period="2021-05")
    assert case.decided(family).status == "INELIGIBLE"
    case.enrolled(nik(99), "Siapa Saja", period="2021-07")
    assert case.decided(family).status == "ELIGIBLE"


def test_spouse_becomes_payee_when_the_head_has_died() -> None:
    case = Case()
    case.death(nik(11), "Budi Santoso", MAY)
    decision = case.decided(case.family(kk(1), *three()))
    assert decision.payee and decision.payee.name == "Dewi Lestari"
    assert decision.payee_role == "HEIR"
    assert decision.notes == {"PAYEE_REPLACED_BY_HEIR"}
    assert decision.member_count == 2


def test_cancelled_death_and_death_reported_after_the_run_date_are_ignored() -> None:
    case = Case()
    family = case.family(kk(1), *three())
    case.death(nik(11), "Budi Santoso", MAY, certificate="KM 1/a", is_reversal=True)
    case.death(nik(11), "Budi Santoso", MAY, certificate="km-1A")
    case.death(nik(12), "Dewi Lestari", MAY, reported_on=date(2021, 7, 20), certificate="KM-2")
    assert case.decided(family).member_count == 3


def test_household_with_only_minors_left_is_sent_to_review() -> None:
    case = Case()
    case.death(nik(11), "Budi Santoso", MAY)
    case.death(nik(12), "Dewi Lestari", MAY, certificate="KM-2")
    assert case.decided(case.family(kk(1), *three())).reasons == {"NO_ADULT_PAYEE"}


def test_person_who_joined_the_kk_after_the_death_does_not_become_payee() -> None:
    case = Case()
    case.death(nik(11), "Budi Santoso", MAY)
    case.step(kk(9), kk(1), 12, day=date(2021, 6, 1))
    assert case.decided(case.family(kk(1), *three())).reasons == {"NO_ADULT_PAYEE"}


def test_eldest_living_head_is_the_payee_of_a_family_with_several_heads() -> None:
    case = Case()
    eldest = head(2, "Joko Susilo", born=date(1950, 1, 1))
    family = case.family(kk(1), head(1), eldest)
    assert case.decided(family).payee == replace(eldest, row=family.members[1].row)
    case.death(nik(2), "Joko Susilo", MAY)
    decision = case.decided(family)
    assert decision.payee and decision.payee.nik == nik(1)
    assert decision.payee_role == "HEAD" and not decision.notes


def test_eldest_adult_is_the_payee_of_a_family_without_a_head() -> None:
    case = Case()
    first = replace(member(1, "Rini Utami", "ANAK", date(2006, 1, 1)), is_head=True)
    decision = case.decided(case.family(kk(1), first, member(2, "Joko Susilo", "FAMILI LAIN")))
    assert decision.payee and decision.payee.name == "Joko Susilo"
    assert decision.payee_role == "HEAD"
    assert decision.notes == {"HEAD_INFERRED"}


def test_household_has_moved_within_dki_when_all_living_members_moved() -> None:
    case = Case()
    family = case.family(kk(1), *three())
    case.death(nik(13), "Agus Wibowo", MAY)
    case.move(nik(11), "Budi Santoso", PASAR_MINGGU)
    assert case.decided(family).kelurahan == TEBET
    case.move(nik(12), "Dewi Lestari", PASAR_MINGGU, moved_on=date(2021, 6, 9), rt=None)
    decision = case.decided(family)
    assert (decision.kelurahan, decision.rt, decision.rw) == (PASAR_MINGGU, None, "004")
    assert decision.notes == {"RELOCATED_WITHIN_DKI"}


def test_household_that_left_dki_before_the_period_is_excluded_by_policy() -> None:
    for rules, reasons, notes in (
        (KEEPING_RULES, set(), {"MOVED_OUT_KEPT"}),
        (Case().rules, {"MOVED_OUT_OF_DKI"}, set()),
    ):
        case = Case(rules=rules)
        family = case.family(kk(1), *three())
        for person in family.members:
            case.move(person.nik, person.name, DEPOK)
        decision = case.decided(family)
        assert decision.reasons == reasons
        assert decision.notes == notes
        assert decision.member_count == 3


def test_household_that_left_dki_during_the_period_is_kept() -> None:
    case = Case()
    family = case.family(kk(1), head(11))
    case.move(nik(11), "Budi Santoso", DEPOK, moved_on=date(2021, 7, 5))
    assert case.decided(family).notes == {"MOVED_OUT_KEPT"}


def test_head_who_moved_out_alone_is_replaced_as_payee() -> None:
    case = Case()
    case.move(nik(11), "Budi Santoso", DEPOK)
    decision = case.decided(case.family(kk(1), *three()))
    assert decision.payee_role == "HEIR"
    assert decision.notes == {"PAYEE_REPLACED_AFTER_MOVE"}
    assert decision.member_count == 2


def test_relocation_reversal_without_permit_number_matches_by_nik_and_date() -> None:
    case = Case()
    case.move(nik(11), "Budi Santoso", DEPOK, permit="SKPWNI/1")
    case.move(nik(11), "Budi Santoso", DEPOK, is_reversal=True)
    assert case.decided(case.family(kk(1), *three())).member_count == 3


def test_family_without_nik_is_identified_only_by_its_complete_address() -> None:
    case = Case()
    known = case.family(kk(1), head(None, "Yanto"))
    lost = case.family(kk(2), head(None, "Parman"), rt=None)
    assert case.decided(known).notes == {"NO_NIK"}
    assert case.decided(lost).reasons == {"ADDRESS_INCOMPLETE"}


def test_two_submissions_of_one_kk_are_one_household_and_the_latest_is_used() -> None:
    case = Case()
    case.family(kk(1), *three())
    later = case.family(kk(1), head(11), landed_on=date(2021, 7, 9))
    (decision,) = case.decisions()
    assert decision.counting == later and decision.notes == {"DUPLICATE_SUBMISSION"}


def test_kk_departure_removes_only_the_named_members() -> None:
    case = Case()
    family = case.family(kk(1), *three())
    case.step(kk(1), kk(2), 12)
    decision = case.decided(family)
    assert (decision.member_count, decision.payee_role) == (2, "HEAD")


def test_kk_renumbering_removes_no_member_and_can_be_chained() -> None:
    case = Case()
    for number in (11, 12, 13):
        case.step(kk(1), kk(2), number)
        case.step(kk(2), kk(3), number, day=date(2021, 7, 1))
    old = case.family(kk(1), *three(), period="2021-06")
    new = case.family(kk(3), *three())
    (decision,) = case.decisions()
    assert decision.counting == new and decision.counting != old
    assert decision.member_count == 3 and not decision.notes


def test_merge_into_another_household_is_a_departure() -> None:
    case = Case()
    left = case.family(kk(1), *three())
    joined = case.family(kk(2), *three(2))
    for number in (11, 12, 13):
        case.step(kk(1), kk(2), number)
    assert case.decided(left).reasons == {"NO_SURVIVING_MEMBER"}
    assert case.decided(joined).status == "ELIGIBLE"


def test_person_in_two_households_holds_both_until_a_kk_change_names_one() -> None:
    case = Case()
    one = case.family(kk(1), *three(), member(50, "Tono Prakoso", "FAMILI LAIN"))
    two = case.family(kk(2), *three(2), member(50, "Tono Prakoso", "FAMILI LAIN"))
    assert case.decided(one).reasons == case.decided(two).reasons == {"PERSON_IN_TWO_HOUSEHOLDS"}
    case.step(kk(9), kk(2), 50)
    assert (case.decided(one).member_count, case.decided(two).member_count) == (3, 4)
    assert case.decided(one).status == case.decided(two).status == "ELIGIBLE"


def test_households_of_a_kelurahan_without_a_new_list_are_carried_forward() -> None:
    case = Case()
    family = case.family(kk(1), *three(), period="2021-04")
    assert case.decided(family).notes == {"CARRIED_FORWARD"}
    assert not replace(case, period="2021-08").decisions()


def _june_then_july(*, quarantined_kk: str | None = None) -> Case:
    case = Case()
    case.family(kk(1), *three(), period="2021-06")
    case.family(kk(2), *three(2), period="2021-06", has_fixed_income=True)
    case.publish("2021-06", date(2021, 6, 19))
    case.family(kk(3), *three(3))
    if quarantined_kk:
        case.quarantined(quarantined_kk, None)
    return case


def test_household_no_longer_proposed_leaves_the_list_unless_ineligible() -> None:
    (leaver,) = [d for d in _june_then_july().decisions() if d.counting.no_kk != kk(3)]
    assert leaver.counting.no_kk == kk(1)
    assert leaver.status == "INELIGIBLE"
    assert leaver.reasons == {"NOT_PROPOSED"}


@pytest.mark.parametrize("returning", [kk(1), kk(2)])
def test_quarantined_row_carries_its_household_forward_with_any_status(returning: str) -> None:
    case = _june_then_july(quarantined_kk=returning)
    (back,) = [d for d in case.decisions() if d.counting.no_kk == returning]
    assert back.notes == {"CARRIED_FORWARD"}


def test_household_carried_by_a_quarantined_row_stays_until_its_list_expires() -> None:
    case = _june_then_july(quarantined_kk=kk(1))
    case.publish("2021-07", date(2021, 7, 19))
    august = replace(case, period="2021-08", run_date=date(2021, 8, 2))
    assert {d.counting.no_kk for d in august.decisions()} == {kk(1), kk(3)}
    october = replace(case, period="2021-10", run_date=date(2021, 10, 2))
    assert {d.counting.no_kk for d in october.decisions()} == {kk(3)}


def test_household_with_a_new_kk_and_the_same_head_keeps_its_id() -> None:
    case = Case()
    case.family(kk(1), *three(), period="2021-06")
    case.publish("2021-06", date(2021, 6, 19))
    by_head = case.family(kk(7), *three())
    assert case.decided(by_head).carried_ids == ("2021-06/0",)


@pytest.mark.parametrize(
    ("answer", "status", "reasons"),
    [
        (SAME, "INELIGIBLE", {"ENROLLED_ELSEWHERE"}),
        (DIFFERENT, "ELIGIBLE", set()),
        (UNSURE, "HELD", {"MATCH_UNDECIDED"}),
    ],
)
def test_officer_answer_to_a_match_has_priority_over_evidence(
    answer: str, status: str, reasons: set[str]
) -> None:
    case = Case()
    family = case.family(kk(1), *three())
    case.enrolled(nik(11), "Adhiarja Heru", born=date(1939, 7, 31))
    if answer != UNSURE:
        case.answer_match(family, answer)
    decision = case.decided(family)
    assert (decision.status, set(decision.reasons)) == (status, reasons)


def test_officer_answer_has_priority_over_later_evidence() -> None:
    case = Case()
    family = case.family(kk(1), *three())
    case.enrolled(None, "Budi Santoso", born=FATHER_BORN, kelurahan=TEBET)
    assert case.decided(family).reasons == {"ENROLLED_ELSEWHERE"}
    case.answer_match(family, DIFFERENT)
    assert case.decided(family).reasons == set()


def test_appeal_against_registry_evidence_holds_the_household_until_decided() -> None:
    case = Case()
    family = case.family(kk(1), *three())
    case.death(nik(11), "Budi Santoso", MAY)
    case.appeal(kk(1), None)
    decision = case.decided(family)
    assert (decision.status, set(decision.reasons)) == ("HELD", {"OBJECTION_OPEN"})
    assert "APPEAL_OPEN" not in decision.notes
    case.answer_appeal(REJECTED)
    assert case.decided(family).status == "ELIGIBLE"


@pytest.mark.parametrize("lodged_on", [date(2021, 7, 19), date(2021, 7, 20)])
def test_other_appeal_adds_a_note_from_its_lodging_date(lodged_on: date) -> None:
    case = Case()
    family = case.family(kk(1), *three(), has_fixed_income=True)
    case.appeal(None, nik(12), lodged_on)
    decision = case.decided(family)
    assert decision.status == "INELIGIBLE"
    assert ("APPEAL_OPEN" in decision.notes) == (lodged_on <= case.run_date)


def test_upheld_appeal_opens_a_case_per_link_and_does_not_change_eligibility() -> None:
    case = Case()
    family = case.family(kk(1), *three())
    case.enrolled(nik(11), "Budi Santoso")
    case.appeal(kk(1), None)
    case.answer_appeal(UPHELD)
    decision = case.decided(family)
    assert (decision.status, set(decision.reasons)) == ("HELD", {"MATCH_UNDECIDED"})
    case.answer_match(family, SAME)
    assert case.decided(family).reasons == {"ENROLLED_ELSEWHERE"}


def test_officer_assigns_head_of_two_households_or_separates_two_persons() -> None:
    case = Case()
    here = case.family(kk(1), head(None, "Joko"), replace(head(11), is_head=False))
    there = case.family(kk(2), head(None, "Eko"), replace(head(11), is_head=False))
    for family in (here, there):
        assert case.decided(family).reasons == {"PERSON_IN_TWO_HOUSEHOLDS"}
    contents = {
        family.no_kk: content_of_member(family, family.members[1]) for family in (here, there)
    }
    both = frozenset(contents.values())
    case.answers.shared[both] = contents[here.no_kk]
    assert [case.decided(family).member_count for family in (here, there)] == [2, 1]
    case.answers.shared[both] = None
    for family in (here, there):
        assert (case.decided(family).status, case.decided(family).member_count) == ("ELIGIBLE", 2)
