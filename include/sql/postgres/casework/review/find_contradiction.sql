-- Purpose: the case whose resolution places the same person of the same list in another household
-- Reads:   ops.review_case, ops.resolution
-- Writes:  -
-- Params:  belongs_to
select known.case_id, known.resolved_by, known.resolved_at
from ops.review_case as known
inner join lateral (
    select given.belongs_to
    from ops.resolution as given
    where given.case_id = known.case_id
    order by given.resolution_id desc
    limit 1
) as answer on true
where
    known.resolution = 'SAME'
    and answer.belongs_to <> :belongs_to
    and :belongs_to in (known.detail #>> '{left,side}', known.detail #>> '{right,side}')
order by known.case_id
limit 1
