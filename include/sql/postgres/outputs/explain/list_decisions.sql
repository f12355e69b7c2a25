-- Purpose: every decision ever published of a household, newest first
-- Reads:   published.decision, published.publication, ops.kelurahan
-- Writes:  -
-- Params:  household_id
select
    decision.period, decision.no_kk, decision.kelurahan_code,
    kelurahan.kelurahan, kelurahan.kecamatan, kelurahan.kota,
    decision.rt, decision.rw, decision.status, decision.reason_codes, decision.notes,
    decision.payee_nik, decision.payee_name, decision.payee_role,
    decision.member_count, decision.amount_idr, decision.evidence,
    decision.source_file, decision.source_row,
    decision.rule_set, decision.rule_set_sha256, decision.publication_id,
    publication.rule_book_sha256, publication.product_version,
    publication.run_date, publication.published_at, decision.valid_to
from published.decision
inner join published.publication on decision.publication_id = publication.publication_id
left join ops.kelurahan on decision.kelurahan_code = kelurahan.kelurahan_code
where decision.household_id = :household_id
order by decision.period desc, decision.publication_id desc
