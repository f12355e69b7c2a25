-- Purpose: open a review case for each complaint about data, once per complaint
-- Reads:   routed_complaint
-- Writes:  ops.review_case
-- Params:  period, run_id
insert into ops.review_case (case_id, kind, household_id, period, detail, opened_by_run)
select
    case_id,
    'COMPLAINT',
    household_id,
    :period,
    jsonb_build_object(
        'left', null,
        'right', jsonb_build_object('feed', 'pengaduan', 'file', source_file, 'row', source_row)
    ),
    :run_id
from routed_complaint
where case_id is not null
on conflict (case_id) do nothing
