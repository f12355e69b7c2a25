-- A warehouse as release 0.2.0 made it: pg_dump --schema-only, without its comments and settings, with
-- the rows that an upgrade goes by. Never changed: the next release adds a file of its own.
SELECT pg_catalog.set_config('search_path', '', true);
SET LOCAL check_function_bodies = false;
CREATE SCHEMA ops;
ALTER SCHEMA ops OWNER TO tepat_owner;
COMMENT ON SCHEMA ops IS 'Ledger of landed files, work queues and run bookkeeping.';
CREATE SCHEMA published;
ALTER SCHEMA published OWNER TO tepat_owner;
GRANT CREATE ON SCHEMA published TO publisher;
COMMENT ON SCHEMA published IS 'The recipient warehouse. Personal data: restricted.';
CREATE SCHEMA report;
ALTER SCHEMA report OWNER TO tepat_owner;
COMMENT ON SCHEMA report IS 'Views without personal data, for everybody with the role report_reader.';
CREATE FUNCTION ops.refuse_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
    raise exception '% is only ever added to', tg_relid::regclass;
end
$$;
ALTER FUNCTION ops.refuse_change() OWNER TO tepat_owner;
CREATE FUNCTION published.changes_between(earlier bigint, later bigint) RETURNS TABLE(household_id text, change text, kelurahan_code text, status_before text, status_after text)
    LANGUAGE sql STABLE PARALLEL SAFE
    SET work_mem TO '256MB'
    AS $$
    with gone as (
        select * from published.decided_only_at(changes_between.earlier, changes_between.later)
    ),
    come as (
        select * from published.decided_only_at(changes_between.later, changes_between.earlier)
    ),
    compared as (
        select
            coalesce(come.household_id, gone.household_id) as household_id,
            coalesce(come.kelurahan_code, gone.kelurahan_code) as kelurahan_code,
            gone.status as status_before,
            come.status as status_after,
            coalesce(gone.status in ('ELIGIBLE', 'HELD'), false) as was_on_list,
            coalesce(come.status in ('ELIGIBLE', 'HELD'), false) as is_on_list,
            gone.household_id is not null and come.household_id is not null as is_in_both,
            (gone.payee_nik, gone.payee_name) is distinct from (come.payee_nik, come.payee_name)
                as has_other_payee,
            (gone.kelurahan_code, gone.rt, gone.rw)
            is distinct from (come.kelurahan_code, come.rt, come.rw) as has_other_place
        from gone
        full outer join come on come.household_id = gone.household_id
        -- Most of a month is as it was the month before: set aside before six questions are asked.
        where (
            gone.status, gone.payee_nik, gone.payee_name, gone.kelurahan_code, gone.rt, gone.rw
        ) is distinct from (
            come.status, come.payee_nik, come.payee_name, come.kelurahan_code, come.rt, come.rw
        )
    )
    select
        compared.household_id, happened.change, compared.kelurahan_code, status_before, status_after
    from compared
    cross join lateral (
        values
        ('ADMITTED', status_after = 'ELIGIBLE' and not was_on_list),
        ('LEFT', was_on_list and not is_on_list),
        ('HELD', status_after = 'HELD' and status_before is distinct from 'HELD'),
        ('RELEASED', status_after = 'ELIGIBLE' and status_before = 'HELD'),
        ('PAYEE_CHANGED', was_on_list and is_on_list and has_other_payee),
        ('RELOCATED', is_in_both and has_other_place)
    ) as happened (change, holds)
    where happened.holds
$$;
ALTER FUNCTION published.changes_between(earlier bigint, later bigint) OWNER TO tepat_owner;
COMMENT ON FUNCTION published.changes_between(earlier bigint, later bigint) IS 'Households by what changed from one publication to another: ADMITTED (to be paid, was not on the list), LEFT (was eligible or held, is neither), HELD, RELEASED (from held to eligible), PAYEE_CHANGED, RELOCATED (kelurahan, RT or RW). One household can have several.';
CREATE TABLE published.decision (
    household_id text NOT NULL,
    period text NOT NULL,
    no_kk text,
    kelurahan_code text NOT NULL,
    rt text,
    rw text,
    status text NOT NULL,
    reason_codes text[] NOT NULL,
    notes text[] NOT NULL,
    payee_nik text,
    payee_name text,
    payee_role text,
    member_count integer NOT NULL,
    amount_idr bigint NOT NULL,
    evidence jsonb NOT NULL,
    source_file text NOT NULL,
    source_row integer NOT NULL,
    rule_set text NOT NULL,
    rule_set_sha256 text NOT NULL,
    publication_id bigint NOT NULL,
    valid_from timestamp with time zone DEFAULT now() NOT NULL,
    valid_to timestamp with time zone,
    closed_by_publication_id bigint,
    CONSTRAINT decision_status_check CHECK ((status = ANY (ARRAY['ELIGIBLE'::text, 'HELD'::text, 'INELIGIBLE'::text])))
);
ALTER TABLE published.decision OWNER TO publisher;
COMMENT ON TABLE published.decision IS 'History of decisions: a new row only when something changed. Personal data.';
COMMENT ON COLUMN published.decision.household_id IS 'Stable id of the household.';
COMMENT ON COLUMN published.decision.period IS 'Month to be paid, such as 2021-07.';
COMMENT ON COLUMN published.decision.no_kk IS 'Number of its Kartu Keluarga.';
COMMENT ON COLUMN published.decision.kelurahan_code IS 'Kelurahan after relocation, such as 31.74.01.1001.';
COMMENT ON COLUMN published.decision.rt IS 'RT, three digits.';
COMMENT ON COLUMN published.decision.rw IS 'RW, three digits.';
COMMENT ON COLUMN published.decision.status IS 'ELIGIBLE, HELD (a person must decide) or INELIGIBLE.';
COMMENT ON COLUMN published.decision.reason_codes IS 'Excluding and holding reasons, sorted.';
COMMENT ON COLUMN published.decision.notes IS 'Notes that change nothing, sorted.';
COMMENT ON COLUMN published.decision.payee_nik IS 'NIK of the payee.';
COMMENT ON COLUMN published.decision.payee_name IS 'Name of the payee.';
COMMENT ON COLUMN published.decision.payee_role IS 'HEAD, HEIR or NONE.';
COMMENT ON COLUMN published.decision.member_count IS 'Number of living members.';
COMMENT ON COLUMN published.decision.amount_idr IS 'Rupiah to be paid; 0 unless ELIGIBLE.';
COMMENT ON COLUMN published.decision.evidence IS 'Reason to the list of its evidence: feed, file, row, method, score.';
COMMENT ON COLUMN published.decision.source_file IS 'SHA-256 of the file with the submission that counts.';
COMMENT ON COLUMN published.decision.source_row IS 'Row of the head in it, as a spreadsheet shows it.';
COMMENT ON COLUMN published.decision.rule_set IS 'Rule set that decided.';
COMMENT ON COLUMN published.decision.rule_set_sha256 IS 'SHA-256 of its file.';
COMMENT ON COLUMN published.decision.publication_id IS 'Publication that wrote the row.';
COMMENT ON COLUMN published.decision.valid_from IS 'When the row became current.';
COMMENT ON COLUMN published.decision.valid_to IS 'When it ceased to be; null = current.';
COMMENT ON COLUMN published.decision.closed_by_publication_id IS 'Publication that ended the row; null = current.';
CREATE FUNCTION published.decided_only_at(publication_id bigint, other_id bigint) RETURNS SETOF published.decision
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$
    select decision.*
    from published.publication as this
    cross join published.publication as other
    inner join published.decision
        on decision.period = this.period
        and published.stood_at(
            this.publication_id, decision.publication_id, decision.closed_by_publication_id
        )
    where this.publication_id = decided_only_at.publication_id
        and other.publication_id = decided_only_at.other_id
        and not (
            decision.period = other.period
            and published.stood_at(
                other.publication_id, decision.publication_id, decision.closed_by_publication_id
            )
        )
$$;
ALTER FUNCTION published.decided_only_at(publication_id bigint, other_id bigint) OWNER TO tepat_owner;
COMMENT ON FUNCTION published.decided_only_at(publication_id bigint, other_id bigint) IS 'Decisions that stood when one publication was published and did not when another was; none when there is no such publication. Personal data.';
CREATE FUNCTION published.decision_as_of(publication_id bigint) RETURNS SETOF published.decision
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$
    select decision.*
    from published.publication
    inner join published.decision
        on decision.period = publication.period
        and published.stood_at(
            publication.publication_id, decision.publication_id, decision.closed_by_publication_id
        )
    where publication.publication_id = decision_as_of.publication_id
$$;
ALTER FUNCTION published.decision_as_of(publication_id bigint) OWNER TO tepat_owner;
COMMENT ON FUNCTION published.decision_as_of(publication_id bigint) IS 'Decisions of a publication''s period as they stood when it was published; none when there is no such publication. Personal data.';
CREATE FUNCTION published.household_as_of(publication_id bigint) RETURNS TABLE(household_id text, no_kk text, kelurahan_code text, rt text, rw text, member_count integer)
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$
    select household_id, no_kk, kelurahan_code, rt, rw, member_count
    from published.decision_as_of(household_as_of.publication_id)
$$;
ALTER FUNCTION published.household_as_of(publication_id bigint) OWNER TO tepat_owner;
COMMENT ON FUNCTION published.household_as_of(publication_id bigint) IS 'Households of a publication''s period, their place and living members, as they stood when it was published. Personal data.';
CREATE TABLE published.member (
    household_id text NOT NULL,
    period text NOT NULL,
    source_row integer NOT NULL,
    nik text,
    name text NOT NULL,
    relationship text,
    sex text,
    birth_date date,
    is_alive boolean NOT NULL,
    moved_out boolean NOT NULL,
    is_living_member boolean NOT NULL,
    link_methods text[] NOT NULL,
    publication_id bigint NOT NULL,
    valid_from timestamp with time zone DEFAULT now() NOT NULL,
    valid_to timestamp with time zone,
    closed_by_publication_id bigint
);
ALTER TABLE published.member OWNER TO publisher;
COMMENT ON TABLE published.member IS 'Members of the household as decided upon; history as in published.decision. Personal data.';
COMMENT ON COLUMN published.member.household_id IS 'Household.';
COMMENT ON COLUMN published.member.period IS 'Month to be paid.';
COMMENT ON COLUMN published.member.source_row IS 'Row in the file that the decision names, as a spreadsheet shows it.';
COMMENT ON COLUMN published.member.nik IS 'Usable NIK, else null.';
COMMENT ON COLUMN published.member.name IS 'Name as submitted.';
COMMENT ON COLUMN published.member.relationship IS 'Relation to the head, such as ISTRI.';
COMMENT ON COLUMN published.member.sex IS 'L, P or null.';
COMMENT ON COLUMN published.member.birth_date IS 'Date of birth as submitted.';
COMMENT ON COLUMN published.member.is_alive IS 'No death is known for the member.';
COMMENT ON COLUMN published.member.moved_out IS 'Left for another KK or out of DKI.';
COMMENT ON COLUMN published.member.is_living_member IS 'Counts as a member: alive and not gone.';
COMMENT ON COLUMN published.member.link_methods IS 'How the member was linked to other feeds, sorted.';
COMMENT ON COLUMN published.member.publication_id IS 'Publication that wrote the row.';
COMMENT ON COLUMN published.member.valid_from IS 'When the row became current.';
COMMENT ON COLUMN published.member.valid_to IS 'When it ceased to be; null = current.';
COMMENT ON COLUMN published.member.closed_by_publication_id IS 'Publication that ended the row; null = current.';
CREATE FUNCTION published.member_as_of(publication_id bigint) RETURNS SETOF published.member
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$
    select member.*
    from published.publication
    inner join published.member
        on member.period = publication.period
        and published.stood_at(
            publication.publication_id, member.publication_id, member.closed_by_publication_id
        )
    where publication.publication_id = member_as_of.publication_id
$$;
ALTER FUNCTION published.member_as_of(publication_id bigint) OWNER TO tepat_owner;
COMMENT ON FUNCTION published.member_as_of(publication_id bigint) IS 'Members of the households of a publication''s period as they stood when it was published; none when there is no such publication. Personal data.';
CREATE FUNCTION published.refuse_release() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
    if tg_op = 'DELETE' and exists (
        select from published.payment_result
        where instruction_id = old.instruction_id and outcome in ('FAILED', 'RETURNED')
    ) then
        return old;
    end if;
    raise exception 'a claim goes only when its instruction has failed or come back';
end
$$;
ALTER FUNCTION published.refuse_release() OWNER TO tepat_owner;
CREATE FUNCTION published.stood_at(publication_id bigint, written_by bigint, closed_by bigint) RETURNS boolean
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$
    select written_by <= publication_id and coalesce(closed_by > publication_id, true)
$$;
ALTER FUNCTION published.stood_at(publication_id bigint, written_by bigint, closed_by bigint) OWNER TO tepat_owner;
COMMENT ON FUNCTION published.stood_at(publication_id bigint, written_by bigint, closed_by bigint) IS 'Whether a row written by one publication and closed by another (null: by none) stood at a third.';
CREATE FUNCTION report.changes_between(earlier bigint, later bigint) RETURNS TABLE(change text, kelurahan_code text, kelurahan text, kecamatan text, kota text, households bigint)
    LANGUAGE sql STABLE SECURITY DEFINER PARALLEL SAFE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
    select c.change, c.kelurahan_code, k.kelurahan, k.kecamatan, k.kota, c.households
    from (
        select change, kelurahan_code, count(*) as households
        from published.changes_between(changes_between.earlier, changes_between.later)
        group by change, kelurahan_code
    ) as c
    left join ops.kelurahan as k on k.kelurahan_code = c.kelurahan_code
$$;
ALTER FUNCTION report.changes_between(earlier bigint, later bigint) OWNER TO tepat_owner;
COMMENT ON FUNCTION report.changes_between(earlier bigint, later bigint) IS 'Households by what changed from one publication to another and by kelurahan (the later one''s, of those who left the earlier one''s): ADMITTED, LEFT, HELD, RELEASED, PAYEE_CHANGED, RELOCATED. One household can count in several.';
CREATE FUNCTION report.exclusions_by_reason_as_of(publication_id bigint) RETURNS TABLE(period text, kelurahan_code text, status text, reason_code text, households bigint)
    LANGUAGE sql STABLE SECURITY DEFINER PARALLEL SAFE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
    select d.period, d.kelurahan_code, d.status, reason.code, count(*)
    from published.decision_as_of(exclusions_by_reason_as_of.publication_id) as d
    cross join lateral unnest(d.reason_codes) as reason (code)
    group by d.period, d.kelurahan_code, d.status, reason.code
$$;
ALTER FUNCTION report.exclusions_by_reason_as_of(publication_id bigint) OWNER TO tepat_owner;
COMMENT ON FUNCTION report.exclusions_by_reason_as_of(publication_id bigint) IS 'Households by kelurahan and reason for which they were excluded or held, as they stood at a publication. One with two reasons counts in both.';
CREATE FUNCTION report.households_by_kelurahan_as_of(publication_id bigint) RETURNS TABLE(period text, kelurahan_code text, kelurahan text, kecamatan text, kota text, eligible bigint, held bigint, ineligible bigint, living_members bigint, amount_idr bigint)
    LANGUAGE sql STABLE SECURITY DEFINER PARALLEL SAFE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
    select
        d.period, d.kelurahan_code, k.kelurahan, k.kecamatan, k.kota,
        d.eligible, d.held, d.ineligible, d.living_members, d.amount_idr
    from (
        select
            period,
            kelurahan_code,
            count(*) filter (where status = 'ELIGIBLE') as eligible,
            count(*) filter (where status = 'HELD') as held,
            count(*) filter (where status = 'INELIGIBLE') as ineligible,
            sum(member_count) as living_members,
            sum(amount_idr)::bigint as amount_idr
        from published.decision_as_of(households_by_kelurahan_as_of.publication_id)
        group by period, kelurahan_code
    ) as d
    left join ops.kelurahan as k on k.kelurahan_code = d.kelurahan_code
