-- Purpose: number of invitations of a period by round and result
-- Reads:   ops.invitation_count
-- Writes:  -
-- Params:  period
select
    round,
    sum(invited)::bigint as invited,
    sum(collected)::bigint as collected,
    sum(refused)::bigint as refused,
    sum(absent)::bigint as absent,
    sum(to_come)::bigint as to_come
from ops.invitation_count
where period = :period
group by round
order by round
