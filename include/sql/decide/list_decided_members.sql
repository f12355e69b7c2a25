-- Purpose: the members of each household as decided upon; the hash only finds rows that may differ
--          from another night's, which are then compared by themselves
-- Reads:   household, person, member, link
-- Writes:  member
-- Params:  period
with method as (
    select person_key, list(distinct method order by method) as link_methods
    from link
    where is_linked
    group by person_key
),

listed as (
    select
        household.household_id, $period as period, household.source_file,
        person.row_number as source_row, person.nik, person.name, person.relationship, person.sex,
        person.birth_date, member.died_on is null as is_alive,
        coalesce(member.moved_out, false) as moved_out,
        coalesce(member.is_living, true) as is_living_member,
        coalesce(method.link_methods, []::varchar[]) as link_methods
    from person
    inner join household on person.household_no = household.household_no
    left join member
        on person.household_no = member.variant_no and person.person_key = member.person_key
    left join method on person.person_key = method.person_key
)

select *, hash(listed) as row_hash
from listed
