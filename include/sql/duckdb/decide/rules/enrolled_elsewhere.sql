-- Purpose: a living member is linked to an active enrolment in a programme that excludes
-- Reads:   variant_link, member
-- Writes:  enrolled_elsewhere
select
    link.variant_no, 'ENROLLED_ELSEWHERE' as reason_code, true as is_excluding,
    json_merge_patch(
        json_object(
            'feed', link.feed, 'file', link.sha256, 'row', link.row_number,
            'method', link.method, 'programme', link.programme, 'member_row', member.row_number
        ),
        json_object('score', round(link.score, 4)) -- no score, no key
    )::varchar as evidence
from variant_link as link
inner join member
    on link.variant_no = member.variant_no and link.person_key = member.person_key
where link.feed = 'kemensos' and member.is_living
