-- Purpose: HMAC-SHA-256 of a text, 64 hexadecimal digits; null of null (RFC 2104)
-- The key is given as its two pads of 64 bytes.
create macro pseudonym(content, inner_pad, outer_pad) as
    sha256(outer_pad || unhex(sha256(inner_pad || encode(content))))
