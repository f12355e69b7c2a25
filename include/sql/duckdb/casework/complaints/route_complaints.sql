-- Purpose: route of each complaint, and immediate answers. A complaint about missing payment is
--          answered with the reason if the household is not to be paid, else with the bank's
--          result. Wrong data and wrong recipients become review cases, one per content
-- Reads:   complaint, complaining_family, decision
-- Writes:  complaint_route
with found as (
    select
        c.*,
        d.household_id,
        d.status,
        coalesce(c.kelurahan_code, d.kelurahan_code) as place_code,
        case c.category
            when 'LOKASI_TERLALU_JAUH' then 'REMAP'
            when 'DATA_SALAH' then 'REVIEW'
            when 'SALAH_SASARAN' then 'REVIEW'
            when 'BELUM_MENERIMA' then 'PAYMENT'
            when 'KARTU_ATM' then 'BANK'
            else 'OFFICE'
        end as route
    from complaint as c
    left join complaining_family as f on c.complaint = f.complaint
    left join decision as d on f.household_id = d.household_id
)

select
    complaint as complaint_id,
    lodged_on,
    category,
    route,
    place_code as kelurahan_code,
    household_id,
    case
        when route <> 'PAYMENT' then null
        when household_id is null then 'FAMILY_NOT_FOUND'
        when status = 'INELIGIBLE' then 'NOT_ELIGIBLE'
        when status = 'HELD' then 'HELD'
        else 'NOT_INSTRUCTED'
    end as answer,
    case
        when route = 'REVIEW' then sha256(concat_ws(
                chr(31), 'COMPLAINT', complaint, category, coalesce(no_kk, ''), coalesce(nik, '')
            ))
    end as case_id,
    sha256 as source_file,
    row_number as source_row
from found
