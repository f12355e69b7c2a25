-- Purpose: states of the members with information beyond their submission, as decided
-- Reads:   member, household, link
-- Writes:  member_state
with method as (
    select person_key, list(distinct method order by method) as link_methods
    from link
    where is_linked
    group by person_key
)

select
    household.household_id, member.person_key,
    member.died_on is null as is_alive, member.moved_out, member.is_living as is_living_member,
    coalesce(method.link_methods, []::varchar[]) as link_methods
from member
inner join household on member.variant_no = household.household_no
left join method on member.person_key = method.person_key
where
    member.died_on is not null or member.moved_out or not member.is_living
    or method.person_key is not null
