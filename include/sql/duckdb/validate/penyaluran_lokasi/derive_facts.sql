-- Purpose: the facts of each row; true where a fact does not apply
-- Reads:   record
-- Writes:  fact
select
    row_key,
    site_code is not null as site_code_is_given,
    site_name is not null as site_name_is_given,
    columns('^(kelurahan|capacity|opening_date|closing_date)_text$') is not null as "\1_is_given",
    kelurahan_text is null or kelurahan_code is not null as kelurahan_is_known,
    capacity_text is null or daily_capacity is not null as capacity_is_positive,
    opening_date_text is null or opens_on is not null as opening_date_is_readable,
    closing_date_text is null or closes_on is not null as closing_date_is_readable,
    coalesce(opens_on <= closes_on, true) as closing_is_not_before_opening,
    latitude_text is not null and longitude_text is not null as coordinates_are_given,
    (latitude_text is null or latitude is not null)
    and (longitude_text is null or longitude is not null) as coordinates_are_possible
from record
