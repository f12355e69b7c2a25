-- Purpose: data quality of each kelurahan's submissions, ranked, and compared with the month before
-- Reads:   ops.validation_count, ops.listing_count, ops.kelurahan
-- Writes:  report.data_quality_ranking
create or replace view report.data_quality_ranking with (security_barrier) as
with ranked_code as (
    select
        period,
        kelurahan_code,
        code,
        sum(row_count)::bigint as defects,
        row_number() over (
            partition by period, kelurahan_code order by sum(row_count) desc, code
        ) as place
    from ops.validation_count
    where feed = 'rt_rw' and severity = 'critical' and kelurahan_code is not null
    group by period, kelurahan_code, code
),

defective as (
    select
        period,
        kelurahan_code,
        sum(defects)::bigint as defects,
        array_agg(code order by place) filter (where place <= 3) as top_defects
    from ranked_code
    group by period, kelurahan_code
),

measured as (
    select
        coalesce(l.period, d.period) as period,
        coalesce(l.kelurahan_code, d.kelurahan_code) as kelurahan_code,
        coalesce(l.listed, 0) as listed,
        coalesce(d.defects, 0) as defects,
        coalesce(d.top_defects, '{}') as top_defects,
        round(100.0 * coalesce(d.defects, 0) / nullif(l.listed, 0), 2) as rate
    from ops.listing_count as l
    full join defective as d on l.period = d.period and l.kelurahan_code = d.kelurahan_code
)

select
    m.period,
    m.kelurahan_code,
    k.kelurahan,
    k.kecamatan,
    k.kota,
    m.listed,
    m.defects,
    m.rate as defects_per_100_households,
    case
        when m.rate is not null
            then rank() over (partition by m.period order by m.rate nulls last)
    end as quality_rank,
    m.rate - lag(m.rate) over (partition by m.kelurahan_code order by m.period) as change,
    m.top_defects
from measured as m
inner join ops.kelurahan as k on m.kelurahan_code = k.kelurahan_code;
