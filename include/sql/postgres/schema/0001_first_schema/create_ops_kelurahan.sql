-- Purpose: names of the 267 kelurahan of DKI Jakarta, for reports
-- Reads:   -
-- Writes:  ops.kelurahan
create table ops.kelurahan (
    kelurahan_code text primary key,
    kelurahan text not null,
    kecamatan text not null,
    kota text not null
);
comment on table ops.kelurahan is 'The 267 kelurahan of DKI Jakarta.';
comment on column ops.kelurahan.kelurahan_code is 'Region code, such as 31.74.01.1001.';
comment on column ops.kelurahan.kelurahan is 'Name of the kelurahan.';
comment on column ops.kelurahan.kecamatan is 'Name of its kecamatan.';
comment on column ops.kelurahan.kota is 'Name of its city or regency.';
