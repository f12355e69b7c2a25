-- Purpose: files and rows first seen since the last publication, by feed; further names of a known
--          file do not count
-- Reads:   new_file
-- Writes:  new_file_count
select
    feed,
    count(*) as files,
    count(*) filter (where status = 'REJECTED') as rejected_files,
    coalesce(sum(accepted) filter (where status <> 'REJECTED'), 0)::bigint as accepted,
    coalesce(sum(quarantined) filter (where status <> 'REJECTED'), 0)::bigint as quarantined
from new_file
where status <> 'DUPLICATE'
group by feed
order by feed
