-- Purpose: what is true of each row; true also where a fact does not apply
-- A region of DKI is known when it is a kelurahan, elsewhere when its province and city are.
-- Reads:   record, kelurahan, nik_region
-- Writes:  fact
with place as (
    select kelurahan_code as region from kelurahan
    union all
    select distinct substr(region_prefix, 1, 2) || '.' || substr(region_prefix, 3, 2)
    from nik_region
    where substr(region_prefix, 1, 2) <> '31'
)

select
    r.row_key,
    r.name is not null as name_is_given,
    r.region_from_text is not null as region_from_is_given,
    r.region_to_text is not null as region_to_is_given,
    r.move_text is not null as move_date_is_given,
    r.report_text is not null as report_date_is_given,
    r.event is not null as event_is_given,
    r.move_text is null or r.moved_on is not null as move_date_is_readable,
    r.report_text is null or r.reported_on is not null as report_date_is_readable,
    coalesce(r.moved_on <= r.reported_on, true) as move_is_not_after_report,
    r.region_from_text is null or a.region is not null as region_from_is_known,
    r.region_to_text is null or b.region is not null as region_to_is_known,
    r.event is null or r.is_reversal is not null as event_is_known,
    not r.nik_is_damaged as nik_is_undamaged,
    r.nik_number is null or r.nik_is_damaged or r.nik is not null as nik_is_usable,
    not r.kk_from_is_damaged as kk_from_is_undamaged,
    r.kk_from_number is null or r.kk_from_is_damaged or r.no_kk is not null as kk_from_is_usable,
    not r.kk_to_is_damaged as kk_to_is_undamaged,
    r.kk_to_number is null or r.kk_to_is_damaged or r.no_kk_to is not null as kk_to_is_usable
from record as r
left join place as a
    on a.region = case
            when starts_with(r.region_from, '31.') then r.region_from
            else left(r.region_from, 5)
        end
left join place as b
    on b.region = case
            when starts_with(r.region_to, '31.') then r.region_to
            else left(r.region_to, 5)
        end
