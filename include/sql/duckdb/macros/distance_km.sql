-- Purpose: great-circle distance in kilometres (haversine, mean earth radius)
create macro distance_km(latitude, longitude, other_latitude, other_longitude) as
    2 * 6371.0088 * asin(sqrt(
        pow(sin(radians(other_latitude - latitude) / 2), 2)
        + cos(radians(latitude)) * cos(radians(other_latitude))
        * pow(sin(radians(other_longitude - longitude) / 2), 2)
    ))
