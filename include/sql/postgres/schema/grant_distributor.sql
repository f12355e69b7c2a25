-- Purpose: what distributor may do: pay what is decided, and take in what came of it; it decides
--          nothing. Officers read what they must look into
-- Reads:   -
-- Writes:  privileges of the tables of payments
grant usage on schema report, published, ops to distributor;
grant select on published.publication to distributor;
grant select, insert
on published.payment_batch, published.payment_instruction, published.payment_result,
ops.payment_reconciliation, ops.payment_anomaly
to distributor;
grant select, insert, delete
on published.payment_claim, ops.unpaid_household, ops.payment_count
to distributor;
grant insert on ops.access to distributor;
grant select on ops.payment_anomaly, ops.unpaid_household to officer;
