-- Purpose: OE, DJ, TJ and SJ of the old spelling as U, J, C and SY
create macro modern_spelling(t) as
    replace(replace(replace(replace(t, 'OE', 'U'), 'DJ', 'J'), 'TJ', 'C'), 'SJ', 'SY')
