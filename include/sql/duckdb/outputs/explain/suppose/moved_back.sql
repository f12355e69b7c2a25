-- Purpose: counterfactual: every move linked to the household leads to its listed place instead of
--          out of DKI
-- Reads:   relocation, link, household, asked
-- Writes:  relocation
with home as (
    select distinct
        link.row_key, household.kelurahan_code, household.rt, household.rw, household.address
    from asked
    inner join household on asked.household_no = household.household_no
    inner join link on asked.household_no = link.household_no
    where link.feed = 'dukcapil/pindah' and link.is_linked
)

select
    relocation.* replace (
        false as leads_out_of_dki,
        home.kelurahan_code as region_to,
        home.rt as rt_to, home.rw as rw_to, home.address as address_to,
        null as no_kk_to
    )
from relocation
inner join home on relocation.row_key = home.row_key
where relocation.leads_out_of_dki
union all by name
select *
from relocation
where
    not leads_out_of_dki
    or not exists (select 1 from home where home.row_key = relocation.row_key)
