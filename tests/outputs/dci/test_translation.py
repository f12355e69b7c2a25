"""What is exported says in DCI's words what we decided, and nothing that we do not know."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tepat.outputs.dci import RegistryDocument, translate
from tepat.outputs.dci.vocabulary import RELATIONSHIPS, SEXES, STATUSES
from tepat.outputs.explain import Explanation
from tepat.outputs.explain.explanation import Member, PastDecision, Reason
from tepat.support.settings import PROJECT_ROOT

SARI, BUDI = "3174014505800001", "3174010501780002"

BUDI_HEAD = Member(
    name="Budi Santoso",
    nik=BUDI,
    relationship="KEPALA KELUARGA",
    sex="L",
    birth_date=date(1978, 1, 5),
    row=3,
    is_alive=True,
    moved_out=False,
    is_living_member=True,
    link_methods=(),
)
SARI_WIFE = replace(
    BUDI_HEAD,
    name="Sari Dewi",
    nik=SARI,
    relationship="ISTRI",
    sex="P",
    birth_date=date(1980, 5, 5),
    row=4,
)


def past(period: str, status: str, run_date: date, publication: int) -> PastDecision:
    return PastDecision(
        period=period,
        status=status,
        statement="",
        reason_codes=(),
        payee_role="HEAD",
        run_date=run_date,
        publication_id=publication,
        is_current=True,
    )


JULY = past("2021-07", "ELIGIBLE", date(2021, 7, 19), 3)
FAMILY = Explanation(
    household_id="H1",
    period="2021-07",
    no_kk="3174010101210001",
    kelurahan_code="31.74.04.1002",
    rt="001",
    rw="002",
    kelurahan="Jati Padang",
    kecamatan="Pasar Minggu",
    kota="Kota Administrasi Jakarta Selatan",
    place="",
    status="ELIGIBLE",
    statement="",
    amount_idr=300_000,
    reasons=(),
    notes={},
    payee_name="Budi Santoso",
    payee_nik=BUDI,
    payee_role="HEAD",
    payee_why="",
    member_count=2,
    members=(BUDI_HEAD, SARI_WIFE),
    submission="",
    rule_set="bst-dki-2021-03",
    rule_set_sha256="d" * 64,
    rule_book_sha256="e" * 64,
    product_version="0.2.0",
    run_date=date(2021, 7, 19),
    published_at=datetime(2021, 7, 18, 18, 30, tzinfo=UTC),
    publication_id=3,
    history=(JULY,),
    open_cases=(),
    answered_cases=(),
)


def exported(*households: Explanation) -> list[Any]:
    """The beneficiaries of the document as a reader of JSON sees them."""
    graph: list[Any] = json.loads(translate(households).to_json())["@graph"]
    return graph


def members_of(one: Explanation) -> list[Any]:
    listed: list[Any] = exported(one)[0]["group"]["member_list"]
    return listed


def test_family_becomes_a_dci_beneficiary_with_group_members_and_programme() -> None:
    (found,) = exported(FAMILY)
    assert (found["@type"], found["assistance_unit"]) == ("Beneficiary", "3")
    group = found["group"]
    assert [one["identifier_value"] for one in group["group_identifier"]] == [
        "H1",
        "3174010101210001",
    ]
    assert group["group_size"] == len(group["member_list"]) == 2
    assert group["last_updated"] == "2021-07-18T18:30:00Z"
    (address,) = group["address"]
    assert address == {
        "@type": "Address",
        "address_line_1": "RT 001, RW 002",
        "address_line_2": "Kel. Jati Padang, Kec. Pasar Minggu",
        "locality": "Kota Administrasi Jakarta Selatan",
        "sub_region_code": "31.74.04.1002",
        "region_code": "31",
        "country_code": "ID",
    }
    (programme,) = found["programme_identifier"]
    assert programme["programme_identifier"] == "BST-DKI"
    (benefit,) = programme["benefit"]
    assert benefit["benefit_value"] == "IDR 300000"
    assert benefit["benefit_date"] == "2021-07-01T00:00:00Z"
    assert found["benefits"] == []


def test_member_becomes_a_dci_person_with_number_name_sex_and_birth_date() -> None:
    person = members_of(FAMILY)[1]["demographic_info"]
    assert person["identifier"] == [
        {"@type": "Identifier", "identifier_type": "UIN", "identifier_value": SARI}
    ]
    assert person["name"] == {"@type": "Name", "given_name": "Sari Dewi"}
    assert (person["sex"], person["birth_date"]) == ("female", "1980-05-05T00:00:00Z")


def test_every_contract_relationship_has_a_dci_code_or_an_explicit_none() -> None:
    macro = PROJECT_ROOT / "include" / "sql" / "duckdb" / "macros" / "read_relationship.sql"
    written = {line.split("'")[-2] for line in macro.read_text().splitlines() if "when '" in line}
    assert RELATIONSHIPS.keys() == written
    assert {ours for ours, theirs in RELATIONSHIPS.items() if theirs is None} == {
        "PEMBANTU",
        "LAINNYA",
    }


@pytest.mark.parametrize(("ours", "theirs"), RELATIONSHIPS.items())
def test_dci_relationship_refers_to_the_head_and_keeps_the_original_value(
    ours: str, theirs: str | None
) -> None:
    head, other = members_of(
        replace(FAMILY, members=(BUDI_HEAD, replace(SARI_WIFE, relationship=ours)))
    )
    relations = [
        (related["relationship_type"], related["related_member"]["@id"])
        for related in other["related_person"]
    ]
    assert relations == ([(theirs, head["demographic_info"]["@id"])] if theirs else [])
    (kept,) = other["additional_attributes"]
    assert (kept["name"], kept["value"]) == ("relationship_to_head", ours)


@pytest.mark.parametrize(("ours", "theirs"), SEXES.items())
def test_every_sex_has_a_dci_code(ours: str | None, theirs: str) -> None:
    assert ours in {"L", "P", None}
    head = members_of(replace(FAMILY, members=(replace(BUDI_HEAD, sex=ours),)))[0]
    assert head["demographic_info"]["sex"] == theirs


@pytest.mark.parametrize(("ours", "theirs"), STATUSES.items())
def test_every_status_keeps_its_own_code_and_has_a_dci_code_if_one_exists(
    ours: str, theirs: str | None
) -> None:
    (found,) = exported(replace(FAMILY, status=ours))
    assert found.get("enrollment_status") == theirs
    assert f"decision_status={ours}" in found["additional_attributes"]


def test_dci_document_keeps_the_reason_and_note_codes() -> None:
    reason = Reason("ENROLLED_ELSEWHERE", "", "", ())
    (found,) = exported(
        replace(
            FAMILY,
            status="INELIGIBLE",
            amount_idr=0,
            reasons=(reason,),
            notes={"SELF_REPORTED": ""},
            payee_name=None,
            payee_nik=None,
            payee_role="NONE",
        )
    )
    assert {"reason_code=ENROLLED_ELSEWHERE", "note=SELF_REPORTED", "payee_role=NONE"} <= set(
        found["additional_attributes"]
    )
    assert found["programme_identifier"][0]["benefit"] == []


def test_household_without_numbers_has_only_its_household_id_as_identifier() -> None:
    nameless = replace(
        FAMILY,
        no_kk=None,
        payee_nik=None,
        members=(replace(BUDI_HEAD, nik=None), replace(SARI_WIFE, nik=None, birth_date=None)),
    )
    (found,) = exported(nameless)
    types = [one["identifier_type"] for one in found["group"]["group_identifier"]]
    assert types == ["HOUSEHOLD_ID"]
    persons = [member["demographic_info"] for member in found["group"]["member_list"]]
    assert all(person["identifier"] == [] for person in persons)
    assert "birth_date" not in persons[1]
    assert found["group"]["group_head_info"]["@id"] == found["group"]["member_list"][0]["@id"]


def test_heir_represents_the_group_and_the_dead_head_is_left_out() -> None:
    widowed = replace(
        FAMILY,
        payee_name="Sari Dewi",
        payee_nik=SARI,
        payee_role="HEIR",
        member_count=1,
        members=(replace(BUDI_HEAD, is_alive=False, is_living_member=False), SARI_WIFE),
    )
    (found,) = exported(widowed)
    (member,) = found["group"]["member_list"]
    assert found["group"]["group_head_info"]["@id"] == member["@id"]
    assert member["related_person"] == []
    assert "payee_role=HEIR" in found["additional_attributes"]
    assert BUDI not in json.dumps(found)


def test_relationships_refer_to_the_payee_when_there_are_several_heads() -> None:
    other = replace(BUDI_HEAD, name="Agus", nik="3174010501600003", row=2)
    found = members_of(replace(FAMILY, members=(other, BUDI_HEAD, SARI_WIFE)))
    related = found[2]["related_person"][0]["related_member"]["@id"]
    assert related == found[1]["demographic_info"]["@id"]


def test_enrolment_date_is_the_first_eligible_period_of_the_family() -> None:
    history = (
        past("2021-08", "INELIGIBLE", date(2021, 8, 19), 5),
        past("2021-07", "ELIGIBLE", date(2021, 7, 19), 4),
        past("2021-07", "HELD", date(2021, 7, 18), 3),
        past("2021-06", "ELIGIBLE", date(2021, 6, 19), 2),
        past("2021-05", "INELIGIBLE", date(2021, 5, 19), 1),
    )
    (found,) = exported(replace(FAMILY, history=history))
    assert found["enrollment_date"] == "2021-06-19T00:00:00Z"
    assert [moment[:10] for moment in found["status_change_date"]] == [
        *("2021-05-19", "2021-06-19", "2021-07-18", "2021-07-19"),
    ]


def test_family_that_was_never_eligible_has_no_enrolment_date() -> None:
    held = replace(FAMILY, status="HELD", history=(replace(JULY, status="HELD"),))
    assert "enrollment_date" not in exported(held)[0]


def test_two_households_of_one_person_share_a_document_without_shared_members() -> None:
    document = json.loads(translate((FAMILY, replace(FAMILY, household_id="H2"))).to_json())
    members = [member for one in document["@graph"] for member in one["group"]["member_list"]]
    nodes = {node["@id"] for one in members for node in (one, one["demographic_info"])}
    assert (len(members), len(nodes)) == (4, 8)
    assert document["@context"]["@vocab"] == "https://schema.spdci.org/extensions/ibr/v1/"


@given(
    st.lists(
        st.builds(
            lambda relationship, sex, nik, alive: replace(
                SARI_WIFE, relationship=relationship, sex=sex, nik=nik, is_living_member=alive
            ),
            st.sampled_from([*RELATIONSHIPS, None]),
            st.sampled_from([*SEXES]),
            st.none() | st.text("0123456789", min_size=16, max_size=16),
            st.booleans(),
        ),
        max_size=6,
    )
)
def test_document_of_a_random_family_parses_and_every_reference_resolves(
    members: list[Member],
) -> None:
    text = translate((replace(FAMILY, members=tuple(members)),)).to_json()
    assert RegistryDocument.model_validate_json(text).to_json() == text
    group = json.loads(text)["@graph"][0]["group"]
    persons = {member["demographic_info"]["@id"] for member in group["member_list"]}
    referred = {
        related["related_member"]["@id"]
        for member in group["member_list"]
        for related in member["related_person"]
    }
    assert referred <= persons
    if "group_head_info" in group:
        assert group["group_head_info"]["@id"] in {one["@id"] for one in group["member_list"]}
