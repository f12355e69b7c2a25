-- Purpose: every submitted row for its kelurahan, with its result: identity numbers masked,
--          formulas escaped
-- Reads:   submitted_row, row_place, row_verdict, status_text, codes_text
-- Writes:  feedback_row
select
    p.kelurahan_code,
    v.status as status_code,
    show_cell(r.no) as no,
    formula_safe(mask_number(r.no_kk)) as no_kk,
    formula_safe(mask_number(r.nik)) as nik,
    show_cell(r.nama) as nama,
    show_cell(r.hubungan_keluarga) as hubungan_keluarga,
    show_cell(r.jenis_kelamin) as jenis_kelamin,
    show_cell(r.tanggal_lahir) as tanggal_lahir,
    show_cell(r.alamat) as alamat,
    show_cell(r.rt) as rt,
    show_cell(r.rw) as rw,
    show_cell(r.kelurahan) as kelurahan,
    show_cell(r.pekerjaan) as pekerjaan,
    show_cell(r.penghasilan_tetap) as penghasilan_tetap,
    show_cell(r.terdampak_covid) as terdampak_covid,
    show_cell(r.no_hp) as no_hp,
    show_cell(r.keterangan) as keterangan,
    show_cell(r.file_name) as file_name,
    r.row_number,
    s.sentence as status,
    c.problem,
    c.remedy
from submitted_row as r
inner join row_place as p on r.row_key = p.row_key
inner join row_verdict as v on r.row_key = v.row_key
inner join status_text as s on v.status = s.status
left join codes_text as c on v.codes = c.codes
order by p.kelurahan_code, r.file_name, r.row_key
