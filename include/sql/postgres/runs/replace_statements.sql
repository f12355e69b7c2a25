-- Purpose: store the duration of each statement of a stage; a retry replaces earlier rows
-- Reads:   -
-- Writes:  ops.statement_run
-- Params:  run_id, stage, statements
with cleared as (
    delete from ops.statement_run
    where run_id = :run_id
        and stage = :stage
        and ordinal > jsonb_array_length(cast(:statements as jsonb))
)

insert into ops.statement_run (run_id, stage, ordinal, statement, seconds, row_count)
select
    :run_id, :stage, noted.ordinal, noted.entry ->> 'statement',
    (noted.entry ->> 'seconds')::double precision, (noted.entry ->> 'rows')::bigint
from jsonb_array_elements(cast(:statements as jsonb)) with ordinality as noted (entry, ordinal)
on conflict (run_id, stage, ordinal) do update
    set statement = excluded.statement, seconds = excluded.seconds, row_count = excluded.row_count
