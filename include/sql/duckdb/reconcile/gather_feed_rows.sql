-- Purpose: the rows of every feed that concern a person, with common columns
-- Reads:   death, relocation, enrolment
-- Writes:  feed_row
select
    'dukcapil/kematian' as feed, row_key, nik, name_key, birth_date,
    kelurahan_code, null::varchar as other_kelurahan_code,
    no_kk, null::varchar as other_no_kk
from death
union all
select
    'dukcapil/pindah', row_key, nik, name_key, null::date,
    region_from, region_to, no_kk_from, no_kk_to
from relocation
union all
select
    'kemensos', row_key, nik, name_key, birth_date, kelurahan_code, null, no_kk, null
from enrolment
