-- Purpose: common place of two records of one kelurahan or one Kartu Keluarga: the HOUSEHOLD, the
--          KELURAHAN with a number unknown, or the kelurahan with another number (ELSEWHERE)
create macro place_relation(kk_classes, other_kk_classes) as
    case
        when len(list_intersect(kk_classes, other_kk_classes)) > 0 then 'HOUSEHOLD'
        when len(kk_classes) = 0 or len(other_kk_classes) = 0 then 'KELURAHAN'
        else 'ELSEWHERE'
    end
