-- Purpose: the id of the question whether a member and a feed's row are one person
create macro match_case(person, row) as sha256(concat_ws(chr(30), 'MATCH', person, row))
