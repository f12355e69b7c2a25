-- Purpose: the review cases of the run, identified by the content of both sides, with file and row
--          of each
-- Reads:   undecided_match, reason, shared_pair, appeal, household, affected_person
-- Writes:  review_case
with raised as (
    select
        'MATCH_' || undecided.method as kind, undecided.case_id, household.household_id,
        json_object(
            'feed', 'rt_rw', 'file', household.source_file, 'row', person.row_number,
            'household_id', household.household_id
        ) as one_side,
        json_object(
            'feed', undecided.feed, 'file', undecided.sha256, 'row', undecided.row_number
        ) as other_side,
        undecided.method, undecided.score
    from undecided_match as undecided
    inner join household on undecided.variant_no = household.household_no
    inner join affected_person as person on undecided.person_key = person.person_key
    union all
    select
        'PERSON_IN_TWO_HOUSEHOLDS', pair.case_id, pair.household_id,
        json_object(
            'feed', 'rt_rw', 'file', pair.source_file, 'row', pair.row_number,
            'household_id', pair.household_id, 'side', pair.side
        ),
        json_object(
            'feed', 'rt_rw', 'file', pair.other_file, 'row', pair.other_row,
            'household_id', pair.other_household_id, 'side', pair.other_side
        ),
        'NIK', null
    from reason as two
    inner join shared_pair as pair
        on two.variant_no = pair.household_no and two.evidence = pair.evidence
    where two.reason_code = 'PERSON_IN_TWO_HOUSEHOLDS'
    union all
    select
        'APPEAL', appeal.case_id, household.household_id,
        json_object(
            'feed', 'rt_rw', 'file', household.source_file, 'row', household.source_row,
            'household_id', household.household_id
        ),
        json_object('feed', 'sanggah', 'file', appeal.sha256, 'row', appeal.row_number),
        null, null
    from appeal
    left join household on appeal.household_no = household.household_no
    where appeal.answer is null
)

select distinct
    case_id, kind, household_id, score,
    '{"left":' || case when household_id is null then 'null' else one_side::varchar end
    || ',"right":' || other_side::varchar
    || ',"method":' || coalesce(json_quote(method)::varchar, 'null') || '}' as detail
from raised
