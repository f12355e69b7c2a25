-- severity: stop
-- Purpose: INELIGIBLE if an excluding reason holds, else HELD if a holding one does, else ELIGIBLE;
--          a reason that is neither is unknown
-- Reads:   decision
-- Writes:  no_status_against_its_reasons
with judged as (
    select
        household_id,
        status,
        list_has_any(reason_codes, [
            'HAS_FIXED_INCOME', 'NOT_AFFECTED', 'ENROLLED_ELSEWHERE', 'NOT_PROPOSED',
            'ADDRESS_INCOMPLETE', 'MOVED_OUT_OF_DKI', 'NO_SURVIVING_MEMBER'
        ]) as is_excluded,
        len(reason_codes) > 0 as has_reason,
        list_has_all([
            'HAS_FIXED_INCOME', 'NOT_AFFECTED', 'ENROLLED_ELSEWHERE', 'NOT_PROPOSED',
            'ADDRESS_INCOMPLETE', 'MOVED_OUT_OF_DKI', 'NO_SURVIVING_MEMBER', 'MATCH_UNDECIDED',
            'PERSON_IN_TWO_HOUSEHOLDS', 'NO_ADULT_PAYEE', 'OBJECTION_OPEN'
        ], reason_codes)
        -- an unknown code is not in the list, so it needs a check of its own
        and list_count(reason_codes) = len(reason_codes) as is_known
    from decision
)

select household_id
from judged
where
    not coalesce(is_known, false)
    or status is distinct from case
        when is_excluded then 'INELIGIBLE' when has_reason then 'HELD' else 'ELIGIBLE'
    end
