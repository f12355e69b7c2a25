-- Purpose: number of changed households between two publications, by kind of change and kelurahan
-- Reads:   published.changes_between, ops.kelurahan
-- Writes:  report.changes_between
create or replace function report.changes_between(earlier bigint, later bigint)
returns table (
    change text, kelurahan_code text, kelurahan text, kecamatan text, kota text, households bigint
)
language sql stable security definer parallel safe
set search_path = pg_catalog, pg_temp
as $$
    select c.change, c.kelurahan_code, k.kelurahan, k.kecamatan, k.kota, c.households
    from (
        select change, kelurahan_code, count(*) as households
        from published.changes_between(changes_between.earlier, changes_between.later)
        group by change, kelurahan_code
    ) as c
    left join ops.kelurahan as k on k.kelurahan_code = c.kelurahan_code
$$;
comment on function report.changes_between is 'Households by what changed from one publication to another and by kelurahan (the later one''s, of those who left the earlier one''s): ADMITTED, LEFT, HELD, RELEASED, PAYEE_CHANGED, RELOCATED. One household can count in several.';
