-- Purpose: values compared by the linkage model: each person and each row of a candidate pair once,
--          with its Kartu Keluarga
-- Reads:   candidate_pair, person, feed_row, household_kk, kk_class
-- Writes:  candidate
select
    'person:' || person.person_key as unique_id, person.name_key, person.birth_date,
    list_filter(
        list(household_kk.kk_class order by household_kk.kk_class), lambda kk: kk is not null
    ) as kk_classes
from (select distinct person_key from candidate_pair) as pair
inner join person on pair.person_key = person.person_key
left join household_kk on person.household_no = household_kk.household_no
group by person.person_key, person.name_key, person.birth_date
union all
select
    row.feed || ':' || row.row_key, row.name_key, row.birth_date,
    case
        when row.no_kk is null then []::varchar[]
        else [coalesce(kk_class.kk_class, row.no_kk)]
    end
from (select distinct feed, row_key from candidate_pair) as pair
inner join feed_row as row on pair.feed = row.feed and pair.row_key = row.row_key
left join kk_class on row.no_kk = kk_class.no_kk
