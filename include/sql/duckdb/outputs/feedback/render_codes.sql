-- Purpose: problem and remedy messages of each list of codes, a line per code
-- Reads:   row_verdict, code_text
-- Writes:  codes_text
select
    l.codes,
    string_agg(t.problem, chr(10) order by list_position(l.codes, t.code)) as problem,
    string_agg(t.remedy, chr(10) order by list_position(l.codes, t.code)) as remedy
from (select distinct codes from row_verdict) as l
inner join code_text as t on list_contains(l.codes, t.code)
group by l.codes
