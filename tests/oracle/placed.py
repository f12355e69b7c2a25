"""A world written as landing files, and what validation must make of them.

The files are plain: the contract's column names, UTF-8, commas. Which rows are quarantined, and
which files rejected, follows from the defects that the world put there.
"""

import csv
import hashlib
import io
from dataclasses import dataclass, field, fields, replace
from datetime import date

from tests.oracle.model import (
    HEAD_OF_FAMILY,
    Appeal,
    Death,
    Enrolment,
    Family,
    KkChange,
    Landed,
    Member,
    QuarantinedRow,
    Relocation,
    Source,
)
from tests.oracle.town import MemberDraft
from tests.oracle.worlds import FamilyDraft, FeedRow, File, World

FIRST_ROW = 2
TOLERATED_SHARE = 0.40
RT_RW_COLUMNS = (
    "NO", "NO_KK", "NIK", "NAMA", "HUBUNGAN_KELUARGA", "JENIS_KELAMIN", "TANGGAL_LAHIR", "ALAMAT",
    "RT", "RW", "KELURAHAN", "PENGHASILAN_TETAP", "TERDAMPAK_COVID", "KETERANGAN",
)  # fmt: skip
KEMENSOS_COLUMNS = ("NO_KK", "NIK", "NAMA", "TANGGAL_LAHIR", "KELURAHAN", "PROGRAM", "STATUS")
DEATH_COLUMNS = (
    "NO_AKTA", "NIK", "NO_KK", "NAMA", "TANGGAL_LAHIR", "KELURAHAN", "TANGGAL_KEMATIAN",
    "TANGGAL_LAPOR", "PERISTIWA",
)  # fmt: skip
RELOCATION_COLUMNS = (
    "NO_SKPWNI", "NIK", "NAMA", "NO_KK_ASAL", "NO_KK_TUJUAN", "KODE_WILAYAH_ASAL",
    "KODE_WILAYAH_TUJUAN", "ALAMAT_TUJUAN", "RT_TUJUAN", "RW_TUJUAN", "TANGGAL_PINDAH",
    "TANGGAL_LAPOR", "PERISTIWA",
)  # fmt: skip
KK_COLUMNS = ("NO_KK_LAMA", "NO_KK_BARU", "NIK", "TANGGAL_BERLAKU")
APPEAL_COLUMNS = ("ID_SANGGAH", "TANGGAL", "PERIODE", "NO_KK", "NIK", "ALASAN")
COLUMNS = {
    Appeal: APPEAL_COLUMNS,
    Enrolment: KEMENSOS_COLUMNS,
    Death: DEATH_COLUMNS,
    Relocation: RELOCATION_COLUMNS,
    KkChange: KK_COLUMNS,
}
Cells = tuple[str | None, ...]


@dataclass(frozen=True)
class PlacedFile:
    """One file in the landing root, with the night that brought it."""

    night: int
    landed_on: date
    path: str
    content: bytes


@dataclass
class Placed:
    """A world's files, and its records where validation would leave them."""

    files: list[PlacedFile] = field(default_factory=list)
    landed: Landed = field(default_factory=Landed)


def place(world: World) -> Placed:
    placed = Placed()
    seen: set[tuple[str, str]] = set()
    for number, night in enumerate(world.nights, start=1):
        for file in night.files:
            content = _content(file)
            sha256 = hashlib.sha256(content).hexdigest()
            folder = f"{file.feed}/{file.period}" if file.period else file.feed
            if (folder, sha256) in seen:
                continue
            seen.add((folder, sha256))
            path = f"{folder}/{file.name}"
            placed.files.append(PlacedFile(number, night.run_date, path, content))
            source = Source(night.run_date, number, sha256, FIRST_ROW)
            placed.landed = _joined(placed.landed, _records(file, source))
    return placed


def _joined(one: Landed, other: Landed) -> Landed:
    return Landed(*(getattr(one, f.name) + getattr(other, f.name) for f in fields(Landed)))


def _content(file: File) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text)
    if file.feed == "rt_rw":
        writer.writerow(RT_RW_COLUMNS)
        for number, family in enumerate(file.families, start=1):
            writer.writerows(_family_cells(number, family))
    else:
        writer.writerow(COLUMNS[type(file.rows[0])])
        writer.writerows(_cells(row) for row in file.rows)
    return text.getvalue().encode()


