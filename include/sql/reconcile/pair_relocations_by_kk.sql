-- Purpose: a relocation without a usable NIK from the household's Kartu Keluarga, names agreeing
-- Reads:   person, household_kk, kk_class, relocation, household_residence
-- Writes:  pair_relocation_by_kk
select
    person.person_key, 'dukcapil/pindah' as feed, relocation.row_key, 'KK' as method,
    match_case(
        person_content(person.nik, person.name_key, person.birth_date, home.residence),
        row_content(
            'dukcapil/pindah', relocation.nik, relocation.name_key, null,
            relocation.no_kk_from, relocation.no_kk_to, relocation.region_from, relocation.region_to
        )
    ) as case_id
from relocation
left join kk_class on relocation.no_kk_from = kk_class.no_kk
inner join household_kk
    on coalesce(kk_class.kk_class, relocation.no_kk_from) = household_kk.kk_class
inner join person
    on household_kk.household_no = person.household_no and relocation.name_key = person.name_key
inner join household_residence as home on person.household_no = home.household_no
where relocation.nik is null
