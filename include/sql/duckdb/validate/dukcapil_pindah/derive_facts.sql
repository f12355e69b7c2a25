-- Purpose: the facts of each row; true where a fact does not apply
-- A region in DKI must be a known kelurahan; elsewhere province and city must be known.
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
    columns('^(region_from|region_to|move_date|report_date|event)_text$') is not null
        as "\1_is_given",
    r.move_date_text is null or r.moved_on is not null as move_date_is_readable,
    r.report_date_text is null or r.reported_on is not null as report_date_is_readable,
    coalesce(r.moved_on <= r.reported_on, true) as move_is_not_after_report,
    r.region_from_text is null or a.region is not null as region_from_is_known,
    r.region_to_text is null or b.region is not null as region_to_is_known,
    r.event_text is null or r.is_reversal is not null as event_is_known,
    (columns('^(.*)_fault$') is distinct from 'DAMAGED') as "\1_is_undamaged",
    (columns('^(.*)_fault$') is distinct from 'MALFORMED') as "\1_is_usable"
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
