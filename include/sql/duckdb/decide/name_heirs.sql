-- Purpose: payee if no head is a living member: the spouse, else the eldest child who is an adult,
--          else the eldest other adult; after a head's death, only members of the Kartu Keluarga on
--          that day
-- Reads:   living, member, kk_step
-- Writes:  heir
-- Params:  run_date, adult_age
with listed as (
    select
        member.variant_no, member.person_key, member.nik, member.birth_date, member.row_number,
        member.relationship, member.died_on, member.is_living
    from living
    inner join member on living.variant_no = member.variant_no
    where living.head_key is null and living.living_count > 0
),

headless as (
    select
        variant_no,
        arg_min(
            struct_pack(died_on := died_on), (birth_date, coalesce(nik, '~'), row_number)
        ) filter (where relationship = 'KEPALA KELUARGA') as head
    from listed
    group by variant_no
),

joined as (
    select variant_no, person_key, max(changed_on) as joined_on
    from kk_step
    where is_to_household and not is_from_household
    group by variant_no, person_key
),

candidate as (
    select
        member.variant_no, member.person_key, member.nik, member.birth_date, member.row_number,
        headless.head is null as is_inferred,
        headless.head.died_on as head_died_on,
        member.relationship in ('SUAMI', 'ISTRI') as is_spouse,
        member.relationship = 'ANAK' as is_child,
        age_on(member.birth_date, $run_date) >= $adult_age as is_adult
    from headless
    inner join listed as member on headless.variant_no = member.variant_no
    left join joined
        on member.variant_no = joined.variant_no and member.person_key = joined.person_key
    where
        member.is_living
        and (
            headless.head.died_on is null
            or (
                member.birth_date <= headless.head.died_on
                and (joined.joined_on is null or joined.joined_on <= headless.head.died_on)
            )
        )
)

select
    variant_no, person_key,
    case
        when is_inferred then 'HEAD_INFERRED'
        when head_died_on is not null then 'PAYEE_REPLACED_BY_HEIR'
        else 'PAYEE_REPLACED_AFTER_MOVE'
    end as note
from candidate
where is_adult or (is_spouse and not is_inferred)
qualify
    row_number() over (
        partition by variant_no
        order by
            case when is_inferred then 0 when is_spouse then 1 when is_child then 2 else 3 end,
            birth_date, coalesce(nik, '~'), row_number
    ) = 1
