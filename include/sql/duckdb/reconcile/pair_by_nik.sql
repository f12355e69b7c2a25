-- Purpose: a person and a row with the same usable NIK: linked, unless both name and birth date
--          disagree
-- Reads:   person, feed_row, household_residence
-- Writes:  pair_by_nik
select
    person.person_key, row.feed, row.row_key,
    case
        when
            coalesce(names_agree_loosely(person.name_key, row.name_key), false)
            or coalesce(person.birth_date = row.birth_date, false)
            or (
                (person.name_key is null or row.name_key is null)
                and (person.birth_date is null or row.birth_date is null)
            )
            then 'NIK'
        else 'NIK_CONFLICT'
    end as method,
    match_case(person, home.residence, row) as case_id
from person
inner join feed_row as row on person.nik = row.nik
inner join household_residence as home on person.household_no = home.household_no
