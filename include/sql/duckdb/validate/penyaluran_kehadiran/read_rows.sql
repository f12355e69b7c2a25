-- Purpose: each row's cells, read; null where a cell is blank or cannot be read
-- Reads:   row_landed, spelled_date
-- Writes:  record
with cleaned as (
    select
        file_no * 16777216 + row_number as row_key,
        file_no,
        row_number,
        letters_and_digits(clean_text(id_undangan)) as invitation,
        clean_text(undangan_ke) as round_text,
        clean_text(hadir) as presence_text,
        tanggal,
        clean_text(tanggal) as attended_text,
        clean_text(diwakili) as represented_text,
        read_number(nik_wakil) as nik_number,
        coalesce(nik_wakil_is_numeric, false) as nik_is_numeric,
        clean_text(hubungan_wakil) as relationship_text,
        list_filter(
            list_transform(string_split(dokumen, ';'), lambda document: clean_text(document)),
            lambda document: document is not null
        ) as document_texts
    from row_landed
    where not is_layout
)

select
    c.row_key,
    c.file_no,
    c.row_number,
    c.invitation,
    c.round_text,
    case when read_whole_number(c.round_text) between 1 and 3
            then read_whole_number(c.round_text)
    end as round,
    c.presence_text,
    read_yes_no(c.presence_text) as is_present,
    c.attended_text,
    attended.read_on as attended_on,
    c.represented_text,
    read_yes_no(c.represented_text) as is_represented,
    c.nik_number,
    usable_number(c.nik_number, c.nik_is_numeric) as nik,
    is_damaged_number(c.nik_number, c.nik_is_numeric) as nik_is_damaged,
    c.relationship_text,
    read_relationship(c.relationship_text) as relationship,
    coalesce(c.document_texts, []::varchar[]) as document_texts,
    list_sort(list_distinct(list_filter(
        list_transform(
            coalesce(c.document_texts, []::varchar[]), lambda document: read_document(document)
        ),
        lambda document: document is not null
    ))) as documents
from cleaned as c
left join spelled_date as attended on c.tanggal = attended.spelling
