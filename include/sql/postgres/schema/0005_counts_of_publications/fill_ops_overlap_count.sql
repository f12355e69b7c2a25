-- Purpose: the counts of what was published before the table was
-- Reads:   published.decision
-- Writes:  ops.overlap_count
insert into ops.overlap_count
select d.period, d.kelurahan_code, found.programme, count(*)
from published.decision as d
cross join lateral (
    select distinct item ->> 'programme' as programme
    from jsonb_array_elements(d.evidence -> 'ENROLLED_ELSEWHERE') as evidence (item)
) as found
where d.valid_to is null and d.reason_codes @> array['ENROLLED_ELSEWHERE']
group by d.period, d.kelurahan_code, found.programme
