"""Indonesian stands in include/messages, the suites and beside the report: not in Python or SQL."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tepat.support.settings import PROJECT_ROOT

SOURCES = sorted(
    path
    for folder in ("plugins", "dags")
    for path in (PROJECT_ROOT / folder).rglob("*.py")
    # The simulator writes what offices send: Indonesian data.
    if "simulate" not in path.parts
)

# What hardly a sentence or a heading does without.
_WORDS = """
    ada adalah akan alasan anda anggota antara apa atau bagi bahwa baris baru batas belum berapa
    berhak berkas berikutnya berlaku bila boleh bukan bulan cara catatan dan dapat dari daripada
    demikian dengan dibaca dibayar diputuskan diterima ditolak dua hanya hari harus hubungan ini isi
    itu jawab jawaban jika jumlah jangan juga kali karena kasus keadaan keluarga kepada keputusan
    kirim kolom kosong lagi lahir lain lainnya lalu lebih lembar maka masih melalui mendapat
    menerima menunggu menurut meninggal misalnya nama nomor oleh orang pada padahal paling penerima
    periksa periode pertanyaan perlu petugas rusak saja salah sama sampai satu sebagai sebelum
    sebuah seluruh semua seorang sesudah setelah setiap siapa simpan sudah tanggal tanpa telah
    tempat terakhir terbitkan tetap tetapi tidak uang ulang untuk usulan yang
"""
WORDS = frozenset(_WORDS.split())

# A legal noun, the words of a line of totals, and spellings of data.
NOUNS = re.compile(r"Kartu Keluarga|JUMLAH\|TOTAL")
COMMENT = re.compile(r"--.*")
LITERAL = re.compile(r"'((?:[^']|'')*)'")
SPELLINGS = frozenset(
    {
        "KEPALA KELUARGA", "ORANG TUA", "FAMILI LAIN", "LAINNYA",  # relations to the head
        "NAMA", "TANGGAL", "^tanggal", "nama", "periode",  # columns
        "tanpa-kelurahan",  # the name of a file
    }
)  # fmt: skip


def said(path: Path) -> Iterator[tuple[int, str]]:
    """Every text of a module that is no docstring, f-strings in their parts, with its line."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    docstrings = {
        node.body[0].value
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Constant)
            and node not in docstrings
            and isinstance(node.value, str)
        ):
            yield node.lineno, node.value


def indonesian(text: str) -> set[str]:
    """The Indonesian words of a text; what an underscore joins is a name."""
    if text in SPELLINGS:
        return set()
    return set(re.findall(r"\w+", NOUNS.sub("", text).lower())) & WORDS


def test_python_files_contain_no_indonesian_sentence() -> None:
    found = [
        f"{path.relative_to(PROJECT_ROOT)}:{line}: {text!r} ({', '.join(sorted(words))})"
        for path in SOURCES
        for line, text in said(path)
        if (words := indonesian(text))
    ]
    assert not found, "Put them into include/messages:\n" + "\n".join(found)


def test_sql_files_contain_no_indonesian_sentence() -> None:
    """In capitals are spellings of data, such as BELUM DIAMBIL; a pattern begins with ^."""
    found = [
        f"{path.relative_to(PROJECT_ROOT)}: {text!r} ({', '.join(sorted(words))})"
        for path in sorted((PROJECT_ROOT / "include" / "sql").rglob("*.sql"))
        for text in LITERAL.findall(COMMENT.sub("", path.read_text(encoding="utf-8")))
        if not (text.isupper() or text.startswith("^")) and (words := indonesian(text))
    ]
    assert not found, "Attach them from include/messages:\n" + "\n".join(found)


@pytest.mark.parametrize(
    "text",
    ["Berkas kosong (0 byte).", " dari ", "tidak ada", ", baris ", "Jumlah", "Yang akan terbit"],
)
def test_indonesian_sentence_is_detected(text: str) -> None:
    assert indonesian(text)


@pytest.mark.parametrize(
    "text", ["UNDANGAN_KE", "Number of the Kartu Keluarga", "kelurahan_code", "dukcapil/pindah"]
)
def test_indonesian_data_value_is_not_taken_for_a_sentence(text: str) -> None:
    assert not indonesian(text)
