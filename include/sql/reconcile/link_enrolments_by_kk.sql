-- Purpose: a national list is a list of families: a row under the household's Kartu Keluarga that
--          links to no particular person speaks for the member whose name or birth date fits
-- Reads:   enrolment, person_link, kk_class, household_kk, person
-- Writes:  enrolment_by_kk
select person.person_key, 'kemensos' as feed, enrolment.row_key, 'KK' as method, true as is_linked
from enrolment
left join kk_class on enrolment.no_kk = kk_class.no_kk
inner join household_kk
    on coalesce(kk_class.kk_class, enrolment.no_kk) = household_kk.kk_class
inner join person on household_kk.household_no = person.household_no
where
    enrolment.row_key not in (
        select row_key from person_link where feed = 'kemensos' and is_linked
    )
    and (
        coalesce(names_agree_loosely(person.name_key, enrolment.name_key), false)
        or coalesce(person.birth_date = enrolment.birth_date, false)
    )