$$;
ALTER FUNCTION report.households_by_kelurahan_as_of(publication_id bigint) OWNER TO tepat_owner;
COMMENT ON FUNCTION report.households_by_kelurahan_as_of(publication_id bigint) IS 'Households by kelurahan and status, their living members and the rupiah to be paid, as they stood at a publication.';
CREATE TABLE ops.access (
    access_id bigint NOT NULL,
    accessed_at timestamp with time zone DEFAULT now() NOT NULL,
    accessed_by text NOT NULL,
    login name DEFAULT SESSION_USER NOT NULL,
    tool text NOT NULL,
    period text,
    household_id text,
    case_id text,
    CONSTRAINT access_accessed_by_check CHECK ((accessed_by <> ''::text))
);
ALTER TABLE ops.access OWNER TO tepat_owner;
COMMENT ON TABLE ops.access IS 'Access log: who read personal data through the product''s tools. Written in the transaction that reads, only ever added to; the numbers asked for are not in it.';
COMMENT ON COLUMN ops.access.access_id IS 'Order in which it was read.';
COMMENT ON COLUMN ops.access.accessed_at IS 'When.';
COMMENT ON COLUMN ops.access.accessed_by IS 'Who, by their own word: --by, else the account of the operating system.';
COMMENT ON COLUMN ops.access.login IS 'Login of PostgreSQL.';
COMMENT ON COLUMN ops.access.tool IS 'Command, such as explain.';
COMMENT ON COLUMN ops.access.period IS 'Month asked for; null where none was.';
COMMENT ON COLUMN ops.access.household_id IS 'Household shown; null where none was found, or where the tool shows many.';
COMMENT ON COLUMN ops.access.case_id IS 'Review case shown; null where none was.';
ALTER TABLE ops.access ALTER COLUMN access_id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME ops.access_access_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE ops.alembic_version (
    version_num character varying(32) NOT NULL
);
ALTER TABLE ops.alembic_version OWNER TO tepat_owner;
COMMENT ON TABLE ops.alembic_version IS 'Which migration the schema is at; kept by Alembic.';
COMMENT ON COLUMN ops.alembic_version.version_num IS 'Revision of the last migration.';
CREATE TABLE ops.applied_file (
    name text NOT NULL,
    sha256 text NOT NULL,
    applied_at timestamp with time zone DEFAULT now() NOT NULL
);
ALTER TABLE ops.applied_file OWNER TO tepat_owner;
COMMENT ON TABLE ops.applied_file IS 'Report views and reference tables as last applied; unchanged ones are left alone.';
COMMENT ON COLUMN ops.applied_file.name IS 'File below include, such as sql/report/freshness.sql.';
COMMENT ON COLUMN ops.applied_file.sha256 IS 'SHA-256 of the text applied.';
COMMENT ON COLUMN ops.applied_file.applied_at IS 'When it was applied.';
CREATE TABLE ops.civil_count (
    period text NOT NULL,
    kelurahan_code text NOT NULL,
    dead_members bigint NOT NULL,
    departed_members bigint NOT NULL,
    payees_replaced_by_heir bigint NOT NULL,
    payees_replaced_after_move bigint NOT NULL,
    households_relocated_within_dki bigint NOT NULL
);
ALTER TABLE ops.civil_count OWNER TO tepat_owner;
COMMENT ON TABLE ops.civil_count IS 'Deaths and moves among the listed households, counted when a period is published.';
COMMENT ON COLUMN ops.civil_count.period IS 'Month to be paid.';
COMMENT ON COLUMN ops.civil_count.kelurahan_code IS 'Region code, after relocation.';
COMMENT ON COLUMN ops.civil_count.dead_members IS 'Listed persons that have died.';
COMMENT ON COLUMN ops.civil_count.departed_members IS 'Listed persons that left for another KK or out of DKI.';
COMMENT ON COLUMN ops.civil_count.payees_replaced_by_heir IS 'Households whose heir is paid.';
COMMENT ON COLUMN ops.civil_count.payees_replaced_after_move IS 'Households where another member is paid because the head left.';
COMMENT ON COLUMN ops.civil_count.households_relocated_within_dki IS 'Households that live elsewhere in DKI than listed.';
CREATE TABLE ops.complaint (
    complaint_id text NOT NULL,
    lodged_on date NOT NULL,
    category text NOT NULL,
    route text NOT NULL,
    kelurahan_code text,
    household_id text,
    period text NOT NULL,
    answer text,
    answered_on date,
    case_id text,
    source_file text NOT NULL,
    source_row integer NOT NULL,
    CONSTRAINT complaint_route_check CHECK ((route = ANY (ARRAY['REMAP'::text, 'REVIEW'::text, 'PAYMENT'::text, 'BANK'::text, 'OFFICE'::text])))
);
ALTER TABLE ops.complaint OWNER TO tepat_owner;
COMMENT ON TABLE ops.complaint IS 'Complaints, where each was sent, and what was answered; their wording stays in the lake.';
COMMENT ON COLUMN ops.complaint.complaint_id IS 'Number of the complaint.';
COMMENT ON COLUMN ops.complaint.lodged_on IS 'Day on which it was lodged.';
COMMENT ON COLUMN ops.complaint.category IS 'What it is about, as the contract names it.';
COMMENT ON COLUMN ops.complaint.route IS 'REMAP (sites), REVIEW (an officer decides), PAYMENT (looked up), BANK (card) or OFFICE.';
COMMENT ON COLUMN ops.complaint.kelurahan_code IS 'Kelurahan it names, else that of the household; null when neither is known.';
COMMENT ON COLUMN ops.complaint.household_id IS 'Household that complains; null when it is not found.';
COMMENT ON COLUMN ops.complaint.period IS 'Month to be paid against which it was last looked up.';
COMMENT ON COLUMN ops.complaint.answer IS 'Of PAYMENT: PAID, FAILED, RETURNED, SENT, NOT_INSTRUCTED, NOT_ELIGIBLE, HELD or FAMILY_NOT_FOUND; else null.';
COMMENT ON COLUMN ops.complaint.answered_on IS 'Day on which it was first answered.';
COMMENT ON COLUMN ops.complaint.case_id IS 'Of REVIEW: the officer''s case.';
COMMENT ON COLUMN ops.complaint.source_file IS 'SHA-256 of the file that brought it.';
COMMENT ON COLUMN ops.complaint.source_row IS 'Row in it, as a spreadsheet shows it.';
CREATE TABLE ops.decision_count (
    period text NOT NULL,
    kelurahan_code text NOT NULL,
    rw text,
    rt text,
    status text NOT NULL,
    households bigint NOT NULL,
    members bigint NOT NULL,
    amount_idr bigint NOT NULL
);
ALTER TABLE ops.decision_count OWNER TO tepat_owner;
COMMENT ON TABLE ops.decision_count IS 'Households by decision, down to the RT, counted when a period is published.';
COMMENT ON COLUMN ops.decision_count.period IS 'Month to be paid.';
COMMENT ON COLUMN ops.decision_count.kelurahan_code IS 'Region code, after relocation.';
COMMENT ON COLUMN ops.decision_count.rw IS 'RW; null where unknown.';
COMMENT ON COLUMN ops.decision_count.rt IS 'RT; null where unknown.';
COMMENT ON COLUMN ops.decision_count.status IS 'ELIGIBLE, HELD or INELIGIBLE.';
COMMENT ON COLUMN ops.decision_count.households IS 'Number of households.';
COMMENT ON COLUMN ops.decision_count.members IS 'Their living members.';
COMMENT ON COLUMN ops.decision_count.amount_idr IS 'Rupiah to be paid.';
CREATE TABLE ops.event_lag (
    period text NOT NULL,
    feed text NOT NULL,
    event_month text NOT NULL,
    events bigint NOT NULL,
    within_7_days bigint NOT NULL,
    within_30_days bigint NOT NULL,
    within_90_days bigint NOT NULL,
    later bigint NOT NULL,
    median_days double precision NOT NULL
);
ALTER TABLE ops.event_lag OWNER TO tepat_owner;
COMMENT ON TABLE ops.event_lag IS 'Deaths and moves by the days between event and report, counted when a period is published.';
COMMENT ON COLUMN ops.event_lag.period IS 'Month to be paid.';
COMMENT ON COLUMN ops.event_lag.feed IS 'dukcapil/kematian or dukcapil/pindah.';
COMMENT ON COLUMN ops.event_lag.event_month IS 'Month of the event, such as 2021-06.';
COMMENT ON COLUMN ops.event_lag.events IS 'Events known on the run date, reversals left out.';
COMMENT ON COLUMN ops.event_lag.within_7_days IS 'Reported within 7 days.';
COMMENT ON COLUMN ops.event_lag.within_30_days IS 'Reported after 8 to 30 days.';
COMMENT ON COLUMN ops.event_lag.within_90_days IS 'Reported after 31 to 90 days.';
COMMENT ON COLUMN ops.event_lag.later IS 'Reported later still.';
COMMENT ON COLUMN ops.event_lag.median_days IS 'Median of the days between event and report.';
CREATE TABLE ops.fence (
    is_fence boolean DEFAULT true NOT NULL,
    run_id bigint NOT NULL,
    taken_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT fence_is_fence_check CHECK (is_fence)
);
ALTER TABLE ops.fence OWNER TO tepat_owner;
COMMENT ON TABLE ops.fence IS 'One row: the newest run. Only that run may publish.';
COMMENT ON COLUMN ops.fence.is_fence IS 'Always true: there is one row.';
COMMENT ON COLUMN ops.fence.run_id IS 'Number of the newest run; the next run gets the next number.';
COMMENT ON COLUMN ops.fence.taken_at IS 'When the newest run began.';
CREATE TABLE ops.field_verification (
    household_id text NOT NULL,
    period text NOT NULL,
    kelurahan_code text NOT NULL,
    opened_on date NOT NULL
);
ALTER TABLE ops.field_verification OWNER TO tepat_owner;
COMMENT ON TABLE ops.field_verification IS 'Households that came to none of their rounds: somebody goes and looks. They stay on the list.';
COMMENT ON COLUMN ops.field_verification.household_id IS 'The household.';
COMMENT ON COLUMN ops.field_verification.period IS 'Month to be paid.';
COMMENT ON COLUMN ops.field_verification.kelurahan_code IS 'Where it lives.';
COMMENT ON COLUMN ops.field_verification.opened_on IS 'Run date since when it is looked for.';
CREATE TABLE ops.invitation_count (
    period text NOT NULL,
    kelurahan_code text NOT NULL,
    round integer NOT NULL,
    invited bigint NOT NULL,
    collected bigint NOT NULL,
    refused bigint NOT NULL,
    absent bigint NOT NULL,
    to_come bigint NOT NULL
);
ALTER TABLE ops.invitation_count OWNER TO tepat_owner;
COMMENT ON TABLE ops.invitation_count IS 'Invitations by kelurahan and round, and what became of them.';
COMMENT ON COLUMN ops.invitation_count.period IS 'Month to be paid.';
COMMENT ON COLUMN ops.invitation_count.kelurahan_code IS 'Where the invited live.';
COMMENT ON COLUMN ops.invitation_count.round IS 'Which round.';
COMMENT ON COLUMN ops.invitation_count.invited IS 'Households invited.';
COMMENT ON COLUMN ops.invitation_count.collected IS 'Of these, who collected in this round.';
COMMENT ON COLUMN ops.invitation_count.refused IS 'Who came and was refused, for want of a document.';
COMMENT ON COLUMN ops.invitation_count.absent IS 'Who did not come.';
COMMENT ON COLUMN ops.invitation_count.to_come IS 'Whose day is still to come.';
CREATE TABLE ops.kelurahan (
    kelurahan_code text NOT NULL,
    kelurahan text NOT NULL,
    kecamatan text NOT NULL,
    kota text NOT NULL
);
ALTER TABLE ops.kelurahan OWNER TO tepat_owner;
COMMENT ON TABLE ops.kelurahan IS 'The 267 kelurahan of DKI Jakarta.';
COMMENT ON COLUMN ops.kelurahan.kelurahan_code IS 'Region code, such as 31.74.01.1001.';
COMMENT ON COLUMN ops.kelurahan.kelurahan IS 'Name of the kelurahan.';
COMMENT ON COLUMN ops.kelurahan.kecamatan IS 'Name of its kecamatan.';
COMMENT ON COLUMN ops.kelurahan.kota IS 'Name of its city or regency.';
CREATE TABLE ops.kelurahan_login (
    login name NOT NULL,
    kelurahan_code text NOT NULL
);
ALTER TABLE ops.kelurahan_login OWNER TO tepat_owner;
COMMENT ON TABLE ops.kelurahan_login IS 'Logins with the role kelurahan_reader, and the kelurahan whose families each may read. A login sees its own rows.';
COMMENT ON COLUMN ops.kelurahan_login.login IS 'Login of PostgreSQL; a session setting would be no identity, for any client can set it.';
COMMENT ON COLUMN ops.kelurahan_login.kelurahan_code IS 'Region code, such as 31.74.01.1001.';
CREATE TABLE ops.landed_file (
    sha256 text NOT NULL,
    feed text NOT NULL,
    period text,
    name text NOT NULL,
    received_at timestamp with time zone NOT NULL,
    size_bytes bigint NOT NULL,
    row_count bigint,
    accepted bigint,
    quarantined bigint,
    skipped bigint,
    status text NOT NULL,
    reason text,
    landing_number integer NOT NULL,
    CONSTRAINT landed_file_status_check CHECK ((status = ANY (ARRAY['ACCEPTED'::text, 'PARTIAL'::text, 'REJECTED'::text, 'DUPLICATE'::text])))
);
ALTER TABLE ops.landed_file OWNER TO tepat_owner;
COMMENT ON TABLE ops.landed_file IS 'Ledger of landed files: what became of each, row counts, and why.';
COMMENT ON COLUMN ops.landed_file.sha256 IS 'SHA-256 of the bytes; with feed and period it is the file.';
COMMENT ON COLUMN ops.landed_file.feed IS 'Feed, such as rt_rw.';
COMMENT ON COLUMN ops.landed_file.period IS 'Month of the folder, such as 2021-07; null for feeds not filed by month.';
COMMENT ON COLUMN ops.landed_file.name IS 'Path below the landing root.';
COMMENT ON COLUMN ops.landed_file.received_at IS 'Landing time: the day of the landing run that first saw it, Jakarta time.';
COMMENT ON COLUMN ops.landed_file.size_bytes IS 'Size of the file.';
COMMENT ON COLUMN ops.landed_file.row_count IS 'Records below the header = accepted + quarantined + skipped.';
COMMENT ON COLUMN ops.landed_file.accepted IS 'Rows taken in.';
COMMENT ON COLUMN ops.landed_file.quarantined IS 'Rows set aside, with reasons in ops.quarantined_row.';
COMMENT ON COLUMN ops.landed_file.skipped IS 'Blank rows, repeated headers and totals.';
COMMENT ON COLUMN ops.landed_file.status IS 'ACCEPTED (whole), PARTIAL (some rows set aside), REJECTED (nothing loaded), DUPLICATE (another name of a known file).';
COMMENT ON COLUMN ops.landed_file.reason IS 'What is wrong and what to do, in Indonesian.';
COMMENT ON COLUMN ops.landed_file.landing_number IS 'Number of the landing run in ops.landing.';
CREATE TABLE ops.landing (
    feed text NOT NULL,
    landing_number integer NOT NULL,
    landed_on date NOT NULL,
    recorded_at timestamp with time zone DEFAULT now() NOT NULL
);
ALTER TABLE ops.landing OWNER TO tepat_owner;
COMMENT ON TABLE ops.landing IS 'Landing runs that the ledger holds, each recorded exactly once.';
COMMENT ON COLUMN ops.landing.feed IS 'Feed, such as dukcapil/kematian.';
COMMENT ON COLUMN ops.landing.landing_number IS 'Number of the landing run within its feed.';
COMMENT ON COLUMN ops.landing.landed_on IS 'Landing time of all files of the landing run.';
COMMENT ON COLUMN ops.landing.recorded_at IS 'When the ledger took it in.';
CREATE TABLE ops.listing_count (
    period text NOT NULL,
    kelurahan_code text NOT NULL,
    listed bigint NOT NULL,
    carried bigint NOT NULL,
    not_proposed bigint NOT NULL
);
ALTER TABLE ops.listing_count OWNER TO tepat_owner;
COMMENT ON TABLE ops.listing_count IS 'Households by the list they stand on, counted when a period is published.';
COMMENT ON COLUMN ops.listing_count.period IS 'Month to be paid.';
COMMENT ON COLUMN ops.listing_count.kelurahan_code IS 'Region code on the list, before relocation.';
COMMENT ON COLUMN ops.listing_count.listed IS 'Households that stand on a list of the period.';
COMMENT ON COLUMN ops.listing_count.carried IS 'Households carried forward from an earlier list.';
COMMENT ON COLUMN ops.listing_count.not_proposed IS 'Households that the list of the period left out.';
CREATE TABLE ops.overlap_count (
    period text NOT NULL,
    kelurahan_code text NOT NULL,
    programme text NOT NULL,
    households bigint NOT NULL
);
ALTER TABLE ops.overlap_count OWNER TO tepat_owner;
COMMENT ON TABLE ops.overlap_count IS 'Households that receive another programme, counted when a period is published.';
COMMENT ON COLUMN ops.overlap_count.period IS 'Month to be paid.';
COMMENT ON COLUMN ops.overlap_count.kelurahan_code IS 'Region code, after relocation.';
COMMENT ON COLUMN ops.overlap_count.programme IS 'The other programme, such as PKH.';
COMMENT ON COLUMN ops.overlap_count.households IS 'Number of households.';
CREATE TABLE ops.payment_anomaly (
    source_file text NOT NULL,
    source_row integer NOT NULL,
    period text NOT NULL,
    kind text NOT NULL,
    status text NOT NULL,
    instruction_id text,
    batch_id text,
    expected_idr bigint,
    reported_idr bigint NOT NULL,
    reconciliation_number bigint NOT NULL
);
ALTER TABLE ops.payment_anomaly OWNER TO tepat_owner;
COMMENT ON TABLE ops.payment_anomaly IS 'Lines of the bank that count for nothing until a person or a later line explains them. Only ever added to; no personal data.';
COMMENT ON COLUMN ops.payment_anomaly.source_file IS 'SHA-256 of the file.';
COMMENT ON COLUMN ops.payment_anomaly.source_row IS 'Row in it, as a spreadsheet shows it.';
COMMENT ON COLUMN ops.payment_anomaly.period IS 'Month in whose folder it lies.';
COMMENT ON COLUMN ops.payment_anomaly.kind IS 'UNKNOWN_INSTRUCTION, OTHER_PERIOD, WRONG_AMOUNT, WRONG_ACCOUNT, WRONG_NAME, DUPLICATE (says the same again), PAID_AGAIN (success on another day), LATE (success after a failure) or CONTRADICTORY.';
COMMENT ON COLUMN ops.payment_anomaly.status IS 'What the line says: BERHASIL, GAGAL or RETUR.';
COMMENT ON COLUMN ops.payment_anomaly.instruction_id IS 'Instruction, where there is one of this id.';
COMMENT ON COLUMN ops.payment_anomaly.batch_id IS 'Its batch.';
COMMENT ON COLUMN ops.payment_anomaly.expected_idr IS 'Rupiah instructed.';
COMMENT ON COLUMN ops.payment_anomaly.reported_idr IS 'Rupiah on the line.';
COMMENT ON COLUMN ops.payment_anomaly.reconciliation_number IS 'Reconciliation that found it.';
CREATE TABLE ops.payment_count (
    batch_id text NOT NULL,
    kelurahan_code text NOT NULL,
    outcome text NOT NULL,
    instructions bigint NOT NULL,
    amount_idr bigint NOT NULL,
    CONSTRAINT payment_count_outcome_check CHECK ((outcome = ANY (ARRAY['UNANSWERED'::text, 'DISPUTED'::text, 'PAID'::text, 'FAILED'::text, 'RETURNED'::text])))
);
ALTER TABLE ops.payment_count OWNER TO tepat_owner;
COMMENT ON TABLE ops.payment_count IS 'Instructions and rupiah by outcome, counted when a batch is sealed and when results are reconciled.';
COMMENT ON COLUMN ops.payment_count.batch_id IS 'Batch.';
COMMENT ON COLUMN ops.payment_count.kelurahan_code IS 'Kelurahan of the household.';
COMMENT ON COLUMN ops.payment_count.outcome IS 'UNANSWERED, DISPUTED (answered otherwise than instructed), PAID, FAILED or RETURNED.';
COMMENT ON COLUMN ops.payment_count.instructions IS 'Number of instructions.';
COMMENT ON COLUMN ops.payment_count.amount_idr IS 'Rupiah instructed.';
CREATE TABLE ops.payment_reconciliation (
    reconciliation_id text NOT NULL,
    reconciliation_number bigint NOT NULL,
    period text NOT NULL,
    run_date date NOT NULL,
    landings integer[] NOT NULL,
    lines bigint NOT NULL,
    counted bigint NOT NULL,
    anomalies bigint NOT NULL,
    reconciled_at timestamp with time zone DEFAULT now() NOT NULL
);
ALTER TABLE ops.payment_reconciliation OWNER TO tepat_owner;
COMMENT ON TABLE ops.payment_reconciliation IS 'Reconciliations of the bank''s results. Only ever added to.';
COMMENT ON COLUMN ops.payment_reconciliation.reconciliation_id IS 'Derived from what it took in; its directory in the lake.';
COMMENT ON COLUMN ops.payment_reconciliation.reconciliation_number IS 'Order, from 1 without gaps.';
COMMENT ON COLUMN ops.payment_reconciliation.period IS 'Month of the batches that were answered.';
COMMENT ON COLUMN ops.payment_reconciliation.run_date IS 'As of when.';
COMMENT ON COLUMN ops.payment_reconciliation.landings IS 'Landings of bank_dki/hasil that it took in.';
COMMENT ON COLUMN ops.payment_reconciliation.lines IS 'Lines taken in.';
COMMENT ON COLUMN ops.payment_reconciliation.counted IS 'Of them, those that answer an instruction.';
COMMENT ON COLUMN ops.payment_reconciliation.anomalies IS 'All others, in ops.payment_anomaly.';
COMMENT ON COLUMN ops.payment_reconciliation.reconciled_at IS 'When it was committed.';
CREATE TABLE ops.quarantined_row (
    feed text NOT NULL,
    period text,
    sha256 text NOT NULL,
    row_number integer NOT NULL,
    severity text NOT NULL,
    codes text[] NOT NULL,
    message text NOT NULL
);
ALTER TABLE ops.quarantined_row OWNER TO tepat_owner;
COMMENT ON TABLE ops.quarantined_row IS 'Rows set aside: where they stand, why, and how to mend them. Holds no cell.';
COMMENT ON COLUMN ops.quarantined_row.feed IS 'Feed, such as rt_rw.';
COMMENT ON COLUMN ops.quarantined_row.period IS 'Month of the folder; null for feeds not filed by month.';
COMMENT ON COLUMN ops.quarantined_row.sha256 IS 'The file, as in ops.landed_file.';
COMMENT ON COLUMN ops.quarantined_row.row_number IS 'Row as a spreadsheet shows it, from 1, header included.';
COMMENT ON COLUMN ops.quarantined_row.severity IS 'Severity of the expectation that was not met.';
COMMENT ON COLUMN ops.quarantined_row.codes IS 'Reason codes, sorted; FILE_REJECTED where only the file as a whole was rejected.';
COMMENT ON COLUMN ops.quarantined_row.message IS 'What is wrong and how to mend it, in Indonesian.';
CREATE TABLE ops.reason_count (
    period text NOT NULL,
    kelurahan_code text NOT NULL,
    status text NOT NULL,
    reason_code text NOT NULL,
    households bigint NOT NULL
);
ALTER TABLE ops.reason_count OWNER TO tepat_owner;
COMMENT ON TABLE ops.reason_count IS 'Households by reason for which they are excluded or held, counted when a period is published.';
COMMENT ON COLUMN ops.reason_count.period IS 'Month to be paid.';
COMMENT ON COLUMN ops.reason_count.kelurahan_code IS 'Region code, after relocation.';
COMMENT ON COLUMN ops.reason_count.status IS 'HELD or INELIGIBLE.';
COMMENT ON COLUMN ops.reason_count.reason_code IS 'Reason.';
COMMENT ON COLUMN ops.reason_count.households IS 'Number of households.';
CREATE TABLE ops.resolution (
    resolution_id bigint NOT NULL,
    case_id text NOT NULL,
    answer text,
    belongs_to text,
    resolved_by text NOT NULL,
    resolved_at timestamp with time zone DEFAULT now() NOT NULL,
    note text NOT NULL,
    CONSTRAINT resolution_answer_check CHECK ((answer = ANY (ARRAY['SAME'::text, 'DIFFERENT'::text, 'UNSURE'::text, 'UPHELD'::text, 'REJECTED'::text]))),
    CONSTRAINT resolution_check CHECK (((belongs_to IS NULL) OR (answer = 'SAME'::text))),
    CONSTRAINT resolution_note_check CHECK ((note <> ''::text)),
    CONSTRAINT resolution_resolved_by_check CHECK ((resolved_by <> ''::text))
);
ALTER TABLE ops.resolution OWNER TO tepat_owner;
COMMENT ON TABLE ops.resolution IS 'Officers'' answers to review cases. Only ever added to: of a case the last row counts, and an undo is one more row.';
COMMENT ON COLUMN ops.resolution.resolution_id IS 'Order in which they were given.';
COMMENT ON COLUMN ops.resolution.case_id IS 'The case, known by the content of both sides.';
COMMENT ON COLUMN ops.resolution.answer IS 'SAME, DIFFERENT or UNSURE; of an appeal UPHELD or REJECTED; null: the answer before is undone.';
COMMENT ON COLUMN ops.resolution.belongs_to IS 'Of a person in two households: the side (SHA-256 of its content) to which the person belongs.';
COMMENT ON COLUMN ops.resolution.resolved_by IS 'Who answered.';
COMMENT ON COLUMN ops.resolution.resolved_at IS 'When.';
COMMENT ON COLUMN ops.resolution.note IS 'Why, in the officer''s words; shown to officers only.';
ALTER TABLE ops.resolution ALTER COLUMN resolution_id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME ops.resolution_resolution_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE ops.review_case (
    case_id text NOT NULL,
    kind text NOT NULL,
    household_id text,
    period text NOT NULL,
    status text DEFAULT 'OPEN'::text NOT NULL,
    score double precision,
    detail jsonb NOT NULL,
    opened_at timestamp with time zone DEFAULT now() NOT NULL,
    opened_by_run bigint NOT NULL,
    withdrawn_at timestamp with time zone,
    resolution text,
    resolved_by text,
    resolved_at timestamp with time zone,
    CONSTRAINT review_case_check CHECK (((status = 'RESOLVED'::text) = (resolution IS NOT NULL))),
    CONSTRAINT review_case_resolution_check CHECK ((resolution = ANY (ARRAY['SAME'::text, 'DIFFERENT'::text, 'UNSURE'::text, 'UPHELD'::text, 'REJECTED'::text]))),
    CONSTRAINT review_case_status_check CHECK ((status = ANY (ARRAY['OPEN'::text, 'WITHDRAWN'::text, 'RESOLVED'::text])))
);
ALTER TABLE ops.review_case OWNER TO tepat_owner;
COMMENT ON TABLE ops.review_case IS 'Cases that a person must decide. Opened once, withdrawn when a later run no longer raises them.';
COMMENT ON COLUMN ops.review_case.case_id IS 'SHA-256 of the content of both sides: the same question has the same id in every night.';
COMMENT ON COLUMN ops.review_case.kind IS 'What is to be decided.';
COMMENT ON COLUMN ops.review_case.household_id IS 'Household concerned.';
COMMENT ON COLUMN ops.review_case.period IS 'Last period that raised it.';
COMMENT ON COLUMN ops.review_case.status IS 'OPEN, WITHDRAWN (no longer raised, never answered) or RESOLVED (an officer answered).';
COMMENT ON COLUMN ops.review_case.score IS 'Probability of a match, where one was computed.';
COMMENT ON COLUMN ops.review_case.detail IS 'Where both sides stand (feed, file, row, side: SHA-256 of its content), and method; no personal data.';
COMMENT ON COLUMN ops.review_case.opened_at IS 'When it was first raised.';
COMMENT ON COLUMN ops.review_case.opened_by_run IS 'Run that first raised it.';
COMMENT ON COLUMN ops.review_case.withdrawn_at IS 'When it was withdrawn.';
COMMENT ON COLUMN ops.review_case.resolution IS 'The answer that counts, the last one of ops.resolution: SAME, DIFFERENT, UNSURE, UPHELD or REJECTED.';
COMMENT ON COLUMN ops.review_case.resolved_by IS 'Who answered.';
COMMENT ON COLUMN ops.review_case.resolved_at IS 'When.';
CREATE TABLE ops.run (
    run_id bigint NOT NULL,
    run_date date NOT NULL,
    period text NOT NULL,
    stage text NOT NULL,
    started_at timestamp with time zone NOT NULL,
    finished_at timestamp with time zone,
    rows_in bigint,
    rows_out bigint,
    status text NOT NULL,
    detail jsonb DEFAULT '{}'::jsonb NOT NULL,
    CONSTRAINT run_status_check CHECK ((status = ANY (ARRAY['RUNNING'::text, 'SUCCEEDED'::text, 'FAILED'::text, 'SUPERSEDED'::text])))
);
ALTER TABLE ops.run OWNER TO tepat_owner;
COMMENT ON TABLE ops.run IS 'One row per run and stage; the row of stage refresh is the run as a whole.';
COMMENT ON COLUMN ops.run.run_id IS 'Number of the run, also its fencing token.';
COMMENT ON COLUMN ops.run.run_date IS 'As of when it decides: the run''s only clock.';
COMMENT ON COLUMN ops.run.period IS 'Month to be paid.';
COMMENT ON COLUMN ops.run.stage IS 'Stage; refresh is the whole run.';
COMMENT ON COLUMN ops.run.started_at IS 'Start of the last attempt.';
COMMENT ON COLUMN ops.run.finished_at IS 'End of the last attempt; null while it runs or when it was killed.';
COMMENT ON COLUMN ops.run.rows_in IS 'Rows read.';
COMMENT ON COLUMN ops.run.rows_out IS 'Rows written.';
COMMENT ON COLUMN ops.run.status IS 'RUNNING, SUCCEEDED, FAILED, or SUPERSEDED (a newer run began first).';
COMMENT ON COLUMN ops.run.detail IS 'Counts, or the message of a failure; no personal data.';
CREATE TABLE ops.site_load (
    plan_number bigint NOT NULL,
    site_code text NOT NULL,
    site_name text NOT NULL,
    kelurahan_code text NOT NULL,
    day date NOT NULL,
    daily_capacity integer NOT NULL,
    recipients bigint NOT NULL,
    CONSTRAINT site_load_check CHECK ((recipients <= daily_capacity))
);
ALTER TABLE ops.site_load OWNER TO tepat_owner;
COMMENT ON TABLE ops.site_load IS 'Recipients of each site on each day, by plan.';
COMMENT ON COLUMN ops.site_load.plan_number IS 'The plan.';
COMMENT ON COLUMN ops.site_load.site_code IS 'The site.';
COMMENT ON COLUMN ops.site_load.site_name IS 'Its name.';
COMMENT ON COLUMN ops.site_load.kelurahan_code IS 'Kelurahan in which it stands.';
COMMENT ON COLUMN ops.site_load.day IS 'The day.';
COMMENT ON COLUMN ops.site_load.daily_capacity IS 'How many it takes in a day, by its own word and policy.';
COMMENT ON COLUMN ops.site_load.recipients IS 'How many are sent there.';
CREATE TABLE ops.site_travel (
    plan_number bigint NOT NULL,
    kelurahan_code text NOT NULL,
    site_code text NOT NULL,
    km numeric(9,3) NOT NULL,
    recipients bigint NOT NULL
);
ALTER TABLE ops.site_travel OWNER TO tepat_owner;
COMMENT ON TABLE ops.site_travel IS 'How many recipients of each kelurahan go to each site, and how far that is, by plan.';
COMMENT ON COLUMN ops.site_travel.plan_number IS 'The plan.';
COMMENT ON COLUMN ops.site_travel.kelurahan_code IS 'Where the recipients live.';
COMMENT ON COLUMN ops.site_travel.site_code IS 'Where they are sent.';
COMMENT ON COLUMN ops.site_travel.km IS 'Kilometres between the two, as the crow flies.';
COMMENT ON COLUMN ops.site_travel.recipients IS 'How many are sent there.';
CREATE TABLE ops.unpaid_household (
    household_id text NOT NULL,
    period text NOT NULL,
    kelurahan_code text NOT NULL,
    reason text NOT NULL
);
ALTER TABLE ops.unpaid_household OWNER TO tepat_owner;
COMMENT ON TABLE ops.unpaid_household IS 'Eligible households that the last draft of a month could not pay, and why. No personal data.';
COMMENT ON COLUMN ops.unpaid_household.household_id IS 'Household.';
COMMENT ON COLUMN ops.unpaid_household.period IS 'Month it is owed.';
COMMENT ON COLUMN ops.unpaid_household.kelurahan_code IS 'Its kelurahan.';
COMMENT ON COLUMN ops.unpaid_household.reason IS 'NO_ACCOUNT, ACCOUNT_NOT_COLLECTED, ACCOUNT_DORMANT, ACCOUNT_CLOSED, ACCOUNT_NAME_DIFFERS, PAYEE_PAID_ELSEWHERE or ACCOUNT_PAID_ELSEWHERE.';
CREATE TABLE ops.validation_count (
    feed text NOT NULL,
    sha256 text NOT NULL,
    period text,
    kelurahan_code text,
    code text NOT NULL,
    severity text NOT NULL,
    row_count bigint NOT NULL
);
ALTER TABLE ops.validation_count OWNER TO tepat_owner;
COMMENT ON TABLE ops.validation_count IS 'Validation results: rows of a file and kelurahan that did not meet an expectation. Counts, no values.';
COMMENT ON COLUMN ops.validation_count.feed IS 'Feed, such as rt_rw.';
COMMENT ON COLUMN ops.validation_count.sha256 IS 'The file, as in ops.landed_file.';
COMMENT ON COLUMN ops.validation_count.period IS 'Month of the folder; null for feeds not filed by month.';
COMMENT ON COLUMN ops.validation_count.kelurahan_code IS 'Kelurahan of the rows; null where unknown or not told apart.';
COMMENT ON COLUMN ops.validation_count.code IS 'Reason code of the expectation.';
COMMENT ON COLUMN ops.validation_count.severity IS 'critical (the row was set aside) or warning (it was accepted).';
COMMENT ON COLUMN ops.validation_count.row_count IS 'Number of rows.';
CREATE TABLE published.attendance (
    invitation_id text NOT NULL,
    round integer NOT NULL,
    attended_on date NOT NULL,
    outcome text NOT NULL,
    refusal text,
    remedy text,
    source_file text NOT NULL,
    source_row integer NOT NULL,
    CONSTRAINT attendance_outcome_check CHECK ((outcome = ANY (ARRAY['COLLECTED'::text, 'REFUSED'::text, 'ABSENT'::text])))
);
ALTER TABLE published.attendance OWNER TO tepat_owner;
COMMENT ON TABLE published.attendance IS 'Reports of the sites: the card was collected, refused, or nobody came. Only ever added to.';
COMMENT ON COLUMN published.attendance.invitation_id IS 'Number of the invitation, as the site wrote it.';
COMMENT ON COLUMN published.attendance.round IS 'Its round.';
COMMENT ON COLUMN published.attendance.attended_on IS 'Day of the attendance.';
COMMENT ON COLUMN published.attendance.outcome IS 'COLLECTED, REFUSED (says why) or ABSENT.';
COMMENT ON COLUMN published.attendance.refusal IS 'Why it was refused: a missing document, or a round that was never sent.';
COMMENT ON COLUMN published.attendance.remedy IS 'The same in Indonesian, with what to bring.';
COMMENT ON COLUMN published.attendance.source_file IS 'SHA-256 of the file that reports it.';
COMMENT ON COLUMN published.attendance.source_row IS 'Row in it, as a spreadsheet shows it.';
CREATE VIEW published.current_decision WITH (security_invoker='true') AS
 SELECT household_id,
    period,
    no_kk,
    kelurahan_code,
    rt,
    rw,
    status,
    reason_codes,
    notes,
    payee_nik,
    payee_name,
    payee_role,
    member_count,
    amount_idr,
    evidence,
    source_file,
    source_row,
    rule_set,
    rule_set_sha256,
    publication_id,
    valid_from,
    valid_to
   FROM published.decision
  WHERE (valid_to IS NULL);
