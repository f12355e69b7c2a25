-- Purpose: a login that is gone reads no kelurahan
-- Reads:   -
-- Writes:  ops.kelurahan_login
-- Params:  login
delete from ops.kelurahan_login where login = :login
