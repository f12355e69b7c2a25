-- Purpose: the site and the day of every household
-- Reads:   -
-- Writes:  published.site_assignment
create table published.site_assignment (
    plan_number bigint not null,
    household_id text not null,
    site_code text not null,
    day date not null,
    primary key (plan_number, household_id)
);
create trigger only_added_to before update or delete or truncate on published.site_assignment
for each statement execute function ops.refuse_change();
