-- Purpose: delete the kelurahan of a dropped login
-- Reads:   -
-- Writes:  ops.kelurahan_login
-- Params:  login
delete from ops.kelurahan_login where login = :login
