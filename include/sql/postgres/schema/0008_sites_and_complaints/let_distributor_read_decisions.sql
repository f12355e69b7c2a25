-- Purpose: distributor sees the families of all kelurahan
-- Reads:   -
-- Writes:  policies of published.decision
create policy distributed on published.decision for select to distributor using (true);
