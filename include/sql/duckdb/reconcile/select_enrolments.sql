-- Purpose: active enrolments in an excluding programme, from the list used
-- Reads:   kemensos_row
-- Writes:  enrolment
-- Params:  list_period, programmes
select row_key, nik, no_kk, name_key, birth_date, kelurahan_code, programme
from kemensos_row
where period = $list_period and is_active and list_contains($programmes, programme)
