-- Purpose: counterfactual: the list has one more member, an adult on the run date without rows in
--          other feeds
-- Reads:   affected_person, asked
-- Writes:  affected_person
-- Params:  run_date, adult_age
select * from affected_person
union all by name
select
    (select max(every.person_key) + 1 from affected_person as every) as person_key, household_no,
    max(row_number) + 1 as row_number, null::varchar as nik, null::varchar as name,
    null::varchar as name_key,
    ($run_date::date - to_years($adult_age::integer))::date as birth_date,
    'FAMILI LAIN' as relationship
from affected_person
where household_no in (select household_no from asked)
group by household_no
