-- Purpose: the relationship to the head, as the contract writes it; null when unknown
-- The most frequent spellings are compared first, for speed.
create macro read_relationship(t) as
    case
        when t in ('KEPALA KELUARGA', 'ISTRI', 'ANAK') then t
        else case code_key(t)
            when 'KEPALAKELUARGA' then 'KEPALA KELUARGA'
            when 'SUAMI' then 'SUAMI'
            when 'ISTRI' then 'ISTRI'
            when 'ANAK' then 'ANAK'
            when 'MENANTU' then 'MENANTU'
            when 'CUCU' then 'CUCU'
            when 'ORANGTUA' then 'ORANG TUA'
            when 'MERTUA' then 'MERTUA'
            when 'FAMILILAIN' then 'FAMILI LAIN'
            when 'PEMBANTU' then 'PEMBANTU'
            when 'LAINNYA' then 'LAINNYA'
        end
    end
