"""Translates an explained household into DCI objects."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, time

from tepat.domain.periods import Period
from tepat.outputs.dci.records import (
    Address,
    Attribute,
    Beneficiary,
    Benefit,
    Group,
    Identifier,
    Member,
    Name,
    Person,
    Programme,
    Reference,
    RegistryDocument,
    RelatedPerson,
)
from tepat.outputs.dci.vocabulary import RELATIONSHIPS, SEXES, STATUSES, IdentifierType
from tepat.outputs.explain import Explanation
from tepat.outputs.explain.explanation import Member as OurMember
from tepat.outputs.explain.explanation import PastDecision

_PROGRAMME = "Bantuan Sosial Tunai DKI Jakarta"
_PROGRAMME_IDENTIFIER = "BST-DKI"
_INSTITUTION = "Dinas Sosial Provinsi DKI Jakarta"
_HEAD = "KEPALA KELUARGA"


def translate(households: Sequence[Explanation]) -> RegistryDocument:
    """One document of the households' decisions.

    Args:
        households: Explained households: one, or several that share a person.
    """
    graph = tuple(_beneficiary(one, number) for number, one in enumerate(households, start=1))
    return RegistryDocument(graph=graph)


def _beneficiary(one: Explanation, number: int) -> Beneficiary:
    past = sorted(
        (past for past in one.history if past.period <= one.period),
        key=lambda past: (past.period, past.publication_id),
    )
    eligible = [past.run_date for past in past if past.status == "ELIGIBLE"]
    return Beneficiary(
        group=_group(one, number),
        programme_identifier=(_programme(one),),
        enrollment_date=_moment(eligible[0]) if eligible else None,
        enrollment_status=STATUSES[one.status],
        status_change_date=tuple(_moment(day) for day in _days_of_change(past)),
        additional_attributes=tuple(f"{name}={value}" for name, value in _decision(one)),
    )


def _decision(one: Explanation) -> Iterator[tuple[str, object]]:
    """The decision in tepat codes: DCI has no codes for reasons and rules."""
    yield "period", one.period
    yield "decision_status", one.status
    yield from (("reason_code", reason.code) for reason in one.reasons)
    yield from (("note", code) for code in one.notes)
    yield "payee_role", one.payee_role
    yield "run_date", one.run_date
    yield "rule_set", one.rule_set
    yield "rule_set_sha256", one.rule_set_sha256
    yield "publication_id", one.publication_id


def _programme(one: Explanation) -> Programme:
    granted = Benefit(
        benefit_date=_moment(Period.parse(one.period).first_day),
        benefit_value=f"IDR {one.amount_idr}",
    )
    return Programme(
        programme_name=_PROGRAMME,
        programme_identifier=_PROGRAMME_IDENTIFIER,
        implementing_institution=_INSTITUTION,
        benefit=(granted,) if one.amount_idr else (),
    )


def _group(one: Explanation, number: int) -> Group:
    living = [member for member in one.members if member.is_living_member]
    heads = [place for place, member in enumerate(living) if member.relationship == _HEAD]
    payee = _payee(one, living)
    head = payee if payee in heads else next(iter(heads), None)
    members = tuple(
        _member(member, f"household-{number}", place, head) for place, member in enumerate(living)
    )
    foremost = head if payee is None else payee
    return Group(
        group_identifier=tuple(_numbers(one)),
        address=(_address(one),),
        group_head_info=None if foremost is None else Reference(node=members[foremost].node),
        group_size=one.member_count,
        member_list=members,
        last_updated=one.published_at.astimezone(UTC),
    )


def _payee(one: Explanation, living: Sequence[OurMember]) -> int | None:
    """The place of the payee among the living members; None when nobody is named."""
    if one.payee_name is None:
        return None
    named = (one.payee_nik, one.payee_name)
    names = [(member.nik, member.name) for member in living]
    return names.index(named) if named in names else None


def _numbers(one: Explanation) -> Iterator[Identifier]:
    yield Identifier(identifier_type=IdentifierType.HOUSEHOLD, identifier_value=one.household_id)
    if one.no_kk:
        yield Identifier(identifier_type=IdentifierType.NO_KK, identifier_value=one.no_kk)


def _address(one: Explanation) -> Address:
    return Address(
        address_line_1=_joined({"RT": one.rt, "RW": one.rw}),
        address_line_2=_joined({"Kel.": one.kelurahan, "Kec.": one.kecamatan}),
        locality=one.kota,
        sub_region_code=one.kelurahan_code,
        region_code=one.kelurahan_code.partition(".")[0],
    )


def _joined(parts: dict[str, str | None]) -> str | None:
    return ", ".join(f"{title} {name}" for title, name in parts.items() if name) or None


def _member(member: OurMember, household: str, place: int, head: int | None) -> Member:
    """A member; ``place`` and ``head`` count the living members."""
    return Member(
        node=f"_:{household}-member-{place}",
        demographic_info=_person(member, f"_:{household}-person-{place}"),
        related_person=tuple(_relation(member, household, head)),
        additional_attributes=tuple(_attributes(member)),
    )


def _person(member: OurMember, node: str) -> Person:
    number = (
        (Identifier(identifier_type=IdentifierType.NIK, identifier_value=member.nik),)
        if member.nik
        else ()
    )
    return Person(
        node=node,
        identifier=number,
        name=Name(given_name=member.name),
        sex=SEXES[member.sex],
        birth_date=_moment(member.birth_date) if member.birth_date else None,
    )


def _relation(member: OurMember, household: str, head: int | None) -> Iterator[RelatedPerson]:
    """Relationship to the head; None when the head is not alive or not a relative."""
    code = RELATIONSHIPS[member.relationship] if member.relationship else None
    if code and head is not None:
        person = Reference(node=f"_:{household}-person-{head}")
        yield RelatedPerson(relationship_type=code, related_member=person)


def _attributes(member: OurMember) -> Iterator[Attribute]:
    if member.relationship:
        yield Attribute(name="relationship_to_head", value=member.relationship)


def _days_of_change(past: Iterable[PastDecision]) -> Iterator[date]:
    """The run dates, oldest first, on which the status changed."""
    status = None
    for decision in past:
        if decision.status != status:
            yield decision.run_date
        status = decision.status


def _moment(day: date) -> datetime:
    """A day as timestamp of its start, as in the examples of the standard."""
    return datetime.combine(day, time(), UTC)
