-- Purpose: what a kelurahan's name, or its code with or without dots, is looked up by
create macro kelurahan_key(t) as code_key(regexp_replace(t, '\.0$', ''))
