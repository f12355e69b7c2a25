-- Purpose: the facts of each row; true where a fact does not apply
-- Reads:   record
-- Writes:  fact
select
    row_key,
    invitation is not null as invitation_is_given,
    columns('^(round|presence|date)_text$') is not null as "\1_is_given",
    round_text is null or round is not null as round_is_known,
    presence_text is null or is_present is not null as presence_is_readable,
    date_text is null or attended_on is not null as date_is_readable,
    represented_text is null or is_represented is not null as representation_is_readable,
    relationship_text is null or relationship is not null as relationship_is_known,
    coalesce(
        len(list_filter(document_texts, lambda document: read_document(document) is null)) = 0,
        true
    ) as documents_are_known,
    (columns('^(.*)_fault$') is distinct from 'DAMAGED') as "\1_is_undamaged",
    (columns('^(.*)_fault$') is distinct from 'MALFORMED') as "\1_is_usable"
from record
