-- Purpose: persons and rows of which one has no usable NIK, that share a kelurahan or a Kartu
--          Keluarga, whose names agree loosely, and whose birth dates agree, differ in one part, or
--          by day and month exchanged; without pairs already found by name and birth date
-- Blocking: such dates share the year, or day and month. With the place this forms a block, and
-- only records of the same block are compared.
-- Reads:   person, feed_row, household_kk, kk_class, moved_kelurahan
-- Writes:  candidate_pair
with located as (
    select
        'person' as side, null::varchar as feed, person_key as record_key,
        nik is null as is_numberless, name_key, birth_date, kelurahan_code as place
    from person
    union all
    select
        'person', null, person.person_key,
        person.nik is null, person.name_key, person.birth_date, moved.kelurahan_code
    from moved_kelurahan as moved
    inner join person on moved.person_key = person.person_key
    union all
    select
        'person', null, person.person_key,
        person.nik is null, person.name_key, person.birth_date, household_kk.kk_class
    from household_kk
    inner join person on household_kk.household_no = person.household_no
    union all
    select 'row', feed, row_key, nik is null, name_key, birth_date, kelurahan_code
    from feed_row
    union all
    select
        'row', row.feed, row.row_key, row.nik is null, row.name_key, row.birth_date,
        coalesce(kk_class.kk_class, row.no_kk)
    from feed_row as row
    left join kk_class on row.no_kk = kk_class.no_kk
),

found as (
    select
        *, year(birth_date) as born_year, month(birth_date) as born_month,
        day(birth_date) as born_day
    from located
),

sought as (
    select *, case when side = 'person' then 'row' else 'person' end as other_side
    from found
    where is_numberless
),

met as (
    select
        found.*, sought.feed as sought_feed, sought.record_key as sought_key,
        sought.name_key as sought_name_key,
        found.birth_date = sought.birth_date as has_same_birth_date
    from found
    inner join sought
        on
            found.side = sought.other_side
            and found.place = sought.place
            and found.born_year = sought.born_year
    where
        found.born_month = sought.born_month
        or found.born_day = sought.born_day
        or (found.born_month = sought.born_day and found.born_day = sought.born_month)
    union all
    select found.*, sought.feed, sought.record_key, sought.name_key, false
    from found
    inner join sought
        on
            found.side = sought.other_side
            and found.place = sought.place
            and found.born_month = sought.born_month
            and found.born_day = sought.born_day
    where found.born_year <> sought.born_year
),

pair as (
    select
        case when side = 'person' then record_key else sought_key end as person_key,
        case when side = 'person' then sought_feed else feed end as feed,
        case when side = 'person' then sought_key else record_key end as row_key
    from met
    where
        names_agree_loosely(name_key, sought_name_key)
        and not (has_same_birth_date and name_key = sought_name_key)
)

select distinct
    person_key, feed, row_key,
    'person:' || person_key as join_key_l, feed || ':' || row_key as join_key_r
from pair
