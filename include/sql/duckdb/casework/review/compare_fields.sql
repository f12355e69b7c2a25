-- Purpose: whether the two sides of a case agree, field by field, by the rules of linkage; a
--          missing value neither agrees nor disagrees
-- Reads:   two_sides
-- Writes:  compared_field
select
    field_no, field, left_value, right_value,
    case
        when left_value is null or right_value is null then 'ABSENT'
        when left_value = right_value then 'AGREES'
        when field = 'name' and normalise_name(left_value) = normalise_name(right_value)
            then 'AGREES'
        when
            field = 'name'
            and coalesce(
                names_agree_loosely(normalise_name(left_value), normalise_name(right_value)), false
            )
            then 'AGREES_LOOSELY'
        when field in ('nik', 'no_kk') and is_one_slip(left_value, right_value) then 'ONE_SLIP'
        when field = 'address' and letters_and_digits(left_value) = letters_and_digits(right_value)
            then 'AGREES'
        else 'DIFFERS'
    end as agreement
from two_sides
