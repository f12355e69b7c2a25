-- Purpose: the Kartu Keluarga of a household: those of all its families, through renumbering
-- Reads:   household_family, kk_class
-- Writes:  household_kk
select distinct
    grouped.household_no, coalesce(kk_class.kk_class, grouped.no_kk) as kk_class
from household_family as grouped
left join kk_class on grouped.no_kk = kk_class.no_kk
where grouped.no_kk is not null
