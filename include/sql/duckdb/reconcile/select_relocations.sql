-- Purpose: relocations known on the run date and not reversed; a reversal names a permit (then that
--          permit's rows of the same NIK, or all of them), or else a NIK and the day of the move
-- Reads:   relocation_row, landed_file
-- Writes:  relocation
-- Params:  run_date
with reversal as (
    select distinct permit, nik, moved_on
    from relocation_row
    where is_reversal and reported_on <= $run_date
)

select
    moved.row_key, moved.nik, moved.name_key, moved.no_kk_from, moved.no_kk_to,
    moved.region_from, moved.region_to,
    moved.region_to not like '31.%' as leads_out_of_dki,
    moved.address_to, moved.rt_to, moved.rw_to, moved.moved_on, moved.reported_on,
    file.landed_on, file.landing_number, file.sha256,
    row_number() over (
        order by
            moved.moved_on, moved.reported_on,
            file.landed_on, file.landing_number, file.sha256, moved.row_number
    ) as recency
from relocation_row as moved
inner join landed_file as file
    on file.feed = 'dukcapil/pindah' and moved.file_no = file.file_no
where
    not moved.is_reversal
    and moved.reported_on <= $run_date
    and not exists (
        select 1 from reversal
        where reversal.permit = moved.permit and reversal.nik = moved.nik
    )
    and not exists (
        select 1 from reversal
        where reversal.permit = moved.permit and reversal.nik is null
    )
    and not exists (
        select 1 from reversal
        where
            reversal.permit is null
            and reversal.nik = moved.nik
            and reversal.moved_on = moved.moved_on
    )
