-- Purpose: equal names and birth dates, where one side has no usable NIK or the two differ by one
--          slip; with a common place a link, else a review case
-- Reads:   person, feed_row, household_kk, kk_class, moved_kelurahan, household_residence
-- Writes:  pair_by_name_and_birth
select
    person.person_key, row.feed, row.row_key,
    case when person.nik is null or row.nik is null then 'NAME_DOB' else 'NIK_REPAIRED' end
        as method,
    coalesce(person.kelurahan_code = row.kelurahan_code, false)
    or coalesce(moved_kelurahan.kelurahan_code = row.kelurahan_code, false)
    or coalesce(household_kk.kk_class is not null, false) as place_agrees,
    match_case(person, home.residence, row) as case_id
from person
inner join feed_row as row
    on person.name_key = row.name_key and person.birth_date = row.birth_date
inner join household_residence as home on person.household_no = home.household_no
left join moved_kelurahan on person.person_key = moved_kelurahan.person_key
left join kk_class on row.no_kk = kk_class.no_kk
left join household_kk
    on
        person.household_no = household_kk.household_no
        and coalesce(kk_class.kk_class, row.no_kk) = household_kk.kk_class
where person.nik is null or row.nik is null or is_one_slip(person.nik, row.nik)
