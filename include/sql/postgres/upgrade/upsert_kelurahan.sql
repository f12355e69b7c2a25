-- Purpose: store the names of the 267 kelurahan
-- Reads:   -
-- Writes:  ops.kelurahan
-- Params:  kelurahan_code, kelurahan, kecamatan, kota
insert into ops.kelurahan (kelurahan_code, kelurahan, kecamatan, kota)
values (:kelurahan_code, :kelurahan, :kecamatan, :kota)
on conflict (kelurahan_code) do update
    set kelurahan = excluded.kelurahan, kecamatan = excluded.kecamatan, kota = excluded.kota
