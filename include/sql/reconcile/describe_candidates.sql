-- Purpose: what the linkage model compares: each person and each row of a candidate pair once, with
--          the Kartu Keluarga that it stands under
-- Reads:   candidate_pair, person, feed_row, household_kk, kk_class
-- Writes:  candidate
with kk_of_household as (
    select household_no, list(kk_class order by kk_class) as kk_classes
    from household_kk
    group by household_no
)

select
    'person:' || person.person_key as unique_id, person.name_key, person.birth_date,
    coalesce(kk_of_household.kk_classes, []::varchar[]) as kk_classes
from (select distinct person_key from candidate_pair) as pair
inner join person on pair.person_key = person.person_key
left join kk_of_household on person.household_no = kk_of_household.household_no
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
