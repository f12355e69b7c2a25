-- Purpose: a relocation without a usable NIK from the household's Kartu Keluarga, names agreeing
-- Reads:   person, household_kk, kk_class, feed_row, household_residence
-- Writes:  pair_relocation_by_kk
select
    person.person_key, row.feed, row.row_key, 'KK' as method,
    match_case(person, home.residence, row) as case_id
from feed_row as row
left join kk_class on row.no_kk = kk_class.no_kk
inner join household_kk on coalesce(kk_class.kk_class, row.no_kk) = household_kk.kk_class
inner join person
    on household_kk.household_no = person.household_no and row.name_key = person.name_key
inner join household_residence as home on person.household_no = home.household_no
where row.feed = 'dukcapil/pindah' and row.nik is null