ALTER VIEW published.current_decision OWNER TO tepat_owner;
COMMENT ON VIEW published.current_decision IS 'The current decision of every household and period. Personal data.';
COMMENT ON COLUMN published.current_decision.household_id IS 'Stable id of the household.';
COMMENT ON COLUMN published.current_decision.period IS 'Month to be paid, such as 2021-07.';
COMMENT ON COLUMN published.current_decision.no_kk IS 'Number of its Kartu Keluarga.';
COMMENT ON COLUMN published.current_decision.kelurahan_code IS 'Kelurahan after relocation, such as 31.74.01.1001.';
COMMENT ON COLUMN published.current_decision.rt IS 'RT, three digits.';
COMMENT ON COLUMN published.current_decision.rw IS 'RW, three digits.';
COMMENT ON COLUMN published.current_decision.status IS 'ELIGIBLE, HELD (a person must decide) or INELIGIBLE.';
COMMENT ON COLUMN published.current_decision.reason_codes IS 'Excluding and holding reasons, sorted.';
COMMENT ON COLUMN published.current_decision.notes IS 'Notes that change nothing, sorted.';
COMMENT ON COLUMN published.current_decision.payee_nik IS 'NIK of the payee.';
COMMENT ON COLUMN published.current_decision.payee_name IS 'Name of the payee.';
COMMENT ON COLUMN published.current_decision.payee_role IS 'HEAD, HEIR or NONE.';
COMMENT ON COLUMN published.current_decision.member_count IS 'Number of living members.';
COMMENT ON COLUMN published.current_decision.amount_idr IS 'Rupiah to be paid; 0 unless ELIGIBLE.';
COMMENT ON COLUMN published.current_decision.evidence IS 'Reason to the list of its evidence: feed, file, row, method, score.';
COMMENT ON COLUMN published.current_decision.source_file IS 'SHA-256 of the file with the submission that counts.';
COMMENT ON COLUMN published.current_decision.source_row IS 'Row of the head in it, as a spreadsheet shows it.';
COMMENT ON COLUMN published.current_decision.rule_set IS 'Rule set that decided.';
COMMENT ON COLUMN published.current_decision.rule_set_sha256 IS 'SHA-256 of its file.';
COMMENT ON COLUMN published.current_decision.publication_id IS 'Publication that wrote the row.';
COMMENT ON COLUMN published.current_decision.valid_from IS 'When the row became current.';
COMMENT ON COLUMN published.current_decision.valid_to IS 'When it ceased to be; null = current.';
CREATE TABLE published.invitation (
    invitation_id text NOT NULL,
    round integer NOT NULL,
    period text NOT NULL,
    household_id text NOT NULL,
    kelurahan_code text NOT NULL,
    site_code text NOT NULL,
    day date NOT NULL,
    plan_number bigint NOT NULL,
    invited_on date NOT NULL,
    CONSTRAINT invitation_round_check CHECK (((round >= 1) AND (round <= 3)))
);
ALTER TABLE published.invitation OWNER TO tepat_owner;
COMMENT ON TABLE published.invitation IS 'Invitations to collect a card, up to three rounds for a household and month. Only ever added to.';
COMMENT ON COLUMN published.invitation.invitation_id IS 'Number of the invitation, one per household and month.';
COMMENT ON COLUMN published.invitation.round IS 'Which round: 1, 2 or 3.';
COMMENT ON COLUMN published.invitation.period IS 'Month to be paid.';
COMMENT ON COLUMN published.invitation.household_id IS 'The household.';
COMMENT ON COLUMN published.invitation.kelurahan_code IS 'Where it lives.';
COMMENT ON COLUMN published.invitation.site_code IS 'The site to come to.';
COMMENT ON COLUMN published.invitation.day IS 'The day to come on.';
COMMENT ON COLUMN published.invitation.plan_number IS 'Plan that gave site and day.';
COMMENT ON COLUMN published.invitation.invited_on IS 'Run date on which it was sent.';
CREATE TABLE published.payment_batch (
    batch_id text NOT NULL,
    batch_number bigint NOT NULL,
    period text NOT NULL,
    asked_periods text[] NOT NULL,
    run_date date NOT NULL,
    instruction_count bigint NOT NULL,
    amount_idr bigint NOT NULL,
    csv_sha256 text NOT NULL,
    publications jsonb NOT NULL,
    approved_by text NOT NULL,
    sealed_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT payment_batch_amount_idr_check CHECK ((amount_idr > 0)),
    CONSTRAINT payment_batch_approved_by_check CHECK ((approved_by <> ''::text)),
    CONSTRAINT payment_batch_instruction_count_check CHECK ((instruction_count > 0))
);
ALTER TABLE published.payment_batch OWNER TO tepat_owner;
COMMENT ON TABLE published.payment_batch IS 'Batches of payment instructions handed to the bank, with their control totals. Only ever added to.';
COMMENT ON COLUMN published.payment_batch.batch_id IS 'Derived from the content: the same instructions are the same batch.';
COMMENT ON COLUMN published.payment_batch.batch_number IS 'Order in which they were sealed, from 1 without gaps.';
COMMENT ON COLUMN published.payment_batch.period IS 'Last month asked for; the bank answers in the folder of this month.';
COMMENT ON COLUMN published.payment_batch.asked_periods IS 'Months asked for. Failed payments of other months are retried beside them.';
COMMENT ON COLUMN published.payment_batch.run_date IS 'As of when it was drafted.';
COMMENT ON COLUMN published.payment_batch.instruction_count IS 'Control total: number of instructions.';
COMMENT ON COLUMN published.payment_batch.amount_idr IS 'Control total: rupiah.';
COMMENT ON COLUMN published.payment_batch.csv_sha256 IS 'Control total: SHA-256 of the CSV file for the bank.';
COMMENT ON COLUMN published.payment_batch.publications IS 'Month to the publication whose decisions are paid.';
COMMENT ON COLUMN published.payment_batch.approved_by IS 'Who approved it.';
COMMENT ON COLUMN published.payment_batch.sealed_at IS 'When it was sealed.';
CREATE TABLE published.payment_claim (
    household_id text NOT NULL,
    period text NOT NULL,
    payee_nik text,
    account text NOT NULL,
    instruction_id text NOT NULL
);
ALTER TABLE published.payment_claim OWNER TO tepat_owner;
COMMENT ON TABLE published.payment_claim IS 'Months that have been paid or are being paid: none can be paid twice. Personal data.';
COMMENT ON COLUMN published.payment_claim.household_id IS 'Household.';
COMMENT ON COLUMN published.payment_claim.period IS 'Month.';
COMMENT ON COLUMN published.payment_claim.payee_nik IS 'NIK of the payee, who is paid once a month whatever his household; null where he has none.';
COMMENT ON COLUMN published.payment_claim.account IS 'Account, which is paid once a month.';
COMMENT ON COLUMN published.payment_claim.instruction_id IS 'Instruction that pays it.';
CREATE TABLE published.payment_instruction (
    instruction_id text NOT NULL,
    batch_id text NOT NULL,
    household_id text NOT NULL,
    periods text[] NOT NULL,
    kelurahan_code text NOT NULL,
    payee_nik text,
    payee_name text NOT NULL,
    account text NOT NULL,
    account_method text NOT NULL,
    amount_idr bigint NOT NULL,
    attempt integer NOT NULL,
    retried_instruction_id text,
    CONSTRAINT payment_instruction_account_method_check CHECK ((account_method = ANY (ARRAY['NIK'::text, 'NAME'::text]))),
    CONSTRAINT payment_instruction_amount_idr_check CHECK ((amount_idr > 0)),
    CONSTRAINT payment_instruction_attempt_check CHECK ((attempt > 0)),
    CONSTRAINT payment_instruction_periods_check CHECK ((cardinality(periods) > 0))
);
ALTER TABLE published.payment_instruction OWNER TO tepat_owner;
COMMENT ON TABLE published.payment_instruction IS 'Payment instructions, one per household and batch. Only ever added to. Personal data.';
COMMENT ON COLUMN published.payment_instruction.instruction_id IS 'Derived from household, months and attempt: drafted again it is the same.';
COMMENT ON COLUMN published.payment_instruction.batch_id IS 'Batch.';
COMMENT ON COLUMN published.payment_instruction.household_id IS 'Household that is paid.';
COMMENT ON COLUMN published.payment_instruction.periods IS 'Months paid by it, sorted.';
COMMENT ON COLUMN published.payment_instruction.kelurahan_code IS 'Kelurahan of the household when it was drafted.';
COMMENT ON COLUMN published.payment_instruction.payee_nik IS 'NIK of the payee; null where the payee has none.';
COMMENT ON COLUMN published.payment_instruction.payee_name IS 'Name of the payee.';
COMMENT ON COLUMN published.payment_instruction.account IS 'Account paid to.';
COMMENT ON COLUMN published.payment_instruction.account_method IS 'How the account was found to be the payee''s: NIK, or NAME.';
COMMENT ON COLUMN published.payment_instruction.amount_idr IS 'Rupiah, of all its months.';
COMMENT ON COLUMN published.payment_instruction.attempt IS '1, or one more than that of the instruction it retries.';
COMMENT ON COLUMN published.payment_instruction.retried_instruction_id IS 'Failed or returned instruction that it retries; null for the first attempt.';
CREATE TABLE published.payment_result (
    instruction_id text NOT NULL,
    outcome text NOT NULL,
    amount_idr bigint NOT NULL,
    reason text,
    result_on date NOT NULL,
    source_file text NOT NULL,
    source_row integer NOT NULL,
    reconciliation_number bigint NOT NULL,
    CONSTRAINT payment_result_outcome_check CHECK ((outcome = ANY (ARRAY['PAID'::text, 'FAILED'::text, 'RETURNED'::text])))
);
ALTER TABLE published.payment_result OWNER TO tepat_owner;
COMMENT ON TABLE published.payment_result IS 'Answers of the bank that agree with their instruction. Only ever added to: a payment that came back is one more row.';
COMMENT ON COLUMN published.payment_result.instruction_id IS 'Instruction that is answered.';
COMMENT ON COLUMN published.payment_result.outcome IS 'PAID, FAILED, or RETURNED (came back). The last two free the months for a retry.';
COMMENT ON COLUMN published.payment_result.amount_idr IS 'Rupiah as the bank reported them.';
COMMENT ON COLUMN published.payment_result.reason IS 'The bank''s reason code.';
COMMENT ON COLUMN published.payment_result.result_on IS 'Day of the event, as the bank reported it.';
COMMENT ON COLUMN published.payment_result.source_file IS 'SHA-256 of the file that says so.';
COMMENT ON COLUMN published.payment_result.source_row IS 'Row in it, as a spreadsheet shows it.';
COMMENT ON COLUMN published.payment_result.reconciliation_number IS 'Reconciliation that took it in.';
CREATE TABLE published.publication (
    publication_id bigint NOT NULL,
    run_id bigint NOT NULL,
    period text NOT NULL,
    run_date date NOT NULL,
    started_at timestamp with time zone NOT NULL,
    published_at timestamp with time zone DEFAULT now() NOT NULL,
    eligible bigint NOT NULL,
    held bigint NOT NULL,
    ineligible bigint NOT NULL,
    inserted bigint NOT NULL,
    changed bigint NOT NULL,
    closed bigint NOT NULL,
    digest text NOT NULL,
    rule_set text NOT NULL,
    rule_set_sha256 text NOT NULL,
    approved_by text,
    base_publication_id bigint,
    landings jsonb NOT NULL
);
ALTER TABLE published.publication OWNER TO tepat_owner;
COMMENT ON TABLE published.publication IS 'One row per publication. A night that changes nothing publishes nothing.';
COMMENT ON COLUMN published.publication.publication_id IS 'Number of the publication; grows, may skip.';
COMMENT ON COLUMN published.publication.run_id IS 'Run that published; its directory in the lake is the snapshot.';
COMMENT ON COLUMN published.publication.period IS 'Month to be paid.';
COMMENT ON COLUMN published.publication.run_date IS 'As of when it was decided.';
COMMENT ON COLUMN published.publication.started_at IS 'When the run began.';
COMMENT ON COLUMN published.publication.published_at IS 'When it became visible; equals valid_from of its rows.';
COMMENT ON COLUMN published.publication.eligible IS 'Households of the period that are to be paid.';
COMMENT ON COLUMN published.publication.held IS 'Households that wait for a person''s decision.';
COMMENT ON COLUMN published.publication.ineligible IS 'Households that are not to be paid.';
COMMENT ON COLUMN published.publication.inserted IS 'Households new against the last publication of the period.';
COMMENT ON COLUMN published.publication.changed IS 'Households decided otherwise than in it.';
COMMENT ON COLUMN published.publication.closed IS 'Households of it that have no decision any more.';
COMMENT ON COLUMN published.publication.digest IS 'SHA-256 over the hashes of the period''s current decisions, sorted by household.';
COMMENT ON COLUMN published.publication.rule_set IS 'Rule set in force.';
COMMENT ON COLUMN published.publication.rule_set_sha256 IS 'SHA-256 of its file.';
COMMENT ON COLUMN published.publication.approved_by IS 'Who approved it when a batch guard asked; null when none did.';
COMMENT ON COLUMN published.publication.base_publication_id IS 'Publication of the same period that it changed; null for the first.';
COMMENT ON COLUMN published.publication.landings IS 'Feed to the highest number of the landings that the run used.';
ALTER TABLE published.publication ALTER COLUMN publication_id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME published.publication_publication_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE published.site_assignment (
    plan_number bigint NOT NULL,
    household_id text NOT NULL,
    site_code text NOT NULL,
    day date NOT NULL
);
ALTER TABLE published.site_assignment OWNER TO tepat_owner;
COMMENT ON TABLE published.site_assignment IS 'Where and when each household collects, by plan. Only ever added to.';
COMMENT ON COLUMN published.site_assignment.plan_number IS 'The plan.';
COMMENT ON COLUMN published.site_assignment.household_id IS 'The household.';
COMMENT ON COLUMN published.site_assignment.site_code IS 'The site.';
COMMENT ON COLUMN published.site_assignment.day IS 'The day.';
CREATE TABLE published.site_plan (
    plan_number bigint NOT NULL,
    plan_id text NOT NULL,
    period text NOT NULL,
    publication_id bigint NOT NULL,
    first_day date NOT NULL,
    last_day date NOT NULL,
    sites_per_day integer NOT NULL,
    recipients bigint NOT NULL,
    sites_used integer NOT NULL,
    site_days integer NOT NULL,
    mean_km double precision NOT NULL,
    p95_km double precision NOT NULL,
    beyond_3km double precision NOT NULL,
    weighted_km double precision NOT NULL,
    bound_km double precision NOT NULL,
    made_at timestamp with time zone DEFAULT now() NOT NULL
);
ALTER TABLE published.site_plan OWNER TO tepat_owner;
COMMENT ON TABLE published.site_plan IS 'Plans of who collects where and when; the last one of a period holds. Only ever added to.';
COMMENT ON COLUMN published.site_plan.plan_number IS 'Number of the plan, in the order in which plans were made.';
COMMENT ON COLUMN published.site_plan.plan_id IS 'SHA-256 over all that the plan was made from: the same inputs are the same plan.';
COMMENT ON COLUMN published.site_plan.period IS 'Month to be paid.';
COMMENT ON COLUMN published.site_plan.publication_id IS 'Publication whose recipients it seats.';
COMMENT ON COLUMN published.site_plan.first_day IS 'First day of distribution.';
COMMENT ON COLUMN published.site_plan.last_day IS 'Last day of distribution.';
COMMENT ON COLUMN published.site_plan.sites_per_day IS 'How many sites at most are in use on one day.';
COMMENT ON COLUMN published.site_plan.recipients IS 'Households seated: every recipient of the publication.';
COMMENT ON COLUMN published.site_plan.sites_used IS 'Sites that serve anybody.';
COMMENT ON COLUMN published.site_plan.site_days IS 'Days on which sites serve, all sites together.';
COMMENT ON COLUMN published.site_plan.mean_km IS 'Mean distance of a recipient, kilometres as the crow flies.';
COMMENT ON COLUMN published.site_plan.p95_km IS 'Distance that 95 of 100 recipients do not exceed.';
COMMENT ON COLUMN published.site_plan.beyond_3km IS 'Share of recipients farther than 3 km, 0 to 1.';
COMMENT ON COLUMN published.site_plan.weighted_km IS 'What was made least: kilometres of all recipients, those of kelurahan that complain counted more.';
COMMENT ON COLUMN published.site_plan.bound_km IS 'What no plan under the same capacity and calendar goes below.';
COMMENT ON COLUMN published.site_plan.made_at IS 'When it was made.';
ALTER TABLE published.site_plan ALTER COLUMN plan_number ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME published.site_plan_plan_number_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE VIEW report.civil_event_lag WITH (security_barrier='true') AS
 SELECT period,
    feed,
    event_month,
    events,
    within_7_days,
    within_30_days,
    within_90_days,
    later,
    median_days
   FROM ops.event_lag;
