-- Purpose: a date whose year has two digits: the latest such date that is not later than as_of
create macro read_short_date(t, as_of) as
    list_transform(
        [date_in_century(t, year(as_of) // 100)],
        lambda latest:
            case
                when latest <= as_of then latest
                else date_in_century(t, year(as_of) // 100 - 1)
            end
    )[1]
