-- Purpose: the id first published under one of the household's keys, else a new one from file and
--          row of its counting submission; if a split household claims one id twice, the part with
--          the Kartu Keluarga keeps the id
-- Ranks are computed only for several candidate ids: nearly every household has one.
-- Reads:   listed_household, known_household, published_key
-- Writes:  household_identity
with ambiguous as (
    select household_no
    from known_household
    group by household_no
    having count(*) > 1
),

candidate_id as (
    select household_id, min(first_publication) as first_publication
    from published_key
    where
        household_id in (
            select household_id from known_household
            where household_no in (select household_no from ambiguous)
        )
    group by household_id
),

wanted as (
    select known.household_no, known.household_id, known.is_by_kk, known.key_count
    from known_household as known
    anti join ambiguous on known.household_no = ambiguous.household_no
    union all
    select known.household_no, known.household_id, known.is_by_kk, known.key_count
    from known_household as known
    inner join ambiguous on known.household_no = ambiguous.household_no
    inner join candidate_id on known.household_id = candidate_id.household_id
    qualify
        row_number() over (
            partition by known.household_no
            order by candidate_id.first_publication, known.household_id
        ) = 1
),

claimed_twice as (
    select household_id
    from wanted
    group by household_id
    having count(*) > 1
),

carried_over as (
    select wanted.household_no, wanted.household_id
    from wanted
    anti join claimed_twice on wanted.household_id = claimed_twice.household_id
    union all
    select wanted.household_no, wanted.household_id
    from wanted
    inner join claimed_twice on wanted.household_id = claimed_twice.household_id
    inner join listed_household as household on wanted.household_no = household.household_no
    qualify
        row_number() over (
            partition by wanted.household_id
            order by
                wanted.is_by_kk desc, wanted.key_count desc,
                household.source_file asc, household.first_row asc
        ) = 1
),

minted as (
    select
        household_no,
        concat_ws(':', list_period, source_file, first_row) as origin,
        'H' || upper(sha256(origin)[1:16]) as household_id
    from listed_household
    where
        not exists (
            select 1
            from carried_over
            where carried_over.household_no = listed_household.household_no
        )
),

taken as (
    select distinct household_id
    from published_key
    where household_id in (select household_id from minted)
),

new_id as (
    select
        household_no,
        case
            when not exists (select 1 from taken where taken.household_id = minted.household_id)
                then household_id
            -- a part of a split household may have the file and row of its old id
            else 'H' || upper(sha256(origin || ':split')[1:16])
        end as household_id
    from minted
)

select household_no, household_id from carried_over
union all
select household_no, household_id from new_id
