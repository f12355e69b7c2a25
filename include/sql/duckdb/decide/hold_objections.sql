-- Purpose: an open appeal of a household that would be eligible, except for the registry or
--          inference: its payee was replaced or inferred, it moved, or it stays although it moved
--          out
-- Reads:   outcome, note, appeal
-- Writes:  objection
select
    outcome.variant_no, 'OBJECTION_OPEN' as reason_code, false as is_excluding,
    json_object('feed', 'sanggah', 'file', appeal.sha256, 'row', appeal.row_number)::varchar
        as evidence
from outcome
inner join appeal on outcome.household_no = appeal.household_no
where
    appeal.answer is null
    and outcome.status = 'ELIGIBLE'
    and outcome.variant_no in (
        select variant_no from note
        where
            note in (
                'PAYEE_REPLACED_BY_HEIR', 'PAYEE_REPLACED_AFTER_MOVE', 'HEAD_INFERRED',
                'RELOCATED_WITHIN_DKI', 'MOVED_OUT_KEPT'
            )
    )
