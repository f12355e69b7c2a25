-- Purpose: national lists are by family: a row under the household's Kartu Keluarga without a
--          linked person is linked to the member with the same name or birth date, unless an
--          officer has denied it
-- Reads:   feed_row, person_link, kk_class, household_kk, person, household_residence,
--          resolution
-- Writes:  enrolment_by_kk
with pair as (
    select
        person.person_key, row.feed, row.row_key,
        match_case(person, home.residence, row) as case_id
    from feed_row as row
    left join kk_class on row.no_kk = kk_class.no_kk
    inner join household_kk on coalesce(kk_class.kk_class, row.no_kk) = household_kk.kk_class
    inner join person on household_kk.household_no = person.household_no
    inner join household_residence as home on person.household_no = home.household_no
    where
        row.feed = 'kemensos'
        and not exists (
            select 1 from person_link as link
            where link.feed = 'kemensos' and link.row_key = row.row_key and link.is_linked
        )
        and (
            coalesce(names_agree_loosely(person.name_key, row.name_key), false)
            or coalesce(person.birth_date = row.birth_date, false)
        )
)

select
    pair.person_key, pair.feed, pair.row_key, 'KK' as method, pair.case_id,
    coalesce(resolution.answer, '') = 'SAME' as is_answered, true as is_linked
from pair
left join resolution on pair.case_id = resolution.case_id
where coalesce(resolution.answer, '') <> 'DIFFERENT'
