-- Purpose: inherited comments of view columns without a comment in the file: that of the column of
--          the same name that the view reads; none if several with different comments are read
-- Reads:   pg_attribute, pg_rewrite, pg_depend
-- Writes:  -
-- Params:  view, described
select
    format(
        'comment on column %s.%I is %L',
        cast(:view as text),
        a.attname,
        case
            when count(distinct col_description(s.attrelid, s.attnum)) = 1
                then min(col_description(s.attrelid, s.attnum))
        end
    ) as statement
from pg_attribute as a
inner join pg_rewrite as r on a.attrelid = r.ev_class
left join pg_depend as d
    on d.classid = 'pg_rewrite'::regclass
        and r.oid = d.objid
        and d.refclassid = 'pg_class'::regclass
        and a.attrelid <> d.refobjid
left join pg_attribute as s
    on d.refobjid = s.attrelid and d.refobjsubid = s.attnum and a.attname = s.attname
where a.attrelid = to_regclass(:view) and a.attnum > 0 and a.attname <> all(:described)
group by a.attnum, a.attname
order by a.attnum
