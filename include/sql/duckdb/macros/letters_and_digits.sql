-- Purpose: an address or a certificate's number, reduced to letters and digits
create macro letters_and_digits(t) as
    nullif(upper(regexp_replace(fold_width(t), '[^\p{L}\p{N}]+', '', 'g')), '')
