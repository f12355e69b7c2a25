-- Purpose: the household of a complaint: by its Kartu Keluarga, else by any member's NIK; of
--          several the first, so that the order of rows has no effect
-- Reads:   complaint, household, member_known
-- Writes:  complaining_family
with by_kk as (
    select c.complaint, h.household_id
    from complaint as c
    inner join household as h on c.no_kk = h.no_kk
),

by_nik as (
    select c.complaint, h.household_id
    from complaint as c
    inner join member_known as m on c.nik = m.nik
    inner join household as h on m.family_key = h.family_key
    where not exists (select 1 from by_kk where by_kk.complaint = c.complaint)
),

found as (
    select complaint, household_id from by_kk
    union all
    select complaint, household_id from by_nik
)

select complaint, min(household_id) as household_id
from found
group by complaint
