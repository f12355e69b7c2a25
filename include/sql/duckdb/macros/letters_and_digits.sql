-- Purpose: an address or a certificate's number without what people write differently
create macro letters_and_digits(t) as
    nullif(upper(regexp_replace(fold_width(t), '[^\p{L}\p{N}]+', '', 'g')), '')