ALTER VIEW report.civil_event_lag OWNER TO tepat_owner;
COMMENT ON VIEW report.civil_event_lag IS 'Deaths and moves by month of the event and days until the report, as known to the last publication of each period.';
COMMENT ON COLUMN report.civil_event_lag.period IS 'Month to be paid.';
COMMENT ON COLUMN report.civil_event_lag.feed IS 'dukcapil/kematian or dukcapil/pindah.';
COMMENT ON COLUMN report.civil_event_lag.event_month IS 'Month of the event.';
COMMENT ON COLUMN report.civil_event_lag.events IS 'Events known, reversals left out.';
COMMENT ON COLUMN report.civil_event_lag.within_7_days IS 'Reported within 7 days.';
COMMENT ON COLUMN report.civil_event_lag.within_30_days IS 'Reported after 8 to 30 days.';
COMMENT ON COLUMN report.civil_event_lag.within_90_days IS 'Reported after 31 to 90 days.';
COMMENT ON COLUMN report.civil_event_lag.later IS 'Reported later still.';
COMMENT ON COLUMN report.civil_event_lag.median_days IS 'Median of the days between event and report.';
CREATE VIEW report.civil_events WITH (security_barrier='true') AS
 WITH excluded AS (
         SELECT reason_count.period,
            reason_count.kelurahan_code,
            (sum(reason_count.households) FILTER (WHERE (reason_count.reason_code = 'MOVED_OUT_OF_DKI'::text)))::bigint AS moved_out,
            (sum(reason_count.households) FILTER (WHERE (reason_count.reason_code = 'NO_SURVIVING_MEMBER'::text)))::bigint AS died_out
           FROM ops.reason_count
          GROUP BY reason_count.period, reason_count.kelurahan_code
        )
 SELECT c.period,
    c.kelurahan_code,
    k.kelurahan,
    k.kecamatan,
    k.kota,
    c.dead_members,
    c.departed_members,
    c.payees_replaced_by_heir,
    c.payees_replaced_after_move,
    c.households_relocated_within_dki,
    COALESCE(e.moved_out, (0)::bigint) AS households_moved_out_of_dki,
    COALESCE(e.died_out, (0)::bigint) AS households_without_survivor
   FROM ((ops.civil_count c
     LEFT JOIN excluded e ON (((e.period = c.period) AND (e.kelurahan_code = c.kelurahan_code))))
     LEFT JOIN ops.kelurahan k ON ((k.kelurahan_code = c.kelurahan_code)));
ALTER VIEW report.civil_events OWNER TO tepat_owner;
COMMENT ON VIEW report.civil_events IS 'Deaths and moves among the listed households, and what followed from them.';
COMMENT ON COLUMN report.civil_events.period IS 'Month to be paid.';
COMMENT ON COLUMN report.civil_events.kelurahan_code IS 'Region code, after relocation.';
COMMENT ON COLUMN report.civil_events.kelurahan IS 'Name of the kelurahan.';
COMMENT ON COLUMN report.civil_events.kecamatan IS 'Name of the kecamatan.';
COMMENT ON COLUMN report.civil_events.kota IS 'Name of the city or regency.';
COMMENT ON COLUMN report.civil_events.dead_members IS 'Listed persons that have died.';
COMMENT ON COLUMN report.civil_events.departed_members IS 'Listed persons that left for another KK or out of DKI.';
COMMENT ON COLUMN report.civil_events.payees_replaced_by_heir IS 'Households whose heir is paid.';
COMMENT ON COLUMN report.civil_events.payees_replaced_after_move IS 'Households where another member is paid because the head left.';
COMMENT ON COLUMN report.civil_events.households_relocated_within_dki IS 'Households that live elsewhere in DKI than listed.';
COMMENT ON COLUMN report.civil_events.households_moved_out_of_dki IS 'Households excluded because they moved out of DKI.';
COMMENT ON COLUMN report.civil_events.households_without_survivor IS 'Households excluded because nobody is left.';
CREATE VIEW report.complaints WITH (security_barrier='true') AS
 WITH known AS (
         SELECT to_char((c.lodged_on)::timestamp with time zone, 'YYYY-MM'::text) AS month,
            c.category,
            c.route,
            c.lodged_on,
            ((c.answer IS NULL) AND (k.status IS DISTINCT FROM 'RESOLVED'::text)) AS is_open,
            (c.answered_on - c.lodged_on) AS days_to_answer
           FROM (ops.complaint c
             LEFT JOIN ops.review_case k ON ((c.case_id = k.case_id)))
        )
 SELECT month,
    category,
    route,
    count(*) AS complaints,
    round(((count(*))::numeric / sum(count(*)) OVER (PARTITION BY month)), 3) AS share,
    count(*) FILTER (WHERE is_open) AS open_complaints,
    max((CURRENT_DATE - lodged_on)) FILTER (WHERE is_open) AS oldest_open_days,
    round(avg(days_to_answer), 1) AS mean_days_to_answer
   FROM known
  GROUP BY month, category, route;
ALTER VIEW report.complaints OWNER TO tepat_owner;
COMMENT ON VIEW report.complaints IS 'Complaints by month and category. In 2021 LOKASI_TERLALU_JAUH was 0.19 of those monitored: the share to be driven down.';
COMMENT ON COLUMN report.complaints.month IS 'Month in which they were lodged.';
COMMENT ON COLUMN report.complaints.category IS 'What they are about, as the contract names it.';
COMMENT ON COLUMN report.complaints.route IS 'Where they go: REMAP (sites), REVIEW (an officer), PAYMENT (looked up), BANK (card) or OFFICE.';
COMMENT ON COLUMN report.complaints.complaints IS 'How many.';
COMMENT ON COLUMN report.complaints.share IS 'Their share of all complaints of the month, 0 to 1.';
COMMENT ON COLUMN report.complaints.open_complaints IS 'Not yet answered or decided; those about distance stay open, a new plan of sites answers them together.';
COMMENT ON COLUMN report.complaints.oldest_open_days IS 'Days since the oldest open one was lodged.';
COMMENT ON COLUMN report.complaints.mean_days_to_answer IS 'Mean days from lodging to answer, where answered.';
CREATE VIEW report.coverage WITH (security_barrier='true') AS
 SELECT p.period,
    k.kelurahan_code,
    k.kelurahan,
    k.kecamatan,
    k.kota,
    COALESCE((c.listed > 0), false) AS has_submitted,
    COALESCE(c.listed, (0)::bigint) AS listed,
    COALESCE(c.carried, (0)::bigint) AS carried,
    COALESCE(c.not_proposed, (0)::bigint) AS not_proposed
   FROM ((( SELECT DISTINCT publication.period
           FROM published.publication) p
     CROSS JOIN ops.kelurahan k)
     LEFT JOIN ops.listing_count c ON (((c.period = p.period) AND (c.kelurahan_code = k.kelurahan_code))));
