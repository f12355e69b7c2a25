-- Purpose: result of each submitted row, with its codes
-- A family that landed after the landings of the publication waits for the next one. Any other
-- family that is not its household's counting submission was superseded.
-- Reads:   submitted_row, quarantined_known, member_known, family_known, household, decision
-- Writes:  row_verdict
-- Params:  decided_landing, run_date
select
    r.row_key,
    case
        when q.row_key is not null then 'QUARANTINED'
        when h.family_key is not null then d.status
        when f.landing_number > $decided_landing or f.landed_on > $run_date then 'PENDING'
        else 'SUPERSEDED'
    end as status,
    case
        when q.row_key is not null then q.codes
        when h.family_key is not null then list_concat(d.reason_codes, m.warnings)
        when f.landing_number > $decided_landing or f.landed_on > $run_date then m.warnings
        else list_prepend('DUPLICATE_SUBMISSION', m.warnings)
    end as codes
from submitted_row as r
left join quarantined_known as q on r.row_key = q.row_key
left join member_known as m on r.row_key = m.row_key
left join family_known as f on m.family_key = f.family_key
left join household as h on f.family_key = h.family_key
left join decision as d on h.household_id = d.household_id
