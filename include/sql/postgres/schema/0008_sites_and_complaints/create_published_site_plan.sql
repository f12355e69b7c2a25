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
comment on table published.site_plan is 'Plans of who collects where and when; the last one of a period holds. Only ever added to.';
comment on column published.site_plan.plan_number is 'Number of the plan, in the order in which plans were made.';
comment on column published.site_plan.plan_id is 'SHA-256 over all that the plan was made from: the same inputs are the same plan.';
comment on column published.site_plan.period is 'Month to be paid.';
comment on column published.site_plan.publication_id is 'Publication whose recipients it seats.';
comment on column published.site_plan.first_day is 'First day of distribution.';
comment on column published.site_plan.last_day is 'Last day of distribution.';
comment on column published.site_plan.sites_per_day is 'How many sites at most are in use on one day.';
comment on column published.site_plan.recipients is 'Households seated: every recipient of the publication.';
comment on column published.site_plan.sites_used is 'Sites that serve anybody.';
comment on column published.site_plan.site_days is 'Days on which sites serve, all sites together.';
comment on column published.site_plan.mean_km is 'Mean distance of a recipient, kilometres as the crow flies.';
comment on column published.site_plan.p95_km is 'Distance that 95 of 100 recipients do not exceed.';
comment on column published.site_plan.beyond_3km is 'Share of recipients farther than 3 km, 0 to 1.';
comment on column published.site_plan.weighted_km is 'What was made least: kilometres of all recipients, those of kelurahan that complain counted more.';
comment on column published.site_plan.bound_km is 'What no plan under the same capacity and calendar goes below.';
comment on column published.site_plan.made_at is 'When it was made.';
create trigger only_added_to before update or delete or truncate on published.site_plan
for each statement execute function ops.refuse_change();