ALTER VIEW report.coverage OWNER TO tepat_owner;
COMMENT ON VIEW report.coverage IS 'Which kelurahan have submitted for a period, as of its last publication.';
COMMENT ON COLUMN report.coverage.period IS 'Month to be paid.';
COMMENT ON COLUMN report.coverage.kelurahan_code IS 'Region code.';
COMMENT ON COLUMN report.coverage.kelurahan IS 'Name of the kelurahan.';
COMMENT ON COLUMN report.coverage.kecamatan IS 'Name of the kecamatan.';
COMMENT ON COLUMN report.coverage.kota IS 'Name of the city or regency.';
COMMENT ON COLUMN report.coverage.has_submitted IS 'A family of its list of the period stands.';
COMMENT ON COLUMN report.coverage.listed IS 'Households on its list of the period.';
COMMENT ON COLUMN report.coverage.carried IS 'Households carried forward from an earlier list.';
COMMENT ON COLUMN report.coverage.not_proposed IS 'Households that its list of the period left out.';
CREATE VIEW report.data_quality_by_kelurahan WITH (security_barrier='true') AS
 SELECT c.feed,
    c.period,
    c.kelurahan_code,
    k.kelurahan,
    k.kecamatan,
    k.kota,
    c.severity,
    c.code,
    count(DISTINCT c.sha256) AS files,
    (sum(c.row_count))::bigint AS rows
   FROM (ops.validation_count c
     LEFT JOIN ops.kelurahan k ON ((k.kelurahan_code = c.kelurahan_code)))
  GROUP BY c.feed, c.period, c.kelurahan_code, k.kelurahan, k.kecamatan, k.kota, c.severity, c.code;
ALTER VIEW report.data_quality_by_kelurahan OWNER TO tepat_owner;
COMMENT ON VIEW report.data_quality_by_kelurahan IS 'Rows that did not meet an expectation, by feed, period and kelurahan.';
COMMENT ON COLUMN report.data_quality_by_kelurahan.feed IS 'Feed, such as rt_rw.';
COMMENT ON COLUMN report.data_quality_by_kelurahan.period IS 'Month of the folder; null for feeds not filed by month.';
COMMENT ON COLUMN report.data_quality_by_kelurahan.kelurahan_code IS 'Region code; null where unknown or not told apart.';
COMMENT ON COLUMN report.data_quality_by_kelurahan.kelurahan IS 'Name of the kelurahan.';
COMMENT ON COLUMN report.data_quality_by_kelurahan.kecamatan IS 'Name of the kecamatan.';
COMMENT ON COLUMN report.data_quality_by_kelurahan.kota IS 'Name of the city or regency.';
COMMENT ON COLUMN report.data_quality_by_kelurahan.severity IS 'critical (set aside) or warning (accepted).';
COMMENT ON COLUMN report.data_quality_by_kelurahan.code IS 'Reason code.';
COMMENT ON COLUMN report.data_quality_by_kelurahan.files IS 'Files concerned.';
COMMENT ON COLUMN report.data_quality_by_kelurahan.rows IS 'Rows concerned.';
CREATE VIEW report.data_quality_ranking WITH (security_barrier='true') AS
 WITH ranked_code AS (
         SELECT validation_count.period,
            validation_count.kelurahan_code,
            validation_count.code,
            (sum(validation_count.row_count))::bigint AS defects,
            row_number() OVER (PARTITION BY validation_count.period, validation_count.kelurahan_code ORDER BY (sum(validation_count.row_count)) DESC, validation_count.code) AS place
           FROM ops.validation_count
          WHERE ((validation_count.feed = 'rt_rw'::text) AND (validation_count.severity = 'critical'::text) AND (validation_count.kelurahan_code IS NOT NULL))
          GROUP BY validation_count.period, validation_count.kelurahan_code, validation_count.code
        ), defective AS (
         SELECT ranked_code.period,
            ranked_code.kelurahan_code,
            (sum(ranked_code.defects))::bigint AS defects,
            array_agg(ranked_code.code ORDER BY ranked_code.place) FILTER (WHERE (ranked_code.place <= 3)) AS top_defects
           FROM ranked_code
          GROUP BY ranked_code.period, ranked_code.kelurahan_code
        ), measured AS (
         SELECT COALESCE(l.period, d.period) AS period,
            COALESCE(l.kelurahan_code, d.kelurahan_code) AS kelurahan_code,
            COALESCE(l.listed, (0)::bigint) AS listed,
            COALESCE(d.defects, (0)::bigint) AS defects,
            COALESCE(d.top_defects, '{}'::text[]) AS top_defects,
            round(((100.0 * (COALESCE(d.defects, (0)::bigint))::numeric) / (NULLIF(l.listed, 0))::numeric), 2) AS rate
           FROM (ops.listing_count l
             FULL JOIN defective d ON (((d.period = l.period) AND (d.kelurahan_code = l.kelurahan_code))))
        )
 SELECT m.period,
    m.kelurahan_code,
    k.kelurahan,
    k.kecamatan,
    k.kota,
    m.listed,
    m.defects,
    m.rate AS defects_per_100_households,
        CASE
            WHEN (m.rate IS NOT NULL) THEN rank() OVER (PARTITION BY m.period ORDER BY m.rate)
            ELSE NULL::bigint
        END AS quality_rank,
    (m.rate - lag(m.rate) OVER (PARTITION BY m.kelurahan_code ORDER BY m.period)) AS change,
    m.top_defects
   FROM (measured m
     JOIN ops.kelurahan k ON ((k.kelurahan_code = m.kelurahan_code)));
ALTER VIEW report.data_quality_ranking OWNER TO tepat_owner;
COMMENT ON VIEW report.data_quality_ranking IS 'Rows set aside per hundred listed households, by period and kelurahan: rank, change, and the most frequent defects.';
COMMENT ON COLUMN report.data_quality_ranking.period IS 'Month to be paid.';
COMMENT ON COLUMN report.data_quality_ranking.kelurahan_code IS 'Region code.';
COMMENT ON COLUMN report.data_quality_ranking.kelurahan IS 'Name of the kelurahan.';
COMMENT ON COLUMN report.data_quality_ranking.kecamatan IS 'Name of the kecamatan.';
COMMENT ON COLUMN report.data_quality_ranking.kota IS 'Name of the city or regency.';
COMMENT ON COLUMN report.data_quality_ranking.listed IS 'Households on its list of the period.';
COMMENT ON COLUMN report.data_quality_ranking.defects IS 'Demands that a row did not meet and was set aside for; a row can fail several.';
COMMENT ON COLUMN report.data_quality_ranking.defects_per_100_households IS 'Defects per hundred listed households; null when none is listed.';
COMMENT ON COLUMN report.data_quality_ranking.quality_rank IS 'Rank within the period; 1 has the fewest defects per hundred households.';
COMMENT ON COLUMN report.data_quality_ranking.change IS 'Difference of defects per hundred households to its period before; below 0 is better.';
COMMENT ON COLUMN report.data_quality_ranking.top_defects IS 'The three most frequent defects, the most frequent first.';
CREATE VIEW report.exclusions_by_reason WITH (security_barrier='true') AS
 SELECT c.period,
    c.kelurahan_code,
    k.kelurahan,
    k.kecamatan,
    k.kota,
    c.status,
    c.reason_code,
    c.households
   FROM (ops.reason_count c
     LEFT JOIN ops.kelurahan k ON ((k.kelurahan_code = c.kelurahan_code)));
ALTER VIEW report.exclusions_by_reason OWNER TO tepat_owner;
COMMENT ON VIEW report.exclusions_by_reason IS 'Households by reason for which they are excluded or held. One with two reasons counts in both.';
COMMENT ON COLUMN report.exclusions_by_reason.period IS 'Month to be paid.';
COMMENT ON COLUMN report.exclusions_by_reason.kelurahan_code IS 'Region code.';
COMMENT ON COLUMN report.exclusions_by_reason.kelurahan IS 'Name of the kelurahan.';
COMMENT ON COLUMN report.exclusions_by_reason.kecamatan IS 'Name of the kecamatan.';
COMMENT ON COLUMN report.exclusions_by_reason.kota IS 'Name of the city or regency.';
COMMENT ON COLUMN report.exclusions_by_reason.status IS 'HELD or INELIGIBLE.';
COMMENT ON COLUMN report.exclusions_by_reason.reason_code IS 'Reason.';
COMMENT ON COLUMN report.exclusions_by_reason.households IS 'Number of households.';
CREATE VIEW report.freshness WITH (security_barrier='true') AS
 SELECT feed,
    max(received_at) AS last_received_at,
    max(period) FILTER (WHERE (status = ANY (ARRAY['ACCEPTED'::text, 'PARTIAL'::text]))) AS newest_period,
    count(*) FILTER (WHERE (status = ANY (ARRAY['ACCEPTED'::text, 'PARTIAL'::text]))) AS files_accepted,
    count(*) FILTER (WHERE (status = 'REJECTED'::text)) AS files_rejected,
    count(*) FILTER (WHERE (status = 'DUPLICATE'::text)) AS files_duplicate,
    (COALESCE(sum(accepted), (0)::numeric))::bigint AS rows_accepted,
    (COALESCE(sum(quarantined), (0)::numeric))::bigint AS rows_quarantined
   FROM ops.landed_file
  GROUP BY feed;
ALTER VIEW report.freshness OWNER TO tepat_owner;
COMMENT ON VIEW report.freshness IS 'What arrived last, by feed.';
COMMENT ON COLUMN report.freshness.feed IS 'Feed, such as kemensos.';
COMMENT ON COLUMN report.freshness.last_received_at IS 'Landing time of the newest file.';
COMMENT ON COLUMN report.freshness.newest_period IS 'Newest month that has an accepted file; null for feeds not filed by month.';
COMMENT ON COLUMN report.freshness.files_accepted IS 'Files taken in, whole or in part.';
COMMENT ON COLUMN report.freshness.files_rejected IS 'Files rejected.';
COMMENT ON COLUMN report.freshness.files_duplicate IS 'Further names of known files.';
COMMENT ON COLUMN report.freshness.rows_accepted IS 'Rows taken in.';
COMMENT ON COLUMN report.freshness.rows_quarantined IS 'Rows set aside.';
CREATE VIEW report.invitations WITH (security_barrier='true') AS
 WITH looked_for AS (
         SELECT field_verification.period,
            field_verification.kelurahan_code,
            count(*) AS households
           FROM ops.field_verification
          GROUP BY field_verification.period, field_verification.kelurahan_code
        )
 SELECT c.period,
    c.kelurahan_code,
    k.kelurahan,
    k.kecamatan,
    k.kota,
    c.round,
    c.invited,
    c.collected,
    c.refused,
    c.absent,
    c.to_come,
        CASE
            WHEN (c.round = 3) THEN COALESCE(l.households, (0)::bigint)
            ELSE (0)::bigint
        END AS field_verifications
   FROM ((ops.invitation_count c
     JOIN ops.kelurahan k ON ((c.kelurahan_code = k.kelurahan_code)))
     LEFT JOIN looked_for l ON (((c.period = l.period) AND (c.kelurahan_code = l.kelurahan_code))));
ALTER VIEW report.invitations OWNER TO tepat_owner;
COMMENT ON VIEW report.invitations IS 'Invitations to collect a card by kelurahan and round, and what became of them. Nobody leaves the list for not coming.';
COMMENT ON COLUMN report.invitations.period IS 'Month to be paid.';
COMMENT ON COLUMN report.invitations.kelurahan_code IS 'Region code of the kelurahan in which the invited live.';
COMMENT ON COLUMN report.invitations.kelurahan IS 'Name of that kelurahan.';
COMMENT ON COLUMN report.invitations.kecamatan IS 'Name of the kecamatan.';
COMMENT ON COLUMN report.invitations.kota IS 'Name of the city or regency.';
COMMENT ON COLUMN report.invitations.round IS 'Which round: 1, 2 or 3.';
COMMENT ON COLUMN report.invitations.invited IS 'Households invited.';
COMMENT ON COLUMN report.invitations.collected IS 'Of these, who collected in this round.';
COMMENT ON COLUMN report.invitations.refused IS 'Who came and was refused, for want of a document.';
COMMENT ON COLUMN report.invitations.absent IS 'Who did not come.';
COMMENT ON COLUMN report.invitations.to_come IS 'Whose day is still to come.';
COMMENT ON COLUMN report.invitations.field_verifications IS 'After the third round: households that are looked for at home.';
CREATE VIEW report.payment_anomalies WITH (security_barrier='true') AS
 SELECT period,
    kind,
    status,
    count(*) AS lines,
    (sum(reported_idr))::bigint AS reported_idr,
    (sum(expected_idr))::bigint AS expected_idr
   FROM ops.payment_anomaly
  GROUP BY period, kind, status;
ALTER VIEW report.payment_anomalies OWNER TO tepat_owner;
COMMENT ON VIEW report.payment_anomalies IS 'Lines of the bank''s results that count for nothing until they are explained, by kind.';
COMMENT ON COLUMN report.payment_anomalies.period IS 'Month in whose folder they lie.';
COMMENT ON COLUMN report.payment_anomalies.kind IS 'What is wrong with them, such as WRONG_AMOUNT.';
COMMENT ON COLUMN report.payment_anomalies.status IS 'What they say: BERHASIL, GAGAL or RETUR.';
COMMENT ON COLUMN report.payment_anomalies.lines IS 'Number of lines.';
COMMENT ON COLUMN report.payment_anomalies.reported_idr IS 'Rupiah on the lines.';
COMMENT ON COLUMN report.payment_anomalies.expected_idr IS 'Rupiah instructed; null where no instruction is known.';
CREATE VIEW report.payments WITH (security_barrier='true') AS
 SELECT b.period,
    b.batch_number,
    b.batch_id,
    k.kelurahan_code,
    k.kelurahan,
    k.kecamatan,
    k.kota,
    c.outcome,
    c.instructions,
    c.amount_idr
   FROM ((ops.payment_count c
     JOIN published.payment_batch b ON ((c.batch_id = b.batch_id)))
     JOIN ops.kelurahan k ON ((c.kelurahan_code = k.kelurahan_code)));
ALTER VIEW report.payments OWNER TO tepat_owner;
COMMENT ON VIEW report.payments IS 'Payment instructions and rupiah by batch, kelurahan and outcome, exact.';
COMMENT ON COLUMN report.payments.period IS 'Month in which the batch was handed to the bank.';
COMMENT ON COLUMN report.payments.batch_number IS 'Order of the batches.';
COMMENT ON COLUMN report.payments.batch_id IS 'Batch.';
COMMENT ON COLUMN report.payments.kelurahan_code IS 'Region code.';
COMMENT ON COLUMN report.payments.kelurahan IS 'Name of the kelurahan.';
COMMENT ON COLUMN report.payments.kecamatan IS 'Name of its kecamatan.';
COMMENT ON COLUMN report.payments.kota IS 'Name of its city or regency.';
COMMENT ON COLUMN report.payments.outcome IS 'UNANSWERED, DISPUTED (answered otherwise than instructed), PAID, FAILED or RETURNED.';
COMMENT ON COLUMN report.payments.instructions IS 'Number of instructions.';
COMMENT ON COLUMN report.payments.amount_idr IS 'Rupiah instructed.';
CREATE VIEW report.programme_overlap WITH (security_barrier='true') AS
 SELECT c.period,
    c.kelurahan_code,
    k.kelurahan,
    k.kecamatan,
    k.kota,
    c.programme,
    c.households
   FROM (ops.overlap_count c
     LEFT JOIN ops.kelurahan k ON ((k.kelurahan_code = c.kelurahan_code)));
ALTER VIEW report.programme_overlap OWNER TO tepat_owner;
COMMENT ON VIEW report.programme_overlap IS 'Households that receive another programme. One with two programmes counts in both.';
COMMENT ON COLUMN report.programme_overlap.period IS 'Month to be paid.';
COMMENT ON COLUMN report.programme_overlap.kelurahan_code IS 'Region code.';
COMMENT ON COLUMN report.programme_overlap.kelurahan IS 'Name of the kelurahan.';
COMMENT ON COLUMN report.programme_overlap.kecamatan IS 'Name of the kecamatan.';
COMMENT ON COLUMN report.programme_overlap.kota IS 'Name of the city or regency.';
COMMENT ON COLUMN report.programme_overlap.programme IS 'The other programme, such as PKH.';
COMMENT ON COLUMN report.programme_overlap.households IS 'Number of households.';
CREATE VIEW report.programme_overlap_by_month WITH (security_barrier='true') AS
 SELECT period,
    programme,
    (sum(households))::bigint AS households,
    count(*) AS kelurahan_count
   FROM ops.overlap_count
  GROUP BY period, programme;
ALTER VIEW report.programme_overlap_by_month OWNER TO tepat_owner;
COMMENT ON VIEW report.programme_overlap_by_month IS 'Households excluded because they receive another programme, by month. One with two programmes counts in both.';
COMMENT ON COLUMN report.programme_overlap_by_month.period IS 'Month to be paid.';
COMMENT ON COLUMN report.programme_overlap_by_month.programme IS 'The other programme, such as PKH.';
COMMENT ON COLUMN report.programme_overlap_by_month.households IS 'Number of households.';
COMMENT ON COLUMN report.programme_overlap_by_month.kelurahan_count IS 'Kelurahan in which any of them live.';
CREATE VIEW report.publications WITH (security_barrier='true') AS
 SELECT publication_id,
    period,
    run_date,
    started_at,
    published_at,
    eligible,
    held,
    ineligible,
    inserted,
    changed,
    closed,
    digest,
    rule_set,
    (approved_by IS NOT NULL) AS is_approved_by_person
   FROM published.publication;
ALTER VIEW report.publications OWNER TO tepat_owner;
COMMENT ON VIEW report.publications IS 'All publications, with their figures.';
COMMENT ON COLUMN report.publications.publication_id IS 'Number of the publication.';
COMMENT ON COLUMN report.publications.period IS 'Month to be paid.';
COMMENT ON COLUMN report.publications.run_date IS 'As of when it was decided.';
COMMENT ON COLUMN report.publications.started_at IS 'When the run began.';
COMMENT ON COLUMN report.publications.published_at IS 'When it became visible.';
COMMENT ON COLUMN report.publications.eligible IS 'Households to be paid.';
COMMENT ON COLUMN report.publications.held IS 'Households that wait for a decision.';
COMMENT ON COLUMN report.publications.ineligible IS 'Households not to be paid.';
COMMENT ON COLUMN report.publications.inserted IS 'Households new against the publication before.';
COMMENT ON COLUMN report.publications.changed IS 'Households decided otherwise than before.';
COMMENT ON COLUMN report.publications.closed IS 'Households that have no decision any more.';
COMMENT ON COLUMN report.publications.digest IS 'SHA-256 of the period''s decisions.';
COMMENT ON COLUMN report.publications.rule_set IS 'Rule set in force.';
COMMENT ON COLUMN report.publications.is_approved_by_person IS 'A batch guard asked, and a person approved.';
CREATE VIEW report.recipients_by_kecamatan WITH (security_barrier='true') AS
 WITH placed AS (
         SELECT c.period,
            k.kota,
            k.kecamatan,
            c.status,
            c.households,
            c.members,
            c.amount_idr
           FROM (ops.decision_count c
             JOIN ops.kelurahan k ON ((k.kelurahan_code = c.kelurahan_code)))
        )
 SELECT period,
    kota,
    kecamatan,
    (sum(households))::bigint AS households,
    (COALESCE(sum(households) FILTER (WHERE (status = 'ELIGIBLE'::text)), (0)::numeric))::bigint AS eligible,
    (COALESCE(sum(households) FILTER (WHERE (status = 'HELD'::text)), (0)::numeric))::bigint AS held,
    (COALESCE(sum(households) FILTER (WHERE (status = 'INELIGIBLE'::text)), (0)::numeric))::bigint AS ineligible,
    (COALESCE(sum(members) FILTER (WHERE (status = 'ELIGIBLE'::text)), (0)::numeric))::bigint AS eligible_members,
    (sum(amount_idr))::bigint AS amount_idr
   FROM placed
  GROUP BY period, kota, kecamatan;
