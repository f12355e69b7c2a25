-- Purpose: the facts of each row; true where a fact does not apply
-- Missing values of a family are faults of its head's rows.
-- Reads:   record, subject, family_said, nik_region
-- Writes:  fact
-- Params:  least_address_length
with repeated as (
    select family_key, nik, min(row_key) as first_key
    from subject
    where nik is not null
    group by family_key, nik
    having count(*) > 1
),

stated as (
    select
        *,
        nik_birth_day(nik) as nik_day,
        nik_birth_month(nik) as nik_month,
        nik_birth_year(nik) as nik_year,
        day(birth_date) as birth_day,
        month(birth_date) as birth_month,
        year(birth_date) % 100 as birth_year
    from record
)

select
    r.row_key,
    r.name is not null as name_is_given,
    r.relationship is not null as relationship_is_known,
    coalesce(r.birth_date between date '1900-01-01' and r.landed_on, false)
        as birth_date_is_possible,
    (r.kelurahan_code is distinct from '-') and (not s.is_head or f.kelurahan_code is not null)
        as kelurahan_is_known,
    not s.is_head or (f.has_fixed_income is not null and f.is_affected is not null)
        as answers_are_readable,
    r.nik_is_damaged is not true as nik_is_undamaged,
    r.kk_is_damaged is not true as kk_is_undamaged,
    r.has_nik is not true or r.nik_is_damaged or r.nik is not null as nik_is_usable,
    (r.kk is distinct from '-') or r.kk_is_damaged as kk_is_usable,
    coalesce(r.row_key <= d.first_key, true) as nik_is_listed_once,
    coalesce(
        r.nik_day = r.birth_day and r.nik_month = r.birth_month and r.nik_year = r.birth_year, true
    ) as birth_date_matches_nik,
    coalesce(nik_sex(r.nik) = r.sex, true) as sex_matches_nik,
    r.nik is null or g.region_prefix is not null as nik_region_is_known,
    coalesce(starts_with(r.nik, '31'), true) as nik_is_from_jakarta,
    coalesce(right(r.nik, 4) <> '0000', true) as nik_serial_is_positive,
    not coalesce(
        r.nik_day = r.birth_month and r.nik_month = r.birth_day and r.nik_year = r.birth_year
        and r.birth_day <> r.birth_month,
        false
    ) as day_and_month_are_in_order,
    not s.is_head or (f.rt is not null and f.rw is not null) as rt_and_rw_are_given,
    not s.is_head
    or length(coalesce(f.address, '')) >= $least_address_length as address_is_long_enough
from stated as r
inner join subject as s on r.row_key = s.row_key
inner join family_said as f on s.family_key = f.family_key
left join repeated as d on s.family_key = d.family_key and r.nik = d.nik
left join nik_region as g on substr(r.nik, 1, 6) = g.region_prefix
