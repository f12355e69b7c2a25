-- Purpose: kelurahan_reader sees the families of its own kelurahan, members where the decision that
--          stood at the same time was of it. PostgreSQL refuses COPY into a table with row-level
--          security to all but its owner, so publisher owns the two tables that it fills
-- Reads:   ops.kelurahan_login, published.decision
-- Writes:  policies and owner of published.decision, published.member
alter table published.decision enable row level security;
create policy every_row on published.decision for select to officer, auditor using (true);
create policy own_kelurahan on published.decision for select to kelurahan_reader
using (
    kelurahan_code in (
        select own.kelurahan_code from ops.kelurahan_login as own where own.login = current_user
    )
);

alter table published.member enable row level security;
create policy every_row on published.member for select to officer, auditor using (true);
create policy own_kelurahan on published.member for select to kelurahan_reader
using (
    exists (
        select
        from published.decision
        where decision.household_id = member.household_id
            and decision.period = member.period
            and coalesce(decision.closed_by_publication_id > member.publication_id, true)
            and coalesce(decision.publication_id < member.closed_by_publication_id, true)
    )
);

grant create on schema published to publisher;
alter table published.decision owner to publisher;
alter table published.member owner to publisher;
revoke create on schema published from publisher;
