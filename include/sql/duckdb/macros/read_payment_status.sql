-- Purpose: what the bank says of an instruction, as the contract writes it; null when unknown
create macro read_payment_status(t) as
    case code_key(t)
        when 'BERHASIL' then 'BERHASIL' when 'GAGAL' then 'GAGAL' when 'RETUR' then 'RETUR'
    end
