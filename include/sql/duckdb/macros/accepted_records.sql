-- Purpose: the records that are not quarantined, with the period of their file and their warnings;
--          without columns needed only for validation: raw texts, faults of numbers
-- Arguments are table names: all records, the ledger, warnings per row, quarantined rows.
create macro accepted_records(records, ledger, warned, quarantined) as table
    select
        row_key, file_no, row_number, period, warnings,
        columns(
            lambda name:
                name not in ('row_key', 'file_no', 'row_number', 'period', 'warnings')
                and not regexp_matches(name, '_(?:texts?|fault)$')
        )
    from (
        select
            record.*, file.period,
            coalesce(warning.warnings, []::varchar[]) as warnings
        from query_table(records) as record
        inner join query_table(ledger) as file on record.file_no = file.file_no
        left join query_table(warned) as warning on record.row_key = warning.row_key
        anti join query_table(quarantined) as refused on record.row_key = refused.row_key
    ) as accepted
