-- Purpose: plans of who goes to which site on which day; only ever added to
-- Reads:   -
-- Writes:  published.site_plan
create table published.site_plan (
    plan_number bigint generated always as identity primary key,
    plan_id text not null unique,
    period text not null,
    publication_id bigint not null,
    first_day date not null,
    last_day date not null,
    sites_per_day integer not null,
    recipients bigint not null,
    sites_used integer not null,
    site_days integer not null,
    mean_km double precision not null,
    p95_km double precision not null,
    beyond_3km double precision not null,
    weighted_km double precision not null,
    bound_km double precision not null,
    made_at timestamptz not null default now()
);
create index site_plan_of_period on published.site_plan (period, plan_number desc);
create trigger only_added_to before update or delete or truncate on published.site_plan
for each statement execute function ops.refuse_change();
