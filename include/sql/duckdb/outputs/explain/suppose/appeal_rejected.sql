-- Purpose: counterfactual: an officer rejects an appeal
-- Reads:   appeal
-- Writes:  appeal
-- Params:  value
select * replace (case when case_id = $value then 'REJECTED' else answer end as answer)
from appeal
