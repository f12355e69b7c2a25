-- Purpose: the id that was published first under one of the household's keys, else a new one from
--          where its counting submission stands; where a split household claims one id twice, the
--          part that kept the Kartu Keluarga keeps the id
-- Reads:   household, known_household, published_key
-- Writes:  household
with wanted as (
    select known.*, household.source_file, household.first_row
    from known_household as known
    inner join household on known.household_no = household.household_no
    qualify
        row_number() over (
            partition by known.household_no
            order by known.first_publication, known.household_id
        ) = 1
),

carried_over as (
    select household_no, household_id
    from wanted
    qualify
        row_number() over (
            partition by household_id
            order by is_by_kk desc, key_count desc, source_file, first_row
        ) = 1
),

minted as (
    select
        household_no,
        concat_ws(':', list_period, source_file, first_row) as origin,
        'H' || upper(sha256(origin)[1:16]) as household_id
    from household
    where household_no not in (select household_no from carried_over)
)

select
    household.*,
    coalesce(
        carried_over.household_id,
        case
            when taken.household_id is null then minted.household_id
            -- a part of a split household may stand where its old id was minted from
            else 'H' || upper(sha256(minted.origin || ':split')[1:16])
        end
    ) as household_id
from household
left join carried_over on household.household_no = carried_over.household_no
left join minted on household.household_no = minted.household_no
left join (select distinct household_id from published_key) as taken
    on minted.household_id = taken.household_id
