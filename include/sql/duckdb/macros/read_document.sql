-- Purpose: a document shown at a site, as the contract writes it; null when unknown
create macro read_document(t) as
    case code_key(t)
        when 'SURATKUASA' then 'SURAT_KUASA'
        when 'TTDKEPALAKELUARGA' then 'TTD_KEPALA_KELUARGA'
        when 'KTPWAKIL' then 'KTP_WAKIL'
        when 'KK' then 'KK'
        when 'BUKUNIKAH' then 'BUKU_NIKAH'
        when 'SURATKETERANGAN' then 'SURAT_KETERANGAN'
    end
