-- Purpose: a member's file is its household's, which the decision names
-- Reads:   -
-- Writes:  published.member
alter table published.member drop column source_file;
