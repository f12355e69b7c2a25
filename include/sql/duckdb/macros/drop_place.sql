-- Purpose: the date of "place, date"
create macro drop_place(t) as
    case when contains(t, ',') then trim(regexp_extract(t, '[^,]*$')) else t end
