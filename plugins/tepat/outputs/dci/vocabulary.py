"""Codes of the DCI code directories, and their mapping from tepat codes.

Source: github.com/spdci/schemas at 6920708d (``core/v1/code``, ``extensions/ibr/v1/code``), for the
types of programmes at 1667efec.
"""

from collections.abc import Mapping
from enum import StrEnum


class AssistanceUnit(StrEnum):
    """CD.COM.13 ``assistance_unit``: who benefits. A Kartu Keluarga is a family's."""

    FAMILY = "3"


class EnrollmentStatus(StrEnum):
    """CD.IBR.02 ``enrolment_status``, the codes that a decision can have."""

    ACTIVE = "1"
    SUSPENDED = "4"


class BenefitType(StrEnum):
    """CD.IBR.03 ``benefit_type``."""

    CASH = "1"


class ProgrammeType(StrEnum):
    """CD.IBR.08 ``programme_type``."""

    UNCONDITIONAL_CASH = "1"


class IdentifierType(StrEnum):
    """CD.COM.01 ``identifier_type``: UIN is standard, the others are allowed extensions."""

    NIK = "UIN"
    NO_KK = "NO_KK"
    HOUSEHOLD = "HOUSEHOLD_ID"


class Sex(StrEnum):
    """CD.COM.03 ``sex``."""

    MALE = "male"
    FEMALE = "female"
    UNKNOWN = "unknown"


class RelationshipType(StrEnum):
    """CD.COM.07 ``relationship_type``: relationship to the head of the family."""

    SELF = "SELF"
    HUSBAND = "HUSB"
    WIFE = "WIFE"
    CHILD = "CHILD"
    CHILD_IN_LAW = "CHLDINLAW"
    GRANDCHILD = "GRNDCHILD"
    PARENT = "PRN"
    PARENT_IN_LAW = "PRNINLAW"
    FAMILY_MEMBER = "FAMMEMB"


# DCI has no code for a family that a programme excludes: its status is omitted.
STATUSES: Mapping[str, EnrollmentStatus | None] = {
    "ELIGIBLE": EnrollmentStatus.ACTIVE,
    "HELD": EnrollmentStatus.SUSPENDED,
    "INELIGIBLE": None,
}
SEXES: Mapping[str | None, Sex] = {"L": Sex.MALE, "P": Sex.FEMALE, None: Sex.UNKNOWN}
# DCI has no code for a non-relative.
RELATIONSHIPS: Mapping[str, RelationshipType | None] = {
    "KEPALA KELUARGA": RelationshipType.SELF,
    "SUAMI": RelationshipType.HUSBAND,
    "ISTRI": RelationshipType.WIFE,
    "ANAK": RelationshipType.CHILD,
    "MENANTU": RelationshipType.CHILD_IN_LAW,
    "CUCU": RelationshipType.GRANDCHILD,
    "ORANG TUA": RelationshipType.PARENT,
    "MERTUA": RelationshipType.PARENT_IN_LAW,
    "FAMILI LAIN": RelationshipType.FAMILY_MEMBER,
    "PEMBANTU": None,
    "LAINNYA": None,
}
