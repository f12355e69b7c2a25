-- Purpose: one decision per household of the period, and one per household no longer proposed, each
--          with a hash over all its columns that distinguishes null and empty
-- Reads:   household, situation, outcome, reason, undecided_match, objection, appeal, note,
--          affected_person, not_proposed
-- Writes:  decision
-- Params:  period, amount_idr, undecided_holds, rule_set, rule_set_sha256
with stated as (
    select variant_no, reason_code, is_excluding, evidence
    from reason
    where variant_no > 0
    union all
    select variant_no, reason_code, is_excluding, evidence
    from undecided_match
    where $undecided_holds
    union all
    select variant_no, reason_code, is_excluding, evidence
    from objection
    where variant_no > 0
),

evidenced as (
    select
        variant_no, reason_code, bool_or(is_excluding) as is_excluding,
        json_quote(reason_code) || ':['
        || string_agg(distinct evidence, ',' order by evidence) || ']' as evidence
    from stated
    group by variant_no, reason_code
),

judged as (
    select
        variant_no,
        case when bool_or(is_excluding) then 'INELIGIBLE' else 'HELD' end as status,
        list(reason_code order by reason_code) as reason_codes,
        '{' || string_agg(evidence, ',' order by reason_code) || '}' as evidence
    from evidenced
    group by variant_no
),

appealed as (
    select distinct household_no as variant_no
    from appeal
    where
        answer is null
        and household_no is not null
        and not exists (
            select 1 from objection where objection.variant_no = appeal.household_no
        )
),

every_note as (
    select variant_no, note from note
    union all
    select distinct variant_no, 'MATCH_UNDECIDED' from undecided_match where not $undecided_holds
    union all
    select variant_no, 'APPEAL_OPEN' from appealed
),

noted as (
    select variant_no, list(note order by note) as notes
    from every_note
    group by variant_no
),

decided as (
    select
        household.household_id,
        household.no_kk,
        situation.kelurahan_code, situation.rt, situation.rw,
        coalesce(judged.status, 'ELIGIBLE') as status,
        coalesce(judged.reason_codes, []::varchar[]) as reason_codes,
        coalesce(noted.notes, []::varchar[]) as notes,
        -- in unaffected households the payee is the listed head
        case
            when outcome.payee_key = household.head_key then household.head_nik else payee.nik
        end as payee_nik,
        case
            when outcome.payee_key = household.head_key then household.head_name else payee.name
        end as payee_name,
        outcome.payee_role,
        situation.living_count as member_count,
        coalesce(judged.evidence, '{}') as evidence,
        household.source_file, household.source_row,
        household.kelurahan_code as list_kelurahan_code
    from household
    inner join situation on household.household_no = situation.variant_no
    inner join outcome on household.household_no = outcome.variant_no
    left join judged on household.household_no = judged.variant_no
    left join noted on household.household_no = noted.variant_no
    left join affected_person as payee on outcome.payee_key = payee.person_key
    union all
    select
        household_id, no_kk, kelurahan_code, rt, rw,
        'INELIGIBLE', ['NOT_PROPOSED'], []::varchar[],
        null, null, 'NONE', member_count,
        '{"NOT_PROPOSED":['
        || json_object(
            'feed', 'rt_rw', 'file', source_file, 'row', source_row, 'period', period
        )::varchar
        || ']}',
        source_file, source_row, list_kelurahan_code
    from not_proposed
),

composed as (
    select
        household_id, $period as period, no_kk, kelurahan_code, rt, rw, status, reason_codes,
        notes, payee_nik, payee_name, payee_role, member_count::integer as member_count,
        case when status = 'ELIGIBLE' then $amount_idr else 0 end::bigint as amount_idr,
        evidence, source_file, source_row::integer as source_row,
        $rule_set as rule_set, $rule_set_sha256 as rule_set_sha256, list_kelurahan_code
    from decided
)

select
    *,
    -- half of a SHA-256 is enough to distinguish decisions
    sha256(concat_ws(
        chr(31),
        household_id, period, coalesce(no_kk, chr(30)), kelurahan_code, coalesce(rt, chr(30)),
        coalesce(rw, chr(30)), status, array_to_string(reason_codes, ','),
        array_to_string(notes, ','), coalesce(payee_nik, chr(30)), coalesce(payee_name, chr(30)),
        payee_role, member_count, amount_idr, evidence, source_file, source_row, rule_set,
        rule_set_sha256, list_kelurahan_code
    ))[1:32] as row_hash
from composed
