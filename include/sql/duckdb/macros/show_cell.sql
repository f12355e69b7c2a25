-- Purpose: a cell of free text as others may see it: no identity number within it, no formula
create macro show_cell(cell) as formula_safe(mask_numbers_within(cell))
