-- Purpose: the appeals against this period known on the run date, their resolution, and the
--          household of each: by its Kartu Keluarga, else by any member's NIK, else none
-- Reads:   appeal_row, landed_file, kk_class, household_kk, person, resolution
-- Writes:  appeal
-- Params:  period, run_date
with known as (
    select
        appeal_row.row_key, appeal_row.no_kk, appeal_row.nik, file.sha256, appeal_row.row_number,
        sha256(concat_ws(
            chr(31), 'APPEAL', appeal_row.appeal, appeal_row.appealed_period,
            coalesce(appeal_row.no_kk, ''), coalesce(appeal_row.nik, '')
        )) as case_id
    from appeal_row
    inner join landed_file as file on file.feed = 'sanggah' and appeal_row.file_no = file.file_no
    where appeal_row.appealed_period = $period and appeal_row.lodged_on <= $run_date
),

by_kk as (
    select distinct known.row_key, household_kk.household_no
    from known
    left join kk_class on known.no_kk = kk_class.no_kk
    inner join household_kk on coalesce(kk_class.kk_class, known.no_kk) = household_kk.kk_class
),

by_nik as (
    select distinct known.row_key, person.household_no
    from known
    inner join person on known.nik = person.nik
    where not exists (select 1 from by_kk where by_kk.row_key = known.row_key)
),

found as (
    select row_key, household_no from by_kk
    union all
    select row_key, household_no from by_nik
)

select
    known.row_key, known.sha256, known.row_number, known.case_id, found.household_no,
    resolution.answer
from known
left join found on known.row_key = found.row_key
left join resolution on known.case_id = resolution.case_id
