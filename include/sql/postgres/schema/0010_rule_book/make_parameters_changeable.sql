-- Purpose: rounds and distances are policy: no constraint or name may fix them
-- Reads:   -
-- Writes:  -
alter table published.invitation drop constraint invitation_round_check;
alter table published.invitation add constraint invitation_round_check check (round >= 1);
alter table published.site_plan rename column beyond_3km to far_share;
