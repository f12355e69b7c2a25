-- Purpose: result of each row of attendance: nobody came, the card was collected, or it was refused
--          with the missing document. Another person may collect with a power of attorney signed by
--          the head; if the head could not sign, their spouse may collect with a family or marriage
--          document
-- Reads:   attendance_row, file_known
-- Writes:  attendance
-- Params:  period, run_date
with known as (
    select
        r.*,
        f.sha256,
        list_contains(r.documents, 'SURAT_KUASA') as has_letter,
        list_contains(r.documents, 'TTD_KEPALA_KELUARGA') as has_signature,
        coalesce(r.relationship in ('SUAMI', 'ISTRI'), false) as is_spouse,
        list_has_any(r.documents, ['KK', 'BUKU_NIKAH']) as has_family_document
    from attendance_row as r
    inner join file_known as f on r.file_no = f.file_no
    where r.period = $period and r.attended_on <= $run_date and f.landed_on <= $run_date
)

select
    invitation as invitation_id,
    round,
    attended_on,
    is_present,
    case
        when not is_present or not is_represented then null
        when has_letter and has_signature then null
        when is_spouse and has_family_document then null
        when is_spouse then 'FAMILY_DOCUMENT_MISSING'
        when not has_letter and not has_signature then 'LETTER_AND_SIGNATURE_MISSING'
        when not has_letter then 'LETTER_MISSING'
        else 'SIGNATURE_MISSING'
    end as refusal,
    sha256 as source_file,
    row_number as source_row
from known
