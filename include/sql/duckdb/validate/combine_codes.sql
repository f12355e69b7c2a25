-- Purpose: the quarantined rows, with all their codes
-- A family whose head's row is quarantined is quarantined whole.
-- Reads:   refused, subject
-- Writes:  quarantine
with lost_family as (
    select distinct s.family_key
    from refused as r
    inner join subject as s on r.row_key = s.row_key
    where s.is_head
),

refused_head as (
    select distinct s.row_key
    from refused as r
    inner join subject as s on r.row_key = s.row_key
    where s.is_head
),

every_code as (
    select row_key, code from refused
    union all
    select s.row_key, 'HEAD_QUARANTINED'
    from subject as s
    inner join lost_family as l on s.family_key = l.family_key
    anti join refused_head as h on s.row_key = h.row_key
)

select row_key, list(distinct code order by code) as codes
from every_code
group by row_key
