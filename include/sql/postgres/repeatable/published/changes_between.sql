-- Purpose: changes of each household between two publications, of one period or of two; a household
--          can have several. Rows current at both are equal and not compared
-- Reads:   published.decided_only_at
-- Writes:  published.changes_between
create or replace function published.changes_between(earlier bigint, later bigint)
returns table (
    household_id text, change text, kelurahan_code text, status_before text, status_after text
)
language sql stable parallel safe
-- Two months of a million households each are hashed in memory.
set work_mem = '256MB'
as $$
    with gone as (
        select * from published.decided_only_at(changes_between.earlier, changes_between.later)
    ),

    come as (
        select * from published.decided_only_at(changes_between.later, changes_between.earlier)
    ),

    compared as (
        select
            coalesce(come.household_id, gone.household_id) as household_id,
            coalesce(come.kelurahan_code, gone.kelurahan_code) as kelurahan_code,
            gone.status as status_before,
            come.status as status_after,
            coalesce(gone.status in ('ELIGIBLE', 'HELD'), false) as was_on_list,
            coalesce(come.status in ('ELIGIBLE', 'HELD'), false) as is_on_list,
            gone.household_id is not null and come.household_id is not null as is_in_both,
            (gone.payee_nik, gone.payee_name) is distinct from (come.payee_nik, come.payee_name)
                as has_other_payee,
            (gone.kelurahan_code, gone.rt, gone.rw)
            is distinct from (come.kelurahan_code, come.rt, come.rw) as has_other_place
        from gone
        full outer join come on come.household_id = gone.household_id
        -- Most households are unchanged: excluded before the six comparisons, for speed.
        where (
            gone.status, gone.payee_nik, gone.payee_name, gone.kelurahan_code, gone.rt, gone.rw
        ) is distinct from (
            come.status, come.payee_nik, come.payee_name, come.kelurahan_code, come.rt, come.rw
        )
    )

    select
        compared.household_id, happened.change, compared.kelurahan_code, status_before, status_after
    from compared
    cross join lateral (
        values
        ('ADMITTED', status_after = 'ELIGIBLE' and not was_on_list),
        ('LEFT', was_on_list and not is_on_list),
        ('HELD', status_after = 'HELD' and status_before is distinct from 'HELD'),
        ('RELEASED', status_after = 'ELIGIBLE' and status_before = 'HELD'),
        ('PAYEE_CHANGED', was_on_list and is_on_list and has_other_payee),
        ('RELOCATED', is_in_both and has_other_place)
    ) as happened (change, holds)
    where happened.holds
$$;
comment on function published.changes_between is 'Households by what changed from one publication to another: ADMITTED (to be paid, was not on the list), LEFT (was eligible or held, is neither), HELD, RELEASED (from held to eligible), PAYEE_CHANGED, RELOCATED (kelurahan, RT or RW). One household can have several.';
