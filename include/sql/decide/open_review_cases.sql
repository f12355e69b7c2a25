-- Purpose: what an officer has to decide, known by the content of both sides
-- Reads:   undecided_match, person_in_two_households, household, eventful_person
-- Writes:  review_case
with case_row as (
    select
        'MATCH_' || undecided.method as kind, household.household_id,
        sha256(concat_ws(
            chr(31), 'MATCH', person.nik, person.name_key, person.birth_date,
            json_merge_patch(undecided.evidence, '{"score": null}')::varchar
        )) as case_id,
        undecided.score,
        undecided.evidence as detail
    from undecided_match as undecided
    inner join household on undecided.variant_no = household.household_no
    inner join eventful_person as person on undecided.person_key = person.person_key
    union
    select
        'PERSON_IN_TWO_HOUSEHOLDS', household.household_id,
        sha256(concat_ws(chr(31), 'TWO', household.household_id, two.evidence)),
        null,
        two.evidence
    from person_in_two_households as two
    inner join household on two.variant_no = household.household_no
)

select case_id, kind, household_id, score, detail
from case_row
