"""DCI objects of an export, with the attributes that tepat can fill.

Source: github.com/spdci/schemas at 1667efec (``core/v1/data``, ``extensions/ibr/v1/data``). Names
and nesting follow the standard; unknown values are omitted from the JSON.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from tepat.outputs.dci.vocabulary import (
    AssistanceUnit,
    BenefitType,
    EnrollmentStatus,
    IdentifierType,
    ProgrammeType,
    RelationshipType,
    Sex,
)

CONTEXT: Mapping[str, str] = {
    "@vocab": "https://schema.spdci.org/extensions/ibr/v1/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


class _Record(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, validate_by_name=True)


class Identifier(_Record):
    """A number that identifies a person or a group."""

    kind: Literal["Identifier"] = Field("Identifier", alias="@type")
    identifier_type: IdentifierType
    identifier_value: str


class Name(_Record):
    """A person's full name: Indonesian names have no separate surname."""

    kind: Literal["Name"] = Field("Name", alias="@type")
    given_name: str


class Person(_Record):
    """Identity of a member; relatives refer to ``node``."""

    node: str = Field(alias="@id")
    kind: Literal["Person"] = Field("Person", alias="@type")
    identifier: tuple[Identifier, ...]
    name: Name
    sex: Sex
    birth_date: datetime | None = None


class Reference(_Record):
    """A member or person who is described elsewhere in the document."""

    node: str = Field(alias="@id")


class RelatedPerson(_Record):
    """Relationship of a member to another."""

    kind: Literal["RelatedPerson"] = Field("RelatedPerson", alias="@type")
    relationship_type: RelationshipType
    related_member: Reference


class Attribute(_Record):
    """A value without a DCI attribute, as name and value."""

    kind: Literal["AttributeNameValue"] = Field("AttributeNameValue", alias="@type")
    name: str
    value: str


class Member(_Record):
    """A living member of the household; the group's head refers to ``node``."""

    node: str = Field(alias="@id")
    kind: Literal["Member"] = Field("Member", alias="@type")
    demographic_info: Person
    related_person: tuple[RelatedPerson, ...]
    additional_attributes: tuple[Attribute, ...]


class Address(_Record):
    """Where the household lives, without the street, which is not published."""

    kind: Literal["Address"] = Field("Address", alias="@type")
    address_line_1: str | None = None
    address_line_2: str | None = None
    locality: str | None = None
    sub_region_code: str
    region_code: str
    country_code: Literal["ID"] = "ID"


class Group(_Record):
    """The household."""

    kind: Literal["Group"] = Field("Group", alias="@type")
    group_identifier: tuple[Identifier, ...]
    group_type: AssistanceUnit = AssistanceUnit.FAMILY
    address: tuple[Address, ...]
    place_address: Literal[False] = False
    group_head_info: Reference | None = None
    group_size: int
    member_list: tuple[Member, ...]
    last_updated: datetime


class Benefit(_Record):
    """Benefit of one period, such as ``IDR 300000``."""

    kind: Literal["Benefit"] = Field("Benefit", alias="@type")
    benefit_type: BenefitType = BenefitType.CASH
    benefit_date: datetime
    benefit_value: str


class Programme(_Record):
    """The programme and its benefits for the household."""

    kind: Literal["Programme"] = Field("Programme", alias="@type")
    programme_name: str
    programme_identifier: str
    implementing_institution: str
    programme_type: ProgrammeType = ProgrammeType.UNCONDITIONAL_CASH
    benefit: tuple[Benefit, ...]


class Beneficiary(_Record):
    """A household and its decision for one period."""

    kind: Literal["Beneficiary"] = Field("Beneficiary", alias="@type")
    assistance_unit: AssistanceUnit = AssistanceUnit.FAMILY
    group: Group
    programme_identifier: tuple[Programme, ...]
    enrollment_date: datetime | None = None
    enrollment_status: EnrollmentStatus | None = None
    status_change_date: tuple[datetime, ...]
    benefits: tuple[Benefit, ...] = ()
    additional_attributes: tuple[str, ...]


class RegistryDocument(_Record):
    """The exported JSON-LD document."""

    context: Mapping[str, str] = Field(CONTEXT, alias="@context")
    graph: tuple[Beneficiary, ...] = Field(alias="@graph")

    def to_json(self) -> str:
        """The document as text."""
        return self.model_dump_json(by_alias=True, exclude_none=True, indent=1) + "\n"
