-- Purpose: listings of shared persons in other households that can be removed without other
--          effects: not of a head, which identifies a household; not of a household with a second
--          list or with a KK change, which can merge two numbers; and without rows that could match
--          another person instead
-- Reads:   asked, person_in_two_households, shared_pair, affected_person, household, kk_step, link
-- Writes:  subject
select distinct pair.other_key::varchar as value, person.name as about
from person_in_two_households as two
inner join shared_pair as pair
    on two.variant_no = pair.household_no and two.evidence = pair.evidence
inner join affected_person as person on pair.person_key = person.person_key
inner join household as other on pair.other_no = other.household_no
where
    two.variant_no in (select household_no from asked)
    and pair.other_key <> other.head_key
    and not other.is_submitted_twice
    and not exists (select 1 from kk_step where kk_step.variant_no = other.household_no)
    and not exists (
        select 1 from link as theirs
        where
            theirs.person_key = pair.other_key
            and not exists (
                select 1 from link as ours
                where
                    ours.person_key = pair.person_key
                    and ours.feed = theirs.feed
                    and ours.row_key = theirs.row_key
                    and ours.is_linked = theirs.is_linked
            )
    )
