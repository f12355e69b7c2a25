-- Purpose: parsed cells of each row; null where a cell is blank or cannot be read
-- Reads:   row_landed, spelled_date
-- Writes:  record
-- Params:  maximum_invitations
with cleaned as (
    select
        *,
        coalesce(
            list_filter(
                list_transform(string_split(dokumen, ';'), lambda document: clean_text(document)),
                lambda document: document is not null
            ),
            []::varchar[]
        ) as document_texts
    from data_rows('row_landed')
)

select
    r.row_key,
    r.file_no,
    r.row_number,
    letters_and_digits(r.id_undangan) as invitation,
    r.undangan_ke as round_text,
    case when read_whole_number(r.undangan_ke) between 1 and $maximum_invitations
            then read_whole_number(r.undangan_ke)
    end as round,
    r.hadir as presence_text,
    read_yes_no(r.hadir) as is_present,
    clean_text(r.tanggal) as date_text,
    attended.read_on as attended_on,
    r.diwakili as represented_text,
    read_yes_no(r.diwakili) as is_represented,
    usable_number(r.nik_wakil, r.nik_wakil_is_numeric) as nik,
    number_fault(r.nik_wakil, r.nik_wakil_is_numeric) as nik_fault,
    r.hubungan_wakil as relationship_text,
    read_relationship(r.hubungan_wakil) as relationship,
    r.document_texts,
    list_sort(list_distinct(list_filter(
        list_transform(r.document_texts, lambda document: read_document(document)),
        lambda document: document is not null
    ))) as documents
from cleaned as r
left join spelled_date as attended on r.tanggal = attended.spelling
