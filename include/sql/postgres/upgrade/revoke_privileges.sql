-- Purpose: revoke the privileges of the roles before the files of repeatable/grants are applied
--          again. Privileges granted to other roles by an administrator remain
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
