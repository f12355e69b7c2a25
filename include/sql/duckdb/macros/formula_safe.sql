-- Purpose: a cell escaped so that no spreadsheet runs it as a formula, also after saving as CSV and
--          reopening
create macro formula_safe(cell) as
    case when regexp_matches(cell, '^[=+\-@\t\r\n＝＋－＠]') then '''' || cell else cell end
