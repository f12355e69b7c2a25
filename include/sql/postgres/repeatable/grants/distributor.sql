-- Purpose: distributor writes payments, site plans, invitations and their results; it cannot write
--          decisions
-- Reads:   -
-- Writes:  -
grant usage on schema report, published, ops to distributor;
grant select on published.publication, published.decision, published.current_decision
to distributor;
grant select, insert
on published.payment_batch, published.payment_instruction, published.payment_result,
ops.payment_reconciliation, ops.payment_anomaly,
published.site_plan, published.site_assignment, published.invitation, published.attendance,
ops.site_load, ops.site_travel, ops.field_verification, ops.review_case
to distributor;
grant select, insert, delete
on published.payment_claim, ops.unpaid_household, ops.payment_count, ops.invitation_count
to distributor;
grant select, insert, update on ops.complaint to distributor;
grant insert on ops.access to distributor;
