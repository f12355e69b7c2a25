-- Purpose: the members of every affected variant: alive, moved out of DKI, living member; a
--          household moves out only if all living members do, and then they remain its members
-- Reads:   settled_person, placed_person, shared_pair
-- Writes:  member
with present as (
    select
        settled.*,
        settled.died_on is null
        and not settled.has_left
        and coalesce(placed.is_here, true)
        and not exists (
            select 1 from shared_pair as pair
            where pair.person_key = settled.person_key and pair.belongs_to_other
        )
            as is_present,
        coalesce(settled.leads_out_of_dki, false) as is_out
    from settled_person as settled
    left join placed_person as placed
        on
            settled.variant_no = placed.variant_no
            and settled.person_key = placed.person_key
),

household as (
    select variant_no, bool_and(is_out) as is_all_out
    from present
    where is_present
    group by variant_no
)

select
    present.variant_no, present.household_no, present.person_key, present.row_number,
    present.nik, present.name, present.relationship, present.birth_date,
    present.died_on, present.is_out as moved_out,
    present.is_present and (household.is_all_out or not present.is_out) as is_living,
    present.recency, present.leads_out_of_dki, present.region_to, present.moved_on
from present
left join household on present.variant_no = household.variant_no
