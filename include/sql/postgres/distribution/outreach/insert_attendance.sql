-- Purpose: insert the attendance. A row counts for a sent invitation and round; only the first
--          collection of an invitation counts
-- Reads:   attendance_now, published.invitation, published.attendance
-- Writes:  published.attendance
-- Params:  sentences
with sent as (
    select distinct invitation_id from published.invitation
),

placed as (
    select
        f.*,
        coalesce(
            case
                when sent.invitation_id is null then 'INVITATION_UNKNOWN'
                when of_round.invitation_id is null then 'ROUND_NOT_SENT'
                when before.invitation_id is not null then 'ALREADY_COLLECTED'
            end,
            f.refusal
        ) as why
    from attendance_now as f
    left join sent on f.invitation_id = sent.invitation_id
    left join published.invitation as of_round
        on f.invitation_id = of_round.invitation_id and f.round = of_round.round
    left join published.attendance as before
        on f.invitation_id = before.invitation_id and before.outcome = 'COLLECTED'
),

ordered as (
    select
        p.*,
        row_number() over (
            partition by p.invitation_id, p.is_present and p.why is null
            order by p.attended_on, p.source_file, p.source_row
        ) as turn
    from placed as p
),

judged as (
    select
        *,
        case
            when is_present and why is null and turn > 1 then 'ALREADY_COLLECTED'
            when is_present or why in ('INVITATION_UNKNOWN', 'ROUND_NOT_SENT') then why
        end as because
    from ordered
)

insert into published.attendance (
    invitation_id, round, attended_on, outcome, refusal, remedy, source_file, source_row
)
select
    invitation_id,
    round,
    attended_on,
    case
        when because is not null then 'REFUSED'
        when is_present then 'COLLECTED'
        else 'ABSENT'
    end,
    because,
    cast(:sentences as jsonb) ->> because,
    source_file,
    source_row
from judged
