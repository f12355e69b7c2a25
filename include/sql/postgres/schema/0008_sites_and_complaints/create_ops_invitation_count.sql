-- Purpose: what became of the invitations, counted when they are brought up to date
-- Reads:   -
-- Writes:  ops.invitation_count
create table ops.invitation_count (
    period text not null,
    kelurahan_code text not null,
    round integer not null,
    invited bigint not null,
    collected bigint not null,
    refused bigint not null,
    absent bigint not null,
    to_come bigint not null,
    primary key (period, kelurahan_code, round)
);
