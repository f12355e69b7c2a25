-- Purpose: the decisions current at one publication but not at another, of one period or of two;
--          PostgreSQL inlines the function into the calling query
-- Reads:   published.decision, published.publication
-- Writes:  published.decided_only_at
create or replace function published.decided_only_at(publication_id bigint, other_id bigint)
returns setof published.decision
language sql stable parallel safe
as $$
    select decision.*
    from published.publication as this
    cross join published.publication as other
    inner join published.decision
        on decision.period = this.period
        and published.stood_at(
            this.publication_id, decision.publication_id, decision.closed_by_publication_id
        )
    where this.publication_id = decided_only_at.publication_id
        and other.publication_id = decided_only_at.other_id
        and not (
            decision.period = other.period
            and published.stood_at(
                other.publication_id, decision.publication_id, decision.closed_by_publication_id
            )
        )
$$;
comment on function published.decided_only_at is 'Decisions that stood when one publication was published and did not when another was; none when there is no such publication. Personal data.';
