-- Purpose: estimated location of a kelurahan's families: the centre of its sites, open or not; else
--          of the sites of its kecamatan, else of its city. Averaged in millionths of a degree, so
--          that the order of rows has no effect
-- Reads:   kelurahan, site
-- Writes:  kelurahan_place
with located as (
    select
        kelurahan_code,
        round(latitude * 1000000)::bigint as latitude,
        round(longitude * 1000000)::bigint as longitude
    from site
    where latitude is not null
),

area as (
    select kelurahan_code as area_code, avg(latitude) as latitude, avg(longitude) as longitude
    from located
    group by kelurahan_code
    union all
    select left(kelurahan_code, 8), avg(latitude), avg(longitude)
    from located
    group by left(kelurahan_code, 8)
    union all
    select left(kelurahan_code, 5), avg(latitude), avg(longitude)
    from located
    group by left(kelurahan_code, 5)
)

select
    k.kelurahan_code,
    coalesce(own.latitude, kecamatan.latitude, city.latitude) / 1000000 as latitude,
    coalesce(own.longitude, kecamatan.longitude, city.longitude) / 1000000 as longitude
from kelurahan as k
left join area as own on k.kelurahan_code = own.area_code
left join area as kecamatan on left(k.kelurahan_code, 8) = kecamatan.area_code
left join area as city on left(k.kelurahan_code, 5) = city.area_code
