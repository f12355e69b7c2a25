-- Purpose: a date of birth; null also when it lies before 1900 or after as_of
create macro read_birth_date(t, as_of) as
    list_transform(
        [read_date(t, as_of)],
        lambda born: case when born between date '1900-01-01' and as_of then born end
    )[1]