ALTER VIEW report.recipients_by_kecamatan OWNER TO tepat_owner;
COMMENT ON VIEW report.recipients_by_kecamatan IS 'Households and money by period and kecamatan, exact.';
COMMENT ON COLUMN report.recipients_by_kecamatan.period IS 'Month to be paid.';
COMMENT ON COLUMN report.recipients_by_kecamatan.kota IS 'Name of the city or regency.';
COMMENT ON COLUMN report.recipients_by_kecamatan.kecamatan IS 'Name of the kecamatan.';
COMMENT ON COLUMN report.recipients_by_kecamatan.households IS 'Households decided.';
COMMENT ON COLUMN report.recipients_by_kecamatan.eligible IS 'Households to be paid.';
COMMENT ON COLUMN report.recipients_by_kecamatan.held IS 'Households that wait for a decision.';
COMMENT ON COLUMN report.recipients_by_kecamatan.ineligible IS 'Households not to be paid.';
COMMENT ON COLUMN report.recipients_by_kecamatan.eligible_members IS 'Living members of the households to be paid.';
COMMENT ON COLUMN report.recipients_by_kecamatan.amount_idr IS 'Rupiah to be paid.';
CREATE VIEW report.recipients_by_kelurahan WITH (security_barrier='true') AS
 WITH counted AS (
         SELECT decision_count.period,
            decision_count.kelurahan_code,
            (sum(decision_count.households))::bigint AS households,
            (sum(decision_count.households) FILTER (WHERE (decision_count.status = 'ELIGIBLE'::text)))::bigint AS eligible,
            (sum(decision_count.households) FILTER (WHERE (decision_count.status = 'HELD'::text)))::bigint AS held,
            (sum(decision_count.households) FILTER (WHERE (decision_count.status = 'INELIGIBLE'::text)))::bigint AS ineligible,
            (sum(decision_count.members) FILTER (WHERE (decision_count.status = 'ELIGIBLE'::text)))::bigint AS eligible_members,
            (sum(decision_count.amount_idr))::bigint AS amount_idr
           FROM ops.decision_count
          GROUP BY decision_count.period, decision_count.kelurahan_code
        )
 SELECT p.period,
    k.kelurahan_code,
    k.kelurahan,
    k.kecamatan,
    k.kota,
    COALESCE(c.households, (0)::bigint) AS households,
    COALESCE(c.eligible, (0)::bigint) AS eligible,
    COALESCE(c.held, (0)::bigint) AS held,
    COALESCE(c.ineligible, (0)::bigint) AS ineligible,
    COALESCE(c.eligible_members, (0)::bigint) AS eligible_members,
    COALESCE(c.amount_idr, (0)::bigint) AS amount_idr
   FROM ((( SELECT DISTINCT publication.period
           FROM published.publication) p
     CROSS JOIN ops.kelurahan k)
     LEFT JOIN counted c ON (((c.period = p.period) AND (c.kelurahan_code = k.kelurahan_code))));
ALTER VIEW report.recipients_by_kelurahan OWNER TO tepat_owner;
COMMENT ON VIEW report.recipients_by_kelurahan IS 'Households and money by period and kelurahan, exact.';
COMMENT ON COLUMN report.recipients_by_kelurahan.period IS 'Month to be paid.';
COMMENT ON COLUMN report.recipients_by_kelurahan.kelurahan_code IS 'Region code.';
COMMENT ON COLUMN report.recipients_by_kelurahan.kelurahan IS 'Name of the kelurahan.';
COMMENT ON COLUMN report.recipients_by_kelurahan.kecamatan IS 'Name of the kecamatan.';
COMMENT ON COLUMN report.recipients_by_kelurahan.kota IS 'Name of the city or regency.';
COMMENT ON COLUMN report.recipients_by_kelurahan.households IS 'Households decided.';
COMMENT ON COLUMN report.recipients_by_kelurahan.eligible IS 'Households to be paid.';
COMMENT ON COLUMN report.recipients_by_kelurahan.held IS 'Households that wait for a decision.';
COMMENT ON COLUMN report.recipients_by_kelurahan.ineligible IS 'Households not to be paid.';
COMMENT ON COLUMN report.recipients_by_kelurahan.eligible_members IS 'Living members of the households to be paid.';
COMMENT ON COLUMN report.recipients_by_kelurahan.amount_idr IS 'Rupiah to be paid.';
CREATE VIEW report.recipients_by_kota WITH (security_barrier='true') AS
 SELECT period,
    kota,
    (sum(households))::bigint AS households,
    (sum(eligible))::bigint AS eligible,
    (sum(held))::bigint AS held,
    (sum(ineligible))::bigint AS ineligible,
    (sum(eligible_members))::bigint AS eligible_members,
    (sum(amount_idr))::bigint AS amount_idr
   FROM report.recipients_by_kecamatan
  GROUP BY period, kota;
ALTER VIEW report.recipients_by_kota OWNER TO tepat_owner;
COMMENT ON VIEW report.recipients_by_kota IS 'Households and money by period and city, exact.';
COMMENT ON COLUMN report.recipients_by_kota.period IS 'Month to be paid.';
COMMENT ON COLUMN report.recipients_by_kota.kota IS 'Name of the city or regency.';
COMMENT ON COLUMN report.recipients_by_kota.households IS 'Households decided.';
COMMENT ON COLUMN report.recipients_by_kota.eligible IS 'Households to be paid.';
COMMENT ON COLUMN report.recipients_by_kota.held IS 'Households that wait for a decision.';
COMMENT ON COLUMN report.recipients_by_kota.ineligible IS 'Households not to be paid.';
COMMENT ON COLUMN report.recipients_by_kota.eligible_members IS 'Living members of the households to be paid.';
COMMENT ON COLUMN report.recipients_by_kota.amount_idr IS 'Rupiah to be paid.';
CREATE VIEW report.recipients_by_rt WITH (security_barrier='true') AS
 WITH counted AS (
         SELECT decision_count.period,
            decision_count.kelurahan_code,
            decision_count.rw,
            decision_count.rt,
            (COALESCE(sum(decision_count.households) FILTER (WHERE (decision_count.status = 'ELIGIBLE'::text)), (0)::numeric))::bigint AS eligible
           FROM ops.decision_count
          GROUP BY decision_count.period, decision_count.kelurahan_code, decision_count.rw, decision_count.rt
        ), ranked AS (
         SELECT counted.period,
            counted.kelurahan_code,
            counted.rw,
            counted.rt,
            counted.eligible,
            count(*) FILTER (WHERE (counted.eligible < 5)) OVER (PARTITION BY counted.period, counted.kelurahan_code) AS small,
            row_number() OVER (PARTITION BY counted.period, counted.kelurahan_code ORDER BY counted.eligible, counted.rw, counted.rt) AS place
           FROM counted
        )
 SELECT period,
    kelurahan_code,
    rw,
    rt,
        CASE
            WHEN ((eligible >= 5) AND (NOT ((small = 1) AND (place = 2)))) THEN eligible
            ELSE NULL::bigint
        END AS eligible
   FROM ranked;
ALTER VIEW report.recipients_by_rt OWNER TO tepat_owner;
COMMENT ON VIEW report.recipients_by_rt IS 'Households to be paid by RT. Numbers below 5 are withheld; where that would be a single RT of a kelurahan, the next smallest too.';
COMMENT ON COLUMN report.recipients_by_rt.period IS 'Month to be paid.';
COMMENT ON COLUMN report.recipients_by_rt.kelurahan_code IS 'Region code, after relocation.';
COMMENT ON COLUMN report.recipients_by_rt.rw IS 'RW; null where unknown.';
COMMENT ON COLUMN report.recipients_by_rt.rt IS 'RT; null where unknown.';
COMMENT ON COLUMN report.recipients_by_rt.eligible IS 'Households to be paid; null where withheld.';
CREATE VIEW report.review_queue WITH (security_barrier='true') AS
 SELECT period,
    kind,
    count(*) FILTER (WHERE (status = 'OPEN'::text)) AS open_cases,
    (floor((EXTRACT(epoch FROM (now() - min(opened_at) FILTER (WHERE (status = 'OPEN'::text)))) / (86400)::numeric)))::integer AS oldest_open_days,
    count(*) FILTER (WHERE (resolution = 'SAME'::text)) AS resolved_same,
    count(*) FILTER (WHERE (resolution = 'DIFFERENT'::text)) AS resolved_different,
    count(*) FILTER (WHERE (resolution = 'UNSURE'::text)) AS resolved_unsure,
    count(*) FILTER (WHERE (resolution = 'UPHELD'::text)) AS appeals_upheld,
    count(*) FILTER (WHERE (resolution = 'REJECTED'::text)) AS appeals_rejected,
    count(*) FILTER (WHERE (status = 'WITHDRAWN'::text)) AS withdrawn
   FROM ops.review_case
  GROUP BY period, kind;
ALTER VIEW report.review_queue OWNER TO tepat_owner;
COMMENT ON VIEW report.review_queue IS 'Size and age of the officers'' work queue, by period and kind of question.';
COMMENT ON COLUMN report.review_queue.period IS 'Last period that raised the cases.';
COMMENT ON COLUMN report.review_queue.kind IS 'What is asked: MATCH_ and the method, PERSON_IN_TWO_HOUSEHOLDS, APPEAL, or COMPLAINT.';
COMMENT ON COLUMN report.review_queue.open_cases IS 'Cases that wait for an officer.';
COMMENT ON COLUMN report.review_queue.oldest_open_days IS 'Days for which the oldest of them has waited; null when none waits.';
COMMENT ON COLUMN report.review_queue.resolved_same IS 'Answered: the same person.';
COMMENT ON COLUMN report.review_queue.resolved_different IS 'Answered: not the same person.';
COMMENT ON COLUMN report.review_queue.resolved_unsure IS 'Answered: cannot be told; the household stays held.';
COMMENT ON COLUMN report.review_queue.appeals_upheld IS 'Appeals and complaints that an officer upheld.';
COMMENT ON COLUMN report.review_queue.appeals_rejected IS 'Appeals and complaints that an officer rejected.';
COMMENT ON COLUMN report.review_queue.withdrawn IS 'Cases that a later night no longer raised, never answered.';
CREATE VIEW report.site_distance WITH (security_barrier='true') AS
 WITH standing AS (
         SELECT DISTINCT ON (site_plan.period) site_plan.period,
            site_plan.plan_number
           FROM published.site_plan
          ORDER BY site_plan.period, site_plan.plan_number DESC
        )
 SELECT s.period,
    t.kelurahan_code,
    k.kelurahan,
    k.kecamatan,
    k.kota,
    (sum(t.recipients))::bigint AS recipients,
    count(*) AS sites,
    round((sum((t.km * (t.recipients)::numeric)) / sum(t.recipients)), 2) AS mean_km,
    round(max(t.km), 2) AS farthest_km
   FROM ((standing s
     JOIN ops.site_travel t ON ((s.plan_number = t.plan_number)))
     JOIN ops.kelurahan k ON ((t.kelurahan_code = k.kelurahan_code)))
  GROUP BY s.period, t.kelurahan_code, k.kelurahan, k.kecamatan, k.kota;
ALTER VIEW report.site_distance OWNER TO tepat_owner;
COMMENT ON VIEW report.site_distance IS 'How far recipients travel to their site, by kelurahan and the plan that holds.';
COMMENT ON COLUMN report.site_distance.period IS 'Month to be paid.';
COMMENT ON COLUMN report.site_distance.kelurahan_code IS 'Region code of the kelurahan in which they live.';
COMMENT ON COLUMN report.site_distance.kelurahan IS 'Name of that kelurahan.';
COMMENT ON COLUMN report.site_distance.kecamatan IS 'Name of the kecamatan.';
COMMENT ON COLUMN report.site_distance.kota IS 'Name of the city or regency.';
COMMENT ON COLUMN report.site_distance.recipients IS 'Households.';
COMMENT ON COLUMN report.site_distance.sites IS 'Sites to which they are sent.';
COMMENT ON COLUMN report.site_distance.mean_km IS 'Mean distance, kilometres as the crow flies.';
COMMENT ON COLUMN report.site_distance.farthest_km IS 'Distance of the farthest of these sites.';
CREATE VIEW report.site_load WITH (security_barrier='true') AS
 WITH standing AS (
         SELECT DISTINCT ON (site_plan.period) site_plan.period,
            site_plan.plan_number
           FROM published.site_plan
          ORDER BY site_plan.period, site_plan.plan_number DESC
        )
 SELECT s.period,
    l.site_code,
    l.site_name,
    l.kelurahan_code,
    k.kelurahan,
    k.kecamatan,
    k.kota,
    l.day,
    l.daily_capacity,
    l.recipients,
    round(((l.recipients)::numeric / (l.daily_capacity)::numeric), 3) AS load
   FROM ((standing s
     JOIN ops.site_load l ON ((s.plan_number = l.plan_number)))
     JOIN ops.kelurahan k ON ((l.kelurahan_code = k.kelurahan_code)));
ALTER VIEW report.site_load OWNER TO tepat_owner;
COMMENT ON VIEW report.site_load IS 'Recipients of each distribution site on each day, by the plan that holds.';
COMMENT ON COLUMN report.site_load.period IS 'Month to be paid.';
COMMENT ON COLUMN report.site_load.site_code IS 'Code of the site.';
COMMENT ON COLUMN report.site_load.site_name IS 'Its name, such as a school''s.';
COMMENT ON COLUMN report.site_load.kelurahan_code IS 'Region code of the kelurahan in which it stands.';
COMMENT ON COLUMN report.site_load.kelurahan IS 'Name of that kelurahan.';
COMMENT ON COLUMN report.site_load.kecamatan IS 'Name of the kecamatan.';
COMMENT ON COLUMN report.site_load.kota IS 'Name of the city or regency.';
COMMENT ON COLUMN report.site_load.day IS 'The day.';
COMMENT ON COLUMN report.site_load.daily_capacity IS 'How many it takes in a day.';
COMMENT ON COLUMN report.site_load.recipients IS 'How many are sent there.';
COMMENT ON COLUMN report.site_load.load IS 'Recipients divided by capacity.';
CREATE VIEW report.unpaid_households WITH (security_barrier='true') AS
 SELECT u.period,
    k.kelurahan_code,
    k.kelurahan,
    k.kecamatan,
    k.kota,
    u.reason,
    count(*) AS households
   FROM (ops.unpaid_household u
     JOIN ops.kelurahan k ON ((u.kelurahan_code = k.kelurahan_code)))
  GROUP BY u.period, k.kelurahan_code, k.kelurahan, k.kecamatan, k.kota, u.reason;
ALTER VIEW report.unpaid_households OWNER TO tepat_owner;
COMMENT ON VIEW report.unpaid_households IS 'Eligible households that the last draft of a month could not pay, by kelurahan and reason, exact.';
COMMENT ON COLUMN report.unpaid_households.period IS 'Month they are owed.';
COMMENT ON COLUMN report.unpaid_households.kelurahan_code IS 'Region code.';
COMMENT ON COLUMN report.unpaid_households.kelurahan IS 'Name of the kelurahan.';
COMMENT ON COLUMN report.unpaid_households.kecamatan IS 'Name of its kecamatan.';
COMMENT ON COLUMN report.unpaid_households.kota IS 'Name of its city or regency.';
COMMENT ON COLUMN report.unpaid_households.reason IS 'NO_ACCOUNT, ACCOUNT_NOT_COLLECTED, ACCOUNT_DORMANT, ACCOUNT_CLOSED, ACCOUNT_NAME_DIFFERS, PAYEE_PAID_ELSEWHERE or ACCOUNT_PAID_ELSEWHERE.';
COMMENT ON COLUMN report.unpaid_households.households IS 'Number of households.';
ALTER TABLE ONLY ops.access
    ADD CONSTRAINT access_pkey PRIMARY KEY (access_id);
ALTER TABLE ONLY ops.alembic_version
    ADD CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num);
ALTER TABLE ONLY ops.applied_file
    ADD CONSTRAINT applied_file_pkey PRIMARY KEY (name);
ALTER TABLE ONLY ops.civil_count
    ADD CONSTRAINT civil_count_period_kelurahan_code_key UNIQUE (period, kelurahan_code);
ALTER TABLE ONLY ops.complaint
    ADD CONSTRAINT complaint_pkey PRIMARY KEY (complaint_id);
ALTER TABLE ONLY ops.decision_count
    ADD CONSTRAINT decision_count_period_kelurahan_code_rw_rt_status_key UNIQUE NULLS NOT DISTINCT (period, kelurahan_code, rw, rt, status);
ALTER TABLE ONLY ops.event_lag
    ADD CONSTRAINT event_lag_period_feed_event_month_key UNIQUE (period, feed, event_month);
ALTER TABLE ONLY ops.fence
    ADD CONSTRAINT fence_pkey PRIMARY KEY (is_fence);
ALTER TABLE ONLY ops.field_verification
    ADD CONSTRAINT field_verification_pkey PRIMARY KEY (household_id, period);
ALTER TABLE ONLY ops.invitation_count
    ADD CONSTRAINT invitation_count_pkey PRIMARY KEY (period, kelurahan_code, round);
ALTER TABLE ONLY ops.kelurahan_login
    ADD CONSTRAINT kelurahan_login_pkey PRIMARY KEY (login, kelurahan_code);
ALTER TABLE ONLY ops.kelurahan
    ADD CONSTRAINT kelurahan_pkey PRIMARY KEY (kelurahan_code);
ALTER TABLE ONLY ops.landed_file
    ADD CONSTRAINT landed_file_pkey PRIMARY KEY (feed, landing_number, name, sha256);
ALTER TABLE ONLY ops.landing
    ADD CONSTRAINT landing_pkey PRIMARY KEY (feed, landing_number);
ALTER TABLE ONLY ops.listing_count
    ADD CONSTRAINT listing_count_period_kelurahan_code_key UNIQUE (period, kelurahan_code);
ALTER TABLE ONLY ops.overlap_count
    ADD CONSTRAINT overlap_count_period_kelurahan_code_programme_key UNIQUE (period, kelurahan_code, programme);
