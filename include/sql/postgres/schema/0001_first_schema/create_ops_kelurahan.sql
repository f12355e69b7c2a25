-- Purpose: names of the 267 kelurahan of DKI Jakarta, for reports
-- Reads:   -
-- Writes:  ops.kelurahan
create table ops.kelurahan (
    kelurahan_code text primary key,
    kelurahan text not null,
    kecamatan text not null,
    kota text not null
);
