-- Purpose: dated steps of persons, by NIK, from one Kartu Keluarga to another, in order
-- Reads:   kk_change, landed_file
-- Writes:  kk_event
select
    kk_change.row_key, kk_change.nik, kk_change.no_kk_from, kk_change.no_kk_to,
    kk_change.effective_on as changed_on, kk_change.effective_on as reported_on,
    file.landed_on, file.landing_number, file.sha256
from kk_change
inner join landed_file as file
    on file.feed = 'dukcapil/kk' and kk_change.row_key // 16777216 = file.file_no
