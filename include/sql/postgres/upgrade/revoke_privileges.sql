-- Purpose: take back what the roles may do, for the files of repeatable/grants to say it anew. What
--          other roles were granted by an administrator stays
-- Reads:   -
-- Writes:  -
revoke all on schema ops, published, report
from public, loader, publisher, distributor, officer, auditor, report_reader, kelurahan_reader;
revoke all on all tables in schema ops, published, report
from public, loader, publisher, distributor, officer, auditor, report_reader, kelurahan_reader;
revoke all on all functions in schema ops, published, report
from public, loader, publisher, distributor, officer, auditor, report_reader, kelurahan_reader;
alter default privileges in schema ops, published, report revoke all on tables
from loader, publisher, distributor, officer, auditor, report_reader, kelurahan_reader;
alter default privileges in schema ops, published, report revoke all on functions
from loader, publisher, distributor, officer, auditor, report_reader, kelurahan_reader;
