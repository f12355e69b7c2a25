-- Purpose: the household explained, and those that can affect its decision: they share a NIK with
--          it, directly or through other households
-- Reads:   household, affected_person, shared_nik
-- Writes:  concerned
-- Params:  household_id
with recursive shared_person as materialized (
    select household_no, nik
    from affected_person
    where nik in (select nik from shared_nik)
),

concerned as (
    select household_no from household where household_id = $household_id
    union
    select there.household_no
    from concerned
    inner join shared_person as here on concerned.household_no = here.household_no
    inner join shared_person as there on here.nik = there.nik
)

select household_no from concerned
