-- Purpose: lookup key of a kelurahan's name, or of its code with or without dots
create macro kelurahan_key(t) as code_key(regexp_replace(t, '\.0$', ''))
