-- Purpose: persons and rows of which one has no usable NIK, that share a kelurahan or a Kartu
--          Keluarga, whose names agree loosely, and whose birth dates agree, differ in one part, or
--          by day and month exchanged; what name and birth date pair already is left out
-- Blocks of one place and of what a birth date has left when a part is doubted: only records that
-- can fit meet, however many there are.
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

sought as (
    select *, unnest(birth_blocks(birth_date)) as block
    from located
    where is_numberless
),

found as (
    select *, unnest(birth_blocks(birth_date)) as block
    from located
),

met as (
    select distinct
        case when sought.side = 'person' then sought.record_key else found.record_key end
            as person_key,
        case when sought.side = 'person' then found.feed else sought.feed end as feed,
        case when sought.side = 'person' then found.record_key else sought.record_key end
            as row_key,
        case when sought.side = 'person' then sought.name_key else found.name_key end as name_key,
        case when sought.side = 'person' then found.name_key else sought.name_key end
            as row_name_key,
        sought.birth_date = found.birth_date as has_same_birth_date
    from found
    inner join sought
        on
            found.place = sought.place
            and found.block = sought.block
            and found.side <> sought.side
)

select
    person_key, feed, row_key,
    'person:' || person_key as join_key_l, feed || ':' || row_key as join_key_r, '0' as match_key
from met
where
    names_agree_loosely(name_key, row_name_key)
    and not (has_same_birth_date and name_key = row_name_key)
