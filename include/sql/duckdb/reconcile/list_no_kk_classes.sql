-- Purpose: before renumbering is known, every number stands for itself
-- Reads:   -
-- Writes:  kk_class
select ''::varchar as no_kk, ''::varchar as kk_class where false
