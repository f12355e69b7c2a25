-- Purpose: every quarantined row, with the messages of its codes
-- Reads:   landed_file, quarantined_row, code_message
-- Writes:  ops.quarantined_row
with listed as (
    select distinct codes
    from quarantined_row
),

said as (
    select listed.codes, string_agg(code_message.message, ' ' order by code_message.code) as message
    from listed
    inner join code_message on list_contains(listed.codes, code_message.code)
    group by listed.codes
)

select
    landed_file.feed, landed_file.period, landed_file.sha256, quarantined_row.row_number,
    'critical' as severity, quarantined_row.codes, coalesce(said.message, '') as message
from quarantined_row
inner join landed_file on quarantined_row.file_no = landed_file.file_no
left join said on quarantined_row.codes = said.codes
order by landed_file.sha256, quarantined_row.row_number, landed_file.period
