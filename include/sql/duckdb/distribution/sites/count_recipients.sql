-- Purpose: number of recipients to be served in each kelurahan
-- Reads:   recipient
-- Writes:  waiting
select
    kelurahan_code,
    count(*) as recipients,
    starts_with(kelurahan_code, '31.01') as is_on_islands
from recipient
group by kelurahan_code