ALTER TABLE ONLY ops.payment_anomaly
    ADD CONSTRAINT payment_anomaly_pkey PRIMARY KEY (source_file, source_row, period);
ALTER TABLE ONLY ops.payment_count
    ADD CONSTRAINT payment_count_pkey PRIMARY KEY (batch_id, kelurahan_code, outcome);
ALTER TABLE ONLY ops.payment_reconciliation
    ADD CONSTRAINT payment_reconciliation_pkey PRIMARY KEY (reconciliation_id);
ALTER TABLE ONLY ops.payment_reconciliation
    ADD CONSTRAINT payment_reconciliation_reconciliation_number_key UNIQUE (reconciliation_number);
ALTER TABLE ONLY ops.quarantined_row
    ADD CONSTRAINT quarantined_row_sha256_row_number_feed_period_key UNIQUE NULLS NOT DISTINCT (sha256, row_number, feed, period);
ALTER TABLE ONLY ops.reason_count
    ADD CONSTRAINT reason_count_period_kelurahan_code_status_reason_code_key UNIQUE (period, kelurahan_code, status, reason_code);
ALTER TABLE ONLY ops.resolution
    ADD CONSTRAINT resolution_pkey PRIMARY KEY (resolution_id);
ALTER TABLE ONLY ops.review_case
    ADD CONSTRAINT review_case_pkey PRIMARY KEY (case_id);
ALTER TABLE ONLY ops.run
    ADD CONSTRAINT run_pkey PRIMARY KEY (run_id, stage);
ALTER TABLE ONLY ops.site_load
    ADD CONSTRAINT site_load_pkey PRIMARY KEY (plan_number, site_code, day);
ALTER TABLE ONLY ops.site_travel
    ADD CONSTRAINT site_travel_pkey PRIMARY KEY (plan_number, kelurahan_code, site_code);
ALTER TABLE ONLY ops.unpaid_household
    ADD CONSTRAINT unpaid_household_pkey PRIMARY KEY (household_id, period);
ALTER TABLE ONLY ops.validation_count
    ADD CONSTRAINT validation_count_feed_sha256_period_kelurahan_code_code_sev_key UNIQUE NULLS NOT DISTINCT (feed, sha256, period, kelurahan_code, code, severity);
ALTER TABLE ONLY published.payment_claim
    ADD CONSTRAINT account_paid_once UNIQUE (account, period);
ALTER TABLE ONLY published.attendance
    ADD CONSTRAINT attendance_pkey PRIMARY KEY (source_file, source_row);
ALTER TABLE ONLY published.decision
    ADD CONSTRAINT decision_pkey PRIMARY KEY (household_id, period, publication_id);
ALTER TABLE ONLY published.payment_claim
    ADD CONSTRAINT household_paid_once PRIMARY KEY (household_id, period);
ALTER TABLE ONLY published.invitation
    ADD CONSTRAINT invitation_pkey PRIMARY KEY (invitation_id, round);
ALTER TABLE ONLY published.payment_claim
    ADD CONSTRAINT payee_paid_once UNIQUE (payee_nik, period);
ALTER TABLE ONLY published.payment_batch
    ADD CONSTRAINT payment_batch_batch_number_key UNIQUE (batch_number);
ALTER TABLE ONLY published.payment_batch
    ADD CONSTRAINT payment_batch_pkey PRIMARY KEY (batch_id);
ALTER TABLE ONLY published.payment_instruction
    ADD CONSTRAINT payment_instruction_pkey PRIMARY KEY (instruction_id);
ALTER TABLE ONLY published.payment_result
    ADD CONSTRAINT payment_result_pkey PRIMARY KEY (instruction_id, outcome);
ALTER TABLE ONLY published.publication
    ADD CONSTRAINT publication_pkey PRIMARY KEY (publication_id);
ALTER TABLE ONLY published.publication
    ADD CONSTRAINT publication_run_id_key UNIQUE (run_id);
ALTER TABLE ONLY published.site_assignment
    ADD CONSTRAINT site_assignment_pkey PRIMARY KEY (plan_number, household_id);
ALTER TABLE ONLY published.site_plan
    ADD CONSTRAINT site_plan_pkey PRIMARY KEY (plan_number);
ALTER TABLE ONLY published.site_plan
    ADD CONSTRAINT site_plan_plan_id_key UNIQUE (plan_id);
CREATE INDEX access_of_household ON ops.access USING btree (household_id, access_id);
CREATE INDEX resolution_of_case ON ops.resolution USING btree (case_id, resolution_id DESC);
CREATE INDEX attendance_of_invitation ON published.attendance USING btree (invitation_id, round);
CREATE UNIQUE INDEX collected_once ON published.attendance USING btree (invitation_id) WHERE (outcome = 'COLLECTED'::text);
CREATE UNIQUE INDEX decision_current ON published.decision USING btree (household_id, period) WHERE (valid_to IS NULL);
CREATE INDEX invitation_of_household ON published.invitation USING btree (household_id, period);
CREATE INDEX member_household ON published.member USING btree (household_id, period);
CREATE INDEX site_plan_of_period ON published.site_plan USING btree (period, plan_number DESC);
CREATE TRIGGER only_added_to BEFORE DELETE OR UPDATE OR TRUNCATE ON ops.access FOR EACH STATEMENT EXECUTE FUNCTION ops.refuse_change();
CREATE TRIGGER only_added_to BEFORE DELETE OR UPDATE OR TRUNCATE ON ops.payment_anomaly FOR EACH STATEMENT EXECUTE FUNCTION ops.refuse_change();
CREATE TRIGGER only_added_to BEFORE DELETE OR UPDATE OR TRUNCATE ON ops.payment_reconciliation FOR EACH STATEMENT EXECUTE FUNCTION ops.refuse_change();
CREATE TRIGGER only_added_to BEFORE DELETE OR UPDATE OR TRUNCATE ON ops.resolution FOR EACH STATEMENT EXECUTE FUNCTION ops.refuse_change();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON published.payment_claim FOR EACH STATEMENT EXECUTE FUNCTION ops.refuse_change();
CREATE TRIGGER only_added_to BEFORE DELETE OR UPDATE OR TRUNCATE ON published.attendance FOR EACH STATEMENT EXECUTE FUNCTION ops.refuse_change();
CREATE TRIGGER only_added_to BEFORE DELETE OR UPDATE OR TRUNCATE ON published.invitation FOR EACH STATEMENT EXECUTE FUNCTION ops.refuse_change();
CREATE TRIGGER only_added_to BEFORE DELETE OR UPDATE OR TRUNCATE ON published.payment_batch FOR EACH STATEMENT EXECUTE FUNCTION ops.refuse_change();
CREATE TRIGGER only_added_to BEFORE DELETE OR UPDATE OR TRUNCATE ON published.payment_instruction FOR EACH STATEMENT EXECUTE FUNCTION ops.refuse_change();
CREATE TRIGGER only_added_to BEFORE DELETE OR UPDATE OR TRUNCATE ON published.payment_result FOR EACH STATEMENT EXECUTE FUNCTION ops.refuse_change();
CREATE TRIGGER only_added_to BEFORE DELETE OR UPDATE OR TRUNCATE ON published.site_assignment FOR EACH STATEMENT EXECUTE FUNCTION ops.refuse_change();
CREATE TRIGGER only_added_to BEFORE DELETE OR UPDATE OR TRUNCATE ON published.site_plan FOR EACH STATEMENT EXECUTE FUNCTION ops.refuse_change();
CREATE TRIGGER released_by_failure_only BEFORE DELETE OR UPDATE ON published.payment_claim FOR EACH ROW EXECUTE FUNCTION published.refuse_release();
ALTER TABLE ONLY ops.kelurahan_login
    ADD CONSTRAINT kelurahan_login_kelurahan_code_fkey FOREIGN KEY (kelurahan_code) REFERENCES ops.kelurahan(kelurahan_code);
ALTER TABLE ONLY ops.resolution
    ADD CONSTRAINT resolution_case_id_fkey FOREIGN KEY (case_id) REFERENCES ops.review_case(case_id);
ALTER TABLE ONLY published.publication
    ADD CONSTRAINT publication_base_publication_id_fkey FOREIGN KEY (base_publication_id) REFERENCES published.publication(publication_id);
CREATE POLICY every_login ON ops.kelurahan_login FOR SELECT TO auditor USING (true);
ALTER TABLE ops.kelurahan_login ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_login ON ops.kelurahan_login FOR SELECT TO kelurahan_reader USING ((login = CURRENT_USER));
ALTER TABLE published.decision ENABLE ROW LEVEL SECURITY;
CREATE POLICY distributed ON published.decision FOR SELECT TO distributor USING (true);
CREATE POLICY every_row ON published.decision FOR SELECT TO officer, auditor USING (true);
CREATE POLICY every_row ON published.member FOR SELECT TO officer, auditor USING (true);
ALTER TABLE published.member ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_kelurahan ON published.decision FOR SELECT TO kelurahan_reader USING ((kelurahan_code IN ( SELECT own.kelurahan_code
   FROM ops.kelurahan_login own
  WHERE (own.login = CURRENT_USER))));
CREATE POLICY own_kelurahan ON published.member FOR SELECT TO kelurahan_reader USING ((EXISTS ( SELECT
   FROM published.decision
  WHERE ((decision.household_id = member.household_id) AND (decision.period = member.period) AND COALESCE((decision.closed_by_publication_id > member.publication_id), true) AND COALESCE((decision.publication_id < member.closed_by_publication_id), true)))));
