-- Purpose: allow a login to read the families of a kelurahan
-- Reads:   ops.kelurahan
-- Writes:  ops.kelurahan_login
-- Params:  login, kelurahan_codes
insert into ops.kelurahan_login (login, kelurahan_code)
select :login, kelurahan_code
from ops.kelurahan
where kelurahan_code = any(:kelurahan_codes)
