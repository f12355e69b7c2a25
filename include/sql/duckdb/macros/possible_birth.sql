-- Purpose: a date of birth; null when it lies before 1900 or after as_of
create macro possible_birth(born, as_of) as
    case when born between date '1900-01-01' and as_of then born end
