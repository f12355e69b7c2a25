-- Purpose: the three schemas; nobody but their owner enters without a grant
-- Reads:   -
-- Writes:  schemas ops, published, report
create schema if not exists ops;
create schema if not exists published;
create schema if not exists report;
comment on schema ops is 'Ledger of landed files, work queues and run bookkeeping.';
comment on schema published is 'The recipient warehouse. Personal data: restricted.';
comment on schema report is 'Views without personal data, for everybody with the role report_reader.';
revoke all on schema ops, published, report from public;
