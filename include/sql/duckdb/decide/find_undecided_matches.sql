-- Purpose: a link in review that would change the decision of the household if it were true
-- Reads:   variant, outcome, objection, variant_link
-- Writes:  undecided_match
select
    variant.household_no as variant_no, 'MATCH_UNDECIDED' as reason_code, false as is_excluding,
    json_merge_patch(
        json_object(
            'feed', link.feed, 'file', link.sha256, 'row', link.row_number, 'method', link.method,
            'member_row', variant.person_key % 16777216
        ),
        json_object('score', round(link.score, 4)) -- no score, no key
    )::varchar as evidence,
    variant.person_key, variant.feed, variant.row_key, link.method, link.score, link.case_id,
    link.sha256, link.row_number
from variant
inner join outcome as supposed on variant.variant_no = supposed.variant_no
inner join outcome as actual on variant.household_no = actual.variant_no
inner join variant_link as link
    on
        variant.variant_no = link.variant_no
        and variant.person_key = link.person_key
        and variant.feed = link.feed
        and variant.row_key = link.row_key
where
    supposed.status is distinct from actual.status
    or supposed.reason_codes is distinct from actual.reason_codes
    or supposed.payee_key is distinct from actual.payee_key
    or supposed.payee_role is distinct from actual.payee_role
    or supposed.kelurahan_code is distinct from actual.kelurahan_code
    or (supposed.variant_no in (select variant_no from objection))
    is distinct from (actual.variant_no in (select variant_no from objection))
