-- Purpose: a member's file is its household's, which the decision names
-- Reads:   -
-- Writes:  published.member
alter table published.member drop column source_file;
comment on column published.member.source_row is
'Row in the file that the decision names, as a spreadsheet shows it.';
