-- Purpose: report dates of the registry's rows on the persons concerned
-- Reads:   link, death_row, relocation_row
-- Writes:  report
with reported as (
    select 'dukcapil/kematian' as feed, row_key, reported_on
    from death_row
    union all
    select 'dukcapil/pindah', row_key, reported_on
    from relocation_row
)

select distinct link.feed, link.sha256, link.row_number, reported.reported_on
from link
inner join reported on link.feed = reported.feed and link.row_key = reported.row_key
