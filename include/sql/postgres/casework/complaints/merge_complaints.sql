-- Purpose: insert or update the complaints routed by this run; unchanged rows are not written
-- Reads:   routed_complaint
-- Writes:  ops.complaint
-- Params:  period, run_date
insert into ops.complaint as known (
    complaint_id, lodged_on, category, route, kelurahan_code, household_id, period, answer,
    answered_on, case_id, source_file, source_row
)
select
    complaint_id, lodged_on, category, route, kelurahan_code, household_id, :period, answer,
    case when answer is not null then cast(:run_date as date) end, case_id, source_file, source_row
from routed_complaint
on conflict (complaint_id) do update
    set lodged_on = excluded.lodged_on,
        category = excluded.category,
        route = excluded.route,
        kelurahan_code = excluded.kelurahan_code,
        household_id = excluded.household_id,
        period = excluded.period,
        answer = excluded.answer,
        answered_on = coalesce(known.answered_on, excluded.answered_on),
        case_id = excluded.case_id,
        source_file = excluded.source_file,
        source_row = excluded.source_row
    where (
        known.category, known.route, known.kelurahan_code, known.household_id, known.answer,
        known.case_id, known.source_file, known.source_row
    ) is distinct from (
        excluded.category, excluded.route, excluded.kelurahan_code, excluded.household_id,
        excluded.answer, excluded.case_id, excluded.source_file, excluded.source_row
    )
