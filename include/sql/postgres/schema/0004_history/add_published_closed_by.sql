-- Purpose: which publication ended a row, so that history hangs on numbers and not on a clock
-- Reads:   published.publication
-- Writes:  published.decision, published.member
alter table published.decision add column closed_by_publication_id bigint;
alter table published.member add column closed_by_publication_id bigint;
update published.decision as decision
set closed_by_publication_id = publication.publication_id
from published.publication
where decision.period = publication.period and decision.valid_to = publication.published_at;
update published.member as member
set closed_by_publication_id = publication.publication_id
from published.publication
where member.period = publication.period and member.valid_to = publication.published_at;
