-- Purpose: every living member had moved out of DKI before the period, and the policy excludes them
-- Reads:   situation, member, variant_link, relocation
-- Writes:  moved_out_of_dki
-- Params:  moved_out_excludes
select
    situation.variant_no, 'MOVED_OUT_OF_DKI' as reason_code, true as is_excluding,
    json_object(
        'feed', link.feed, 'file', link.sha256, 'row', link.row_number,
        'method', link.method, 'member_row', member.row_number
    )::varchar as evidence
from situation
inner join member on situation.variant_no = member.variant_no and member.is_living
inner join relocation on member.recency = relocation.recency
inner join variant_link as link
    on
        link.feed = 'dukcapil/pindah'
        and member.variant_no = link.variant_no
        and member.person_key = link.person_key
        and relocation.row_key = link.row_key
where $moved_out_excludes and situation.is_out_of_dki and situation.is_out_before_period
