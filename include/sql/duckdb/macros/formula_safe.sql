-- Purpose: a cell that no spreadsheet takes for a formula, also when it is saved as CSV and opened
create macro formula_safe(cell) as
    case when regexp_matches(cell, '^[=+\-@\t\r\n＝＋－＠]') then '''' || cell else cell end
