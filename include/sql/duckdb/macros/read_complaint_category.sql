-- Purpose: what a complaint is about, as the contract writes it; null when unknown
create macro read_complaint_category(t) as
    case code_key(t)
        when 'LOKASITERLALUJAUH' then 'LOKASI_TERLALU_JAUH'
        when 'BELUMMENERIMA' then 'BELUM_MENERIMA'
        when 'DATASALAH' then 'DATA_SALAH'
        when 'SALAHSASARAN' then 'SALAH_SASARAN'
        when 'KARTUATM' then 'KARTU_ATM'
        when 'LAINNYA' then 'LAINNYA'
    end
