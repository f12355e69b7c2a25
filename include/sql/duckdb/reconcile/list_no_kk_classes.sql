-- Purpose: before renumbering is known, every number is a class of its own
-- Reads:   -
-- Writes:  kk_class
select ''::varchar as no_kk, ''::varchar as kk_class where false