GRANT USAGE ON SCHEMA ops TO loader;
GRANT USAGE ON SCHEMA ops TO publisher;
GRANT USAGE ON SCHEMA ops TO officer;
GRANT USAGE ON SCHEMA ops TO auditor;
GRANT USAGE ON SCHEMA ops TO kelurahan_reader;
GRANT USAGE ON SCHEMA ops TO distributor;
GRANT USAGE ON SCHEMA published TO officer;
GRANT USAGE ON SCHEMA published TO auditor;
GRANT USAGE ON SCHEMA published TO publisher;
GRANT USAGE ON SCHEMA published TO kelurahan_reader;
GRANT USAGE ON SCHEMA published TO distributor;
GRANT USAGE ON SCHEMA report TO report_reader;
GRANT USAGE ON SCHEMA report TO kelurahan_reader;
GRANT USAGE ON SCHEMA report TO officer;
GRANT USAGE ON SCHEMA report TO auditor;
GRANT USAGE ON SCHEMA report TO publisher;
GRANT USAGE ON SCHEMA report TO loader;
GRANT USAGE ON SCHEMA report TO distributor;
REVOKE ALL ON FUNCTION published.changes_between(earlier bigint, later bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION published.changes_between(earlier bigint, later bigint) TO auditor;
GRANT ALL ON FUNCTION published.changes_between(earlier bigint, later bigint) TO officer;
REVOKE ALL ON TABLE published.decision FROM publisher;
GRANT SELECT,INSERT,MAINTAIN,UPDATE ON TABLE published.decision TO publisher;
GRANT SELECT ON TABLE published.decision TO auditor;
GRANT SELECT ON TABLE published.decision TO officer;
GRANT SELECT ON TABLE published.decision TO kelurahan_reader;
GRANT SELECT ON TABLE published.decision TO distributor;
REVOKE ALL ON FUNCTION published.decided_only_at(publication_id bigint, other_id bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION published.decided_only_at(publication_id bigint, other_id bigint) TO auditor;
GRANT ALL ON FUNCTION published.decided_only_at(publication_id bigint, other_id bigint) TO officer;
REVOKE ALL ON FUNCTION published.decision_as_of(publication_id bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION published.decision_as_of(publication_id bigint) TO auditor;
GRANT ALL ON FUNCTION published.decision_as_of(publication_id bigint) TO officer;
REVOKE ALL ON FUNCTION published.household_as_of(publication_id bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION published.household_as_of(publication_id bigint) TO auditor;
GRANT ALL ON FUNCTION published.household_as_of(publication_id bigint) TO officer;
REVOKE ALL ON TABLE published.member FROM publisher;
GRANT SELECT,INSERT,MAINTAIN,UPDATE ON TABLE published.member TO publisher;
GRANT SELECT ON TABLE published.member TO auditor;
GRANT SELECT ON TABLE published.member TO officer;
GRANT SELECT ON TABLE published.member TO kelurahan_reader;
REVOKE ALL ON FUNCTION published.member_as_of(publication_id bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION published.member_as_of(publication_id bigint) TO auditor;
GRANT ALL ON FUNCTION published.member_as_of(publication_id bigint) TO officer;
REVOKE ALL ON FUNCTION published.refuse_release() FROM PUBLIC;
GRANT ALL ON FUNCTION published.refuse_release() TO officer;
GRANT ALL ON FUNCTION published.refuse_release() TO auditor;
REVOKE ALL ON FUNCTION published.stood_at(publication_id bigint, written_by bigint, closed_by bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION published.stood_at(publication_id bigint, written_by bigint, closed_by bigint) TO auditor;
GRANT ALL ON FUNCTION published.stood_at(publication_id bigint, written_by bigint, closed_by bigint) TO officer;
REVOKE ALL ON FUNCTION report.changes_between(earlier bigint, later bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION report.changes_between(earlier bigint, later bigint) TO officer;
GRANT ALL ON FUNCTION report.changes_between(earlier bigint, later bigint) TO auditor;
GRANT ALL ON FUNCTION report.changes_between(earlier bigint, later bigint) TO report_reader;
GRANT ALL ON FUNCTION report.changes_between(earlier bigint, later bigint) TO kelurahan_reader;
REVOKE ALL ON FUNCTION report.exclusions_by_reason_as_of(publication_id bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION report.exclusions_by_reason_as_of(publication_id bigint) TO officer;
GRANT ALL ON FUNCTION report.exclusions_by_reason_as_of(publication_id bigint) TO auditor;
GRANT ALL ON FUNCTION report.exclusions_by_reason_as_of(publication_id bigint) TO report_reader;
GRANT ALL ON FUNCTION report.exclusions_by_reason_as_of(publication_id bigint) TO kelurahan_reader;
REVOKE ALL ON FUNCTION report.households_by_kelurahan_as_of(publication_id bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION report.households_by_kelurahan_as_of(publication_id bigint) TO officer;
GRANT ALL ON FUNCTION report.households_by_kelurahan_as_of(publication_id bigint) TO auditor;
GRANT ALL ON FUNCTION report.households_by_kelurahan_as_of(publication_id bigint) TO report_reader;
GRANT ALL ON FUNCTION report.households_by_kelurahan_as_of(publication_id bigint) TO kelurahan_reader;
GRANT SELECT ON TABLE ops.access TO auditor;
GRANT INSERT ON TABLE ops.access TO officer;
GRANT INSERT ON TABLE ops.access TO distributor;
GRANT SELECT ON TABLE ops.alembic_version TO auditor;
GRANT SELECT ON TABLE ops.applied_file TO auditor;
GRANT SELECT ON TABLE ops.civil_count TO auditor;
GRANT SELECT,INSERT,DELETE ON TABLE ops.civil_count TO publisher;
GRANT SELECT ON TABLE ops.complaint TO auditor;
GRANT SELECT,INSERT,UPDATE ON TABLE ops.complaint TO distributor;
GRANT SELECT ON TABLE ops.complaint TO officer;
GRANT SELECT ON TABLE ops.decision_count TO auditor;
GRANT SELECT,INSERT,DELETE ON TABLE ops.decision_count TO publisher;
GRANT SELECT ON TABLE ops.event_lag TO auditor;
GRANT SELECT,INSERT,DELETE ON TABLE ops.event_lag TO publisher;
GRANT SELECT ON TABLE ops.fence TO auditor;
GRANT SELECT,UPDATE ON TABLE ops.fence TO loader;
GRANT SELECT,UPDATE ON TABLE ops.fence TO publisher;
GRANT SELECT ON TABLE ops.field_verification TO auditor;
GRANT SELECT,INSERT ON TABLE ops.field_verification TO distributor;
GRANT SELECT ON TABLE ops.field_verification TO officer;
GRANT SELECT ON TABLE ops.invitation_count TO auditor;
GRANT SELECT,INSERT,DELETE ON TABLE ops.invitation_count TO distributor;
GRANT SELECT ON TABLE ops.kelurahan TO auditor;
GRANT SELECT ON TABLE ops.kelurahan TO publisher;
GRANT SELECT ON TABLE ops.kelurahan TO officer;
GRANT SELECT ON TABLE ops.kelurahan_login TO auditor;
GRANT SELECT ON TABLE ops.kelurahan_login TO kelurahan_reader;
GRANT SELECT ON TABLE ops.landed_file TO auditor;
GRANT SELECT,INSERT ON TABLE ops.landed_file TO loader;
GRANT SELECT ON TABLE ops.landed_file TO publisher;
GRANT SELECT ON TABLE ops.landed_file TO officer;
GRANT SELECT ON TABLE ops.landing TO auditor;
GRANT SELECT,INSERT ON TABLE ops.landing TO loader;
GRANT SELECT ON TABLE ops.landing TO publisher;
GRANT SELECT ON TABLE ops.listing_count TO auditor;
GRANT SELECT,INSERT,DELETE ON TABLE ops.listing_count TO publisher;
GRANT SELECT ON TABLE ops.overlap_count TO auditor;
GRANT SELECT,INSERT,DELETE ON TABLE ops.overlap_count TO publisher;
GRANT SELECT ON TABLE ops.payment_anomaly TO auditor;
GRANT SELECT,INSERT ON TABLE ops.payment_anomaly TO distributor;
GRANT SELECT ON TABLE ops.payment_anomaly TO officer;
GRANT SELECT ON TABLE ops.payment_count TO auditor;
GRANT SELECT,INSERT,DELETE ON TABLE ops.payment_count TO distributor;
GRANT SELECT ON TABLE ops.payment_reconciliation TO auditor;
GRANT SELECT,INSERT ON TABLE ops.payment_reconciliation TO distributor;
GRANT SELECT ON TABLE ops.quarantined_row TO auditor;
GRANT SELECT,INSERT ON TABLE ops.quarantined_row TO loader;
GRANT SELECT ON TABLE ops.quarantined_row TO officer;
GRANT SELECT ON TABLE ops.reason_count TO auditor;
GRANT SELECT,INSERT,DELETE ON TABLE ops.reason_count TO publisher;
GRANT SELECT ON TABLE ops.resolution TO auditor;
GRANT SELECT ON TABLE ops.resolution TO publisher;
GRANT SELECT,INSERT ON TABLE ops.resolution TO officer;
GRANT SELECT ON TABLE ops.review_case TO auditor;
GRANT SELECT,INSERT,UPDATE ON TABLE ops.review_case TO publisher;
GRANT SELECT ON TABLE ops.review_case TO officer;
GRANT SELECT,INSERT ON TABLE ops.review_case TO distributor;
GRANT UPDATE(status) ON TABLE ops.review_case TO officer;
GRANT UPDATE(resolution) ON TABLE ops.review_case TO officer;
GRANT UPDATE(resolved_by) ON TABLE ops.review_case TO officer;
GRANT UPDATE(resolved_at) ON TABLE ops.review_case TO officer;
GRANT SELECT ON TABLE ops.run TO auditor;
GRANT SELECT,INSERT,UPDATE ON TABLE ops.run TO loader;
GRANT SELECT,INSERT,UPDATE ON TABLE ops.run TO publisher;
GRANT SELECT ON TABLE ops.site_load TO auditor;
GRANT SELECT,INSERT ON TABLE ops.site_load TO distributor;
GRANT SELECT ON TABLE ops.site_travel TO auditor;
GRANT SELECT,INSERT ON TABLE ops.site_travel TO distributor;
GRANT SELECT ON TABLE ops.unpaid_household TO auditor;
GRANT SELECT,INSERT,DELETE ON TABLE ops.unpaid_household TO distributor;
GRANT SELECT ON TABLE ops.unpaid_household TO officer;
GRANT SELECT ON TABLE ops.validation_count TO auditor;
GRANT SELECT,INSERT ON TABLE ops.validation_count TO loader;
GRANT SELECT ON TABLE published.attendance TO officer;
GRANT SELECT ON TABLE published.attendance TO auditor;
GRANT SELECT,INSERT ON TABLE published.attendance TO distributor;
GRANT SELECT ON TABLE published.current_decision TO auditor;
GRANT SELECT ON TABLE published.current_decision TO officer;
GRANT SELECT ON TABLE published.current_decision TO kelurahan_reader;
GRANT SELECT ON TABLE published.current_decision TO distributor;
GRANT SELECT ON TABLE published.invitation TO officer;
GRANT SELECT ON TABLE published.invitation TO auditor;
GRANT SELECT,INSERT ON TABLE published.invitation TO distributor;
GRANT SELECT ON TABLE published.payment_batch TO officer;
GRANT SELECT ON TABLE published.payment_batch TO auditor;
GRANT SELECT,INSERT ON TABLE published.payment_batch TO distributor;
GRANT SELECT ON TABLE published.payment_claim TO officer;
GRANT SELECT ON TABLE published.payment_claim TO auditor;
GRANT SELECT,INSERT,DELETE ON TABLE published.payment_claim TO distributor;
GRANT SELECT ON TABLE published.payment_instruction TO officer;
GRANT SELECT ON TABLE published.payment_instruction TO auditor;
GRANT SELECT,INSERT ON TABLE published.payment_instruction TO distributor;
GRANT SELECT ON TABLE published.payment_result TO officer;
GRANT SELECT ON TABLE published.payment_result TO auditor;
GRANT SELECT,INSERT ON TABLE published.payment_result TO distributor;
GRANT SELECT ON TABLE published.publication TO auditor;
GRANT SELECT,INSERT ON TABLE published.publication TO publisher;
GRANT SELECT ON TABLE published.publication TO officer;
GRANT SELECT ON TABLE published.publication TO distributor;
GRANT SELECT ON TABLE published.site_assignment TO officer;
GRANT SELECT ON TABLE published.site_assignment TO auditor;
GRANT SELECT,INSERT ON TABLE published.site_assignment TO distributor;
GRANT SELECT ON TABLE published.site_plan TO officer;
GRANT SELECT ON TABLE published.site_plan TO auditor;
GRANT SELECT,INSERT ON TABLE published.site_plan TO distributor;
GRANT SELECT ON TABLE report.civil_event_lag TO loader;
GRANT SELECT ON TABLE report.civil_event_lag TO publisher;
GRANT SELECT ON TABLE report.civil_event_lag TO officer;
GRANT SELECT ON TABLE report.civil_event_lag TO auditor;
GRANT SELECT ON TABLE report.civil_event_lag TO report_reader;
GRANT SELECT ON TABLE report.civil_event_lag TO kelurahan_reader;
GRANT SELECT ON TABLE report.civil_events TO loader;
GRANT SELECT ON TABLE report.civil_events TO publisher;
GRANT SELECT ON TABLE report.civil_events TO officer;
GRANT SELECT ON TABLE report.civil_events TO auditor;
GRANT SELECT ON TABLE report.civil_events TO report_reader;
GRANT SELECT ON TABLE report.civil_events TO kelurahan_reader;
GRANT SELECT ON TABLE report.complaints TO loader;
GRANT SELECT ON TABLE report.complaints TO publisher;
GRANT SELECT ON TABLE report.complaints TO officer;
GRANT SELECT ON TABLE report.complaints TO auditor;
GRANT SELECT ON TABLE report.complaints TO report_reader;
GRANT SELECT ON TABLE report.complaints TO kelurahan_reader;
GRANT SELECT ON TABLE report.coverage TO loader;
GRANT SELECT ON TABLE report.coverage TO publisher;
GRANT SELECT ON TABLE report.coverage TO officer;
GRANT SELECT ON TABLE report.coverage TO auditor;
GRANT SELECT ON TABLE report.coverage TO report_reader;
GRANT SELECT ON TABLE report.coverage TO kelurahan_reader;
GRANT SELECT ON TABLE report.data_quality_by_kelurahan TO loader;
GRANT SELECT ON TABLE report.data_quality_by_kelurahan TO publisher;
GRANT SELECT ON TABLE report.data_quality_by_kelurahan TO officer;
GRANT SELECT ON TABLE report.data_quality_by_kelurahan TO auditor;
GRANT SELECT ON TABLE report.data_quality_by_kelurahan TO report_reader;
GRANT SELECT ON TABLE report.data_quality_by_kelurahan TO kelurahan_reader;
GRANT SELECT ON TABLE report.data_quality_ranking TO loader;
GRANT SELECT ON TABLE report.data_quality_ranking TO publisher;
GRANT SELECT ON TABLE report.data_quality_ranking TO officer;
GRANT SELECT ON TABLE report.data_quality_ranking TO auditor;
GRANT SELECT ON TABLE report.data_quality_ranking TO report_reader;
GRANT SELECT ON TABLE report.data_quality_ranking TO kelurahan_reader;
GRANT SELECT ON TABLE report.exclusions_by_reason TO loader;
GRANT SELECT ON TABLE report.exclusions_by_reason TO publisher;
GRANT SELECT ON TABLE report.exclusions_by_reason TO officer;
GRANT SELECT ON TABLE report.exclusions_by_reason TO auditor;
GRANT SELECT ON TABLE report.exclusions_by_reason TO report_reader;
GRANT SELECT ON TABLE report.exclusions_by_reason TO kelurahan_reader;
GRANT SELECT ON TABLE report.freshness TO loader;
GRANT SELECT ON TABLE report.freshness TO publisher;
GRANT SELECT ON TABLE report.freshness TO officer;
GRANT SELECT ON TABLE report.freshness TO auditor;
GRANT SELECT ON TABLE report.freshness TO report_reader;
GRANT SELECT ON TABLE report.freshness TO kelurahan_reader;
GRANT SELECT ON TABLE report.invitations TO loader;
GRANT SELECT ON TABLE report.invitations TO publisher;
GRANT SELECT ON TABLE report.invitations TO officer;
GRANT SELECT ON TABLE report.invitations TO auditor;
GRANT SELECT ON TABLE report.invitations TO report_reader;
GRANT SELECT ON TABLE report.invitations TO kelurahan_reader;
GRANT SELECT ON TABLE report.payment_anomalies TO loader;
GRANT SELECT ON TABLE report.payment_anomalies TO publisher;
GRANT SELECT ON TABLE report.payment_anomalies TO officer;
GRANT SELECT ON TABLE report.payment_anomalies TO auditor;
GRANT SELECT ON TABLE report.payment_anomalies TO report_reader;
GRANT SELECT ON TABLE report.payment_anomalies TO kelurahan_reader;
GRANT SELECT ON TABLE report.payments TO loader;
GRANT SELECT ON TABLE report.payments TO publisher;
GRANT SELECT ON TABLE report.payments TO officer;
GRANT SELECT ON TABLE report.payments TO auditor;
GRANT SELECT ON TABLE report.payments TO report_reader;
GRANT SELECT ON TABLE report.payments TO kelurahan_reader;
GRANT SELECT ON TABLE report.programme_overlap TO loader;
GRANT SELECT ON TABLE report.programme_overlap TO publisher;
GRANT SELECT ON TABLE report.programme_overlap TO officer;
GRANT SELECT ON TABLE report.programme_overlap TO auditor;
GRANT SELECT ON TABLE report.programme_overlap TO report_reader;
GRANT SELECT ON TABLE report.programme_overlap TO kelurahan_reader;
GRANT SELECT ON TABLE report.programme_overlap_by_month TO loader;
GRANT SELECT ON TABLE report.programme_overlap_by_month TO publisher;
GRANT SELECT ON TABLE report.programme_overlap_by_month TO officer;
GRANT SELECT ON TABLE report.programme_overlap_by_month TO auditor;
GRANT SELECT ON TABLE report.programme_overlap_by_month TO report_reader;
GRANT SELECT ON TABLE report.programme_overlap_by_month TO kelurahan_reader;
GRANT SELECT ON TABLE report.publications TO loader;
GRANT SELECT ON TABLE report.publications TO publisher;
GRANT SELECT ON TABLE report.publications TO officer;
GRANT SELECT ON TABLE report.publications TO auditor;
GRANT SELECT ON TABLE report.publications TO report_reader;
GRANT SELECT ON TABLE report.publications TO kelurahan_reader;
GRANT SELECT ON TABLE report.recipients_by_kecamatan TO loader;
GRANT SELECT ON TABLE report.recipients_by_kecamatan TO publisher;
GRANT SELECT ON TABLE report.recipients_by_kecamatan TO officer;
GRANT SELECT ON TABLE report.recipients_by_kecamatan TO auditor;
GRANT SELECT ON TABLE report.recipients_by_kecamatan TO report_reader;
GRANT SELECT ON TABLE report.recipients_by_kecamatan TO kelurahan_reader;
GRANT SELECT ON TABLE report.recipients_by_kelurahan TO loader;
GRANT SELECT ON TABLE report.recipients_by_kelurahan TO publisher;
GRANT SELECT ON TABLE report.recipients_by_kelurahan TO officer;
GRANT SELECT ON TABLE report.recipients_by_kelurahan TO auditor;
GRANT SELECT ON TABLE report.recipients_by_kelurahan TO report_reader;
GRANT SELECT ON TABLE report.recipients_by_kelurahan TO kelurahan_reader;
GRANT SELECT ON TABLE report.recipients_by_kota TO loader;
GRANT SELECT ON TABLE report.recipients_by_kota TO publisher;
GRANT SELECT ON TABLE report.recipients_by_kota TO officer;
GRANT SELECT ON TABLE report.recipients_by_kota TO auditor;
GRANT SELECT ON TABLE report.recipients_by_kota TO report_reader;
GRANT SELECT ON TABLE report.recipients_by_kota TO kelurahan_reader;
GRANT SELECT ON TABLE report.recipients_by_rt TO loader;
GRANT SELECT ON TABLE report.recipients_by_rt TO publisher;
GRANT SELECT ON TABLE report.recipients_by_rt TO officer;
GRANT SELECT ON TABLE report.recipients_by_rt TO auditor;
GRANT SELECT ON TABLE report.recipients_by_rt TO report_reader;
GRANT SELECT ON TABLE report.recipients_by_rt TO kelurahan_reader;
GRANT SELECT ON TABLE report.review_queue TO loader;
GRANT SELECT ON TABLE report.review_queue TO publisher;
GRANT SELECT ON TABLE report.review_queue TO officer;
GRANT SELECT ON TABLE report.review_queue TO auditor;
GRANT SELECT ON TABLE report.review_queue TO report_reader;
GRANT SELECT ON TABLE report.review_queue TO kelurahan_reader;
GRANT SELECT ON TABLE report.site_distance TO loader;
GRANT SELECT ON TABLE report.site_distance TO publisher;
GRANT SELECT ON TABLE report.site_distance TO officer;
GRANT SELECT ON TABLE report.site_distance TO auditor;
GRANT SELECT ON TABLE report.site_distance TO report_reader;
GRANT SELECT ON TABLE report.site_distance TO kelurahan_reader;
GRANT SELECT ON TABLE report.site_load TO loader;
GRANT SELECT ON TABLE report.site_load TO publisher;
GRANT SELECT ON TABLE report.site_load TO officer;
GRANT SELECT ON TABLE report.site_load TO auditor;
GRANT SELECT ON TABLE report.site_load TO report_reader;
GRANT SELECT ON TABLE report.site_load TO kelurahan_reader;
GRANT SELECT ON TABLE report.unpaid_households TO loader;
GRANT SELECT ON TABLE report.unpaid_households TO publisher;
GRANT SELECT ON TABLE report.unpaid_households TO officer;
GRANT SELECT ON TABLE report.unpaid_households TO auditor;
GRANT SELECT ON TABLE report.unpaid_households TO report_reader;
GRANT SELECT ON TABLE report.unpaid_households TO kelurahan_reader;
ALTER DEFAULT PRIVILEGES FOR ROLE tepat_owner IN SCHEMA ops GRANT SELECT ON TABLES TO auditor;
ALTER DEFAULT PRIVILEGES FOR ROLE tepat_owner IN SCHEMA published GRANT ALL ON FUNCTIONS TO officer;
ALTER DEFAULT PRIVILEGES FOR ROLE tepat_owner IN SCHEMA published GRANT ALL ON FUNCTIONS TO auditor;
ALTER DEFAULT PRIVILEGES FOR ROLE tepat_owner IN SCHEMA published GRANT SELECT ON TABLES TO officer;
ALTER DEFAULT PRIVILEGES FOR ROLE tepat_owner IN SCHEMA published GRANT SELECT ON TABLES TO auditor;
ALTER DEFAULT PRIVILEGES FOR ROLE tepat_owner IN SCHEMA report GRANT ALL ON FUNCTIONS TO officer;
ALTER DEFAULT PRIVILEGES FOR ROLE tepat_owner IN SCHEMA report GRANT ALL ON FUNCTIONS TO auditor;
ALTER DEFAULT PRIVILEGES FOR ROLE tepat_owner IN SCHEMA report GRANT ALL ON FUNCTIONS TO report_reader;
ALTER DEFAULT PRIVILEGES FOR ROLE tepat_owner IN SCHEMA report GRANT ALL ON FUNCTIONS TO kelurahan_reader;
ALTER DEFAULT PRIVILEGES FOR ROLE tepat_owner IN SCHEMA report GRANT SELECT ON TABLES TO loader;
ALTER DEFAULT PRIVILEGES FOR ROLE tepat_owner IN SCHEMA report GRANT SELECT ON TABLES TO publisher;
ALTER DEFAULT PRIVILEGES FOR ROLE tepat_owner IN SCHEMA report GRANT SELECT ON TABLES TO officer;
ALTER DEFAULT PRIVILEGES FOR ROLE tepat_owner IN SCHEMA report GRANT SELECT ON TABLES TO auditor;
ALTER DEFAULT PRIVILEGES FOR ROLE tepat_owner IN SCHEMA report GRANT SELECT ON TABLES TO report_reader;
ALTER DEFAULT PRIVILEGES FOR ROLE tepat_owner IN SCHEMA report GRANT SELECT ON TABLES TO kelurahan_reader;
ALTER DEFAULT PRIVILEGES FOR ROLE tepat_owner REVOKE ALL ON FUNCTIONS FROM PUBLIC;
REVOKE CREATE ON SCHEMA published FROM publisher;
INSERT INTO ops.alembic_version (version_num) VALUES ('0008');
INSERT INTO ops.fence (run_id) VALUES (0);
INSERT INTO ops.applied_file (name, sha256) VALUES
('sql/report/changes_between.sql', '35b4b8ff52e606752fe3b5b2385e9f3ca2a4e98088dfc6600e3d93087ba0bb91'),
('sql/report/civil_event_lag.sql', 'b812d492474ef9cec97359ef45fa12c28a19dc21369fed7f4b43e4c7568dd40e'),
('sql/report/civil_events.sql', '764639bb89fc03fd0dd574f50151b58c7f68cfd27dfd0f4b68856c54a5d2c9fb'),
('sql/report/complaints.sql', 'b8ead35e0eb417bd770448d30a9729d86e7dfa4a29af08c3c337f1e899d23e90'),
('sql/report/coverage.sql', 'e604db70b6b90a58d6af9b57e740a2ad9baa5bfe34c6d96da79c9249651557da'),
('sql/report/data_quality_by_kelurahan.sql', 'f2ed7a36553e5f1ed687ecccd8e22e3df4c30698d8b616161145db544b2005f7'),
('sql/report/data_quality_ranking.sql', '6abbad841145c22c74eecdf1a3b3b79cabe1cbe31870efd715cb6696f75b5820'),
('sql/report/exclusions_by_reason.sql', '383dc3c7d1da2b7217504ec5b245c76fbf8c75b15ad3c02d0b9bfe1b55ba35d5'),
('sql/report/exclusions_by_reason_as_of.sql', '616d4c3938980884c1a83553c942dfef77ee63c412853433379e09b036b95c01'),
('sql/report/freshness.sql', 'ea716f1247242dc8292747d612edf3e8ecea9c99c8e10508dd2564d90f7cca03'),
('sql/report/households_by_kelurahan_as_of.sql', '2cae7a2bc10db325bd81eedf5e7ab59813d3e837eabcd6410399ce87a56d5c85'),
('sql/report/invitations.sql', 'f603309b70d434239c2787e5e6ba4f34cb12709278d88ce07c56d8e129ad9a41'),
('sql/report/payment_anomalies.sql', '55396c914938407cedfcb84ba705b67c844e1e4a6ae4dfeaafbd1d2208179119'),
('sql/report/payments.sql', '597866fd9919df0d6269fa372cf1abaad7baaee3b0b7bd026b52ba5d2ae6665f'),
('sql/report/programme_overlap.sql', '68c1ea8de41c5c29372de4601bc937d751ceed038a88d70dccc77f3326d93876'),
('sql/report/programme_overlap_by_month.sql', 'a2817f0cc20623bf6b437df9fe29bae97596898c984d4cc94399f44d63ae7c2f'),
('sql/report/publications.sql', '9204cdaaf40273f2c94abc47a2e5afbf555181dc3164c9a629664d81389a51fe'),
('sql/report/recipients_by_kecamatan.sql', 'e7ac50caeaf38e2934ae357737b637b442d3365dc6011b1b9e814edff0032391'),
('sql/report/recipients_by_kelurahan.sql', '471f93c6879866b052c11c049cf784a0bf9bcbf452cd40cb7b9bfa804a179427'),
('sql/report/recipients_by_kota.sql', '9ef2a86d995cd698758144e0e9197ed677930b953c79a27bcfa72e9b62f74596'),
('sql/report/recipients_by_rt.sql', 'afeecc0d15d698d817d0420ebf8da0d168297f5d720a6fe6d10a919027704d8f'),
('sql/report/review_queue.sql', '2d89f53df099b026d21e781bc9ec2e0e744399b0c735458d859770a86f27a1b0'),
('sql/report/site_distance.sql', '30521680a213df317210b80e48163a17bfb50d7ac1ec56e7e128fdf3bec91319'),
('sql/report/site_load.sql', '495a7f434dc56dba832ba6413ca11cecb910000b3332167f888ac6e4c56dc9dd'),
('sql/report/unpaid_households.sql', 'a1c446721762be8dc4b6b4e7d227ec66e4957c01f9f373a2e5bd848da50db891');
