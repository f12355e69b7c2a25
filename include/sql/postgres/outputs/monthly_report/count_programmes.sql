-- Purpose: households that receive another programme in a period, by programme and city
-- Reads:   report.programme_overlap
-- Writes:  -
-- Params:  period
select programme, kota, sum(households)::bigint as households
from report.programme_overlap
where period = :period
group by programme, kota
order by programme, kota
