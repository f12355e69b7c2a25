-- Purpose: note the views and functions that earlier releases made, so that they are replaced or
--          dropped like those of this one. What somebody else made in the same schemas is left alone
-- Reads:   pg_class, pg_proc, ops.applied_file
-- Writes:  ops.applied_file
with made as (
    select 'report' as schema_name, substring(name from '^sql/report/(.+)[.]sql$') as object_name
    from ops.applied_file
    union all
    select 'published', object_name
    from unnest(array[
        'current_decision', 'stood_at', 'decision_as_of', 'household_as_of', 'member_as_of',
        'decided_only_at', 'changes_between'
    ]) as object_name
),

standing as (
    select c.relnamespace as schema_oid, c.relname as object_name,
        'view ' || (pg_identify_object('pg_class'::regclass, c.oid, 0)).identity as object
    from pg_class as c
    where c.relkind = 'v'
    union all
    select p.pronamespace, p.proname,
        'function ' || (pg_identify_object('pg_proc'::regclass, p.oid, 0)).identity
    from pg_proc as p
)

insert into ops.applied_file (name, sha256, object)
select
    format('sql/postgres/repeatable/%s/%s.sql', made.schema_name, made.object_name),
    'of an earlier release',
    standing.object
from made
inner join standing
    on standing.schema_oid = to_regnamespace(made.schema_name)
    and standing.object_name = made.object_name;
delete from ops.applied_file where name like 'sql/report/%';
