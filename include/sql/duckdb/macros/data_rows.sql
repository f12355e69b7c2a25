-- Purpose: the data rows of files, each with its key; cells as visible text, identity numbers
--          without separators, dates as written
-- The argument is the name of the table of landed rows. A feed may have no identity number.
create macro data_rows(landed) as table
    select
        file_no * 16777216 + row_number as row_key,
        file_no,
        row_number,
        columns('^tanggal|_is_numeric$'),
        read_number(columns(
            lambda cell:
                regexp_matches(cell, '^(?:nik|no_kk)') and not ends_with(cell, '_is_numeric')
        )),
        clean_text(columns(
            lambda cell:
                not regexp_matches(cell, '^(?:nik|no_kk|tanggal)')
                and cell not in ('file_no', 'row_number', 'is_layout')
        ))
    from (
        from query_table(landed)
        union all by name
        select null::varchar as nik where false
    ) as landed_row
    where not is_layout
