-- Purpose: the members of each household as decided upon; the hash only tells rows of two nights
--          apart, so that a short and cheap one will do
-- Reads:   household, member, link
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
        member.row_number as source_row, member.nik, member.name, member.relationship, member.sex,
        member.birth_date, member.died_on is null as is_alive, member.moved_out,
        member.is_living as is_living_member,
        coalesce(method.link_methods, []::varchar[]) as link_methods
    from member
    inner join household on member.variant_no = household.household_no
    left join method on member.person_key = method.person_key
)

select
    *,
    md5(concat_ws(
        chr(31),
        household_id, period, source_file, source_row, coalesce(nik, chr(30)), name, relationship,
        coalesce(sex, chr(30)), birth_date, is_alive, moved_out, is_living_member,
        array_to_string(link_methods, ',')
    ))::uuid as row_hash
from listed
