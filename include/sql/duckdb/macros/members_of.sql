-- Purpose: the members of households as decided: as submitted, plus known states
-- Arguments are table names: accepted members of the submissions, households, member states.
create macro members_of(listed_in, households, states) as table
    select
        household.household_id, listed.row_number as source_row,
        listed.nik, listed.name, listed.relationship, listed.sex, listed.birth_date,
        coalesce(state.is_alive, true) as is_alive,
        coalesce(state.moved_out, false) as moved_out,
        coalesce(state.is_living_member, true) as is_living_member,
        coalesce(state.link_methods, []::varchar[]) as link_methods
    from query_table(listed_in) as listed
    inner join query_table(households) as household on listed.family_key = household.family_key
    left join query_table(states) as state on listed.row_key = state.person_key
