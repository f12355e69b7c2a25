-- Purpose: what distributor may do with plans of sites, invitations and complaints; officers read
--          what they must look into
-- Reads:   -
-- Writes:  privileges of the tables of sites, invitations and complaints
grant select on published.decision, published.current_decision to distributor;
create policy distributed on published.decision for select to distributor using (true);
grant select, insert
on published.site_plan, published.site_assignment, published.invitation, published.attendance,
ops.site_load, ops.site_travel, ops.field_verification
to distributor;
grant select, insert, update on ops.complaint to distributor;
grant select, insert, delete on ops.invitation_count to distributor;
grant select, insert on ops.review_case to distributor;
grant select on ops.complaint, ops.field_verification to officer;
