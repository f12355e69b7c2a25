-- Purpose: the status of an account, as the contract writes it; null when unknown
create macro read_account_status(t) as
    case code_key(t)
        when 'AKTIF' then 'AKTIF'
        when 'BELUMDIAMBIL' then 'BELUM DIAMBIL'
        when 'DORMAN' then 'DORMAN'
        when 'DITUTUP' then 'DITUTUP'
    end
