"""Messages about a submitted file: ``files.id.yaml``."""

from typing import Annotated

from tepat.domain.messages.sentences import Fills, Text, Texts


class LandingTexts(Texts):
    """Why landing refuses or postpones a file, and notes on a file that it has read."""

    not_regular: Text
    cannot_be_opened: Text
    changed_while_read: Text
    duplicate: Annotated[str, Fills("first")]
    outside_period_folder: Annotated[str, Fills("folder")]
    no_feed_folder: Annotated[str, Fills("folders")]
    named_old_excel: Text
    named_binary_excel: Text
    named_macro_excel: Text
    named_otherwise: Text
    empty: Text
    too_large: Annotated[str, Fills("megabytes")]
    is_locked: Text
    is_old_excel: Text
    is_pdf: Text
    is_no_csv: Text
    is_no_xlsx: Text
    cut_within_letter: Text
    utf8_damaged: Annotated[str, Fills("row")]
    letters_unreadable: Annotated[str, Fills("row")]
    too_many_rows: Annotated[str, Fills("limit")]
    quote_open: Annotated[str, Fills("row")]
    cut_within_row: Annotated[str, Fills("row")]
    last_row_open: Text
    workbook_damaged: Text
    workbook_locked: Text
    no_workbook: Text
    doctype: Text
    too_many_parts: Annotated[str, Fills("limit")]
    inflates: Annotated[str, Fills("megabytes")]
    sheet_too_large: Text
    sheet_too_wide_or_long: Annotated[str, Fills("rows", "columns", "row", "column")]
    costs_too_much: Text
    no_header: Annotated[str, Fills("records")]
    columns_missing: Annotated[str, Fills("row", "columns")]
    fits_another_feed: Annotated[str, Fills("feed")]
    add_header: Annotated[str, Fills("columns")]
    complete_header: Text
    column_named_twice: Annotated[str, Fills("column", "headers")]
    unknown_columns: Annotated[str, Fills("columns")]
    cells_beyond_header: Annotated[str, Fills("rows")]
    column: Annotated[str, Fills("number")]
    column_at: Annotated[str, Fills("header", "number")]
    and_more: Annotated[str, Fills("named", "more")]
    more_problems: Annotated[str, Fills("more")]


class RejectionTexts(Texts):
    """Why validation rejects a whole file."""

    too_many_rows: Annotated[str, Fills("bad", "rows", "limit")]
    defect: Annotated[str, Fills("count", "named", "problem")]
    defect_of_many: Annotated[str, Fills("count", "named", "problem")]
    send_again: Text


class FileTexts(Texts):
    """Messages about a file, by stage."""

    landing: LandingTexts
    rejection: RejectionTexts
