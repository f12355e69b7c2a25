-- Purpose: a name in capitals without accents, degrees and marks, its words one space apart
create macro plain_name(t) as
    case
        when regexp_full_match(t, '[A-Z]+(?: [A-Z]+)*') then t
        when regexp_full_match(t, '[A-Za-z]+(?: [A-Za-z]+)*') then upper(t)
        else trim(regexp_replace(
            regexp_replace(
                upper(strip_accents(split_part(t, ',', 1))),
                '[''’‘‛`´ʼʻʹ′″"“”„‟«»\p{M}]+', '', 'g'
            ),
            '[^\p{L}\p{N}]+', ' ', 'g'
        ))
    end
