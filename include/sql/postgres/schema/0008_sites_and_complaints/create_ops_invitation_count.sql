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
comment on table ops.invitation_count is 'Invitations by kelurahan and round, and what became of them.';
comment on column ops.invitation_count.period is 'Month to be paid.';
comment on column ops.invitation_count.kelurahan_code is 'Where the invited live.';
comment on column ops.invitation_count.round is 'Which round.';
comment on column ops.invitation_count.invited is 'Households invited.';
comment on column ops.invitation_count.collected is 'Of these, who collected in this round.';
comment on column ops.invitation_count.refused is 'Who came and was refused, for want of a document.';
comment on column ops.invitation_count.absent is 'Who did not come.';
comment on column ops.invitation_count.to_come is 'Whose day is still to come.';