def _family_cells(number: int, family: FamilyDraft) -> list[Cells]:
    return [
        (
            str(number),
            family.no_kk,
            "12345" if member.defect == "NIK" else member.nik,
            "" if member.defect == "NAME" else member.name,
            member.relationship,
            "L",
            "31-02-1990" if member.defect == "BIRTH_DATE" else member.birth_date.isoformat(),
            family.address,
            family.rt,
            family.rw,
            family.kelurahan,
            "YA" if family.has_fixed_income else "TIDAK",
            "YA" if family.is_affected else "TIDAK",
            "LAPOR MANDIRI" if family.is_self_reported else "",
        )
        for member in family.members
    ]


def _cells(row: FeedRow) -> Cells:
    match row:
        case Enrolment():
            status = "AKTIF" if row.is_active else "NONAKTIF"
            born = row.birth_date.isoformat() if row.birth_date else ""
            return (row.no_kk, row.nik, row.name, born, row.kelurahan, row.programme, status)
        case Death():
            return (
                row.certificate,
                row.nik,
                row.no_kk,
                row.name,
                row.birth_date.isoformat() if row.birth_date else "",
                row.kelurahan,
                row.died_on.isoformat(),
                row.reported_on.isoformat(),
                "PEMBATALAN" if row.is_reversal else "KEMATIAN",
            )
        case Relocation():
            return (
                row.permit,
                row.nik,
                row.name,
                row.no_kk_from,
                row.no_kk_to,
                row.region_from,
                row.region_to,
                row.address_to,
                row.rt_to,
                row.rw_to,
                row.moved_on.isoformat(),
                row.reported_on.isoformat(),
                "PEMBATALAN" if row.is_reversal else "PINDAH",
            )
        case Appeal():
            lodged = row.lodged_on.isoformat()
            return (row.number, lodged, row.period, row.no_kk, row.nik, "Kami masih di sini")
        case KkChange():
            return (row.no_kk_from, row.no_kk_to, row.nik, row.effective_on.isoformat())


def _records(file: File, source: Source) -> Landed:
    if file.feed == "rt_rw":
        return _submitted(file, source)
    rows = [
        replace(row, source=replace(source, row=FIRST_ROW + index))
        for index, row in enumerate(file.rows)
    ]
    return Landed(
        enrolments=tuple(row for row in rows if isinstance(row, Enrolment)),
        deaths=tuple(row for row in rows if isinstance(row, Death)),
        relocations=tuple(row for row in rows if isinstance(row, Relocation)),
        kk_changes=tuple(row for row in rows if isinstance(row, KkChange)),
        appeals=tuple(row for row in rows if isinstance(row, Appeal)),
    )


def _submitted(file: File, source: Source) -> Landed:
    families: list[Family] = []
    quarantined: list[QuarantinedRow] = []
    every: list[QuarantinedRow] = []
    row = FIRST_ROW
    for draft in file.families:
        period = str(file.period)
        rows = [
            QuarantinedRow(
                replace(source, row=row + index),
                period,
                draft.no_kk,
                None if member.defect == "NIK" else member.nik,
            )
            for index, member in enumerate(draft.members)
        ]
        heads = _head_rows(draft.members)
        is_whole = not any(draft.members[index].defect for index in heads)
        quarantined += [
            refused
            for refused, member in zip(rows, draft.members, strict=True)
            if member.defect or not is_whole
        ]
        if is_whole:
            families.append(_family(draft, replace(source, row=row), period, heads))
        every += rows
        row += len(rows)
    if len(quarantined) / len(every) > TOLERATED_SHARE:
        return Landed(quarantined=tuple(every))
    return Landed(families=tuple(families), quarantined=tuple(quarantined))


def _head_rows(members: tuple[MemberDraft, ...]) -> list[int]:
    heads = [i for i, member in enumerate(members) if member.relationship == HEAD_OF_FAMILY]
    return heads or [0]


def _family(draft: FamilyDraft, source: Source, period: str, heads: list[int]) -> Family:
    return Family(
        source=source,
        period=period,
        no_kk=draft.no_kk,
        kelurahan=draft.kelurahan,
        rt=draft.rt,
        rw=draft.rw,
        address=draft.address,
        has_fixed_income=draft.has_fixed_income,
        is_affected=draft.is_affected,
        is_self_reported=draft.is_self_reported,
        has_damaged_nik=any(member.defect == "NIK" for member in draft.members),
        members=tuple(
            Member(
                source.row + index,
                member.nik,
                member.name,
                member.relationship,
                member.birth_date,
                index in heads,
            )
            for index, member in enumerate(draft.members)
            if not member.defect
        ),
    )
