-- Purpose: a free text cell for display: identity numbers masked, formulas escaped
create macro show_cell(cell) as formula_safe(mask_numbers_within(cell))
