-- Made from the catalogue by `UPDATE_DOCS=1 cargo test --test docs`; do not edit.
-- Money is in fen, rates and scores are times 10000, dates are ISO text; v_… are the views for other programs.
PRAGMA application_id = 0x43584c31;

CREATE TABLE setting (key TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE counter (prefix TEXT NOT NULL, year INTEGER NOT NULL, last INTEGER NOT NULL, PRIMARY KEY (prefix, year)) STRICT, WITHOUT ROWID;
CREATE TABLE code (list TEXT NOT NULL, code TEXT NOT NULL, zh TEXT NOT NULL, en TEXT NOT NULL, PRIMARY KEY (list, code)) STRICT, WITHOUT ROWID;
CREATE TABLE operation (
  seq INTEGER PRIMARY KEY NOT NULL,
  at TEXT NOT NULL,
  operator TEXT NOT NULL,
  host TEXT NOT NULL,
  action TEXT NOT NULL,
  command TEXT NOT NULL,
  reason TEXT,
  approved_by TEXT,
  as_of TEXT NOT NULL,
  undoes INTEGER,
  first_change INTEGER NOT NULL,
  changes INTEGER NOT NULL,
  previous TEXT NOT NULL,
  digest TEXT NOT NULL
) STRICT;
CREATE TABLE change (
  position INTEGER PRIMARY KEY NOT NULL,
  op INTEGER NOT NULL,
  kind TEXT NOT NULL,
  record TEXT NOT NULL,
  action TEXT NOT NULL,
  effective_on TEXT,
  before TEXT,
  after TEXT NOT NULL
) STRICT;
CREATE INDEX change_record ON change (record, position);
CREATE TRIGGER operation_no_update BEFORE UPDATE ON operation BEGIN SELECT RAISE(ABORT, 'the log is never changed'); END;
CREATE TRIGGER operation_no_delete BEFORE DELETE ON operation BEGIN SELECT RAISE(ABORT, 'the log is never changed'); END;
CREATE TRIGGER change_no_update BEFORE UPDATE ON change BEGIN SELECT RAISE(ABORT, 'the log is never changed'); END;
CREATE TRIGGER change_no_delete BEFORE DELETE ON change BEGIN SELECT RAISE(ABORT, 'the log is never changed'); END;
CREATE TABLE "unit" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "state" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "short_name" TEXT,
  "kind" TEXT NOT NULL,
  "uscc" TEXT,
  "area_code" TEXT,
  "parent" TEXT REFERENCES "unit"(id),
  "member" INTEGER,
  "monthly_source" INTEGER,
  "basis_list" TEXT,
  "headcount" INTEGER,
  "contact" TEXT,
  "phone" TEXT,
  "address" TEXT,
  "website" TEXT,
  "valid_from" TEXT NOT NULL,
  "valid_to" TEXT,
  "successor" TEXT REFERENCES "unit"(id),
  "change_doc" TEXT REFERENCES "document"(id),
  "visibility" TEXT NOT NULL,
  "note" TEXT,
  "attachments" TEXT,
  "links" TEXT,
  "void_on" TEXT,
  "void_reason" TEXT,
  "rev" INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX "unit_key_name" ON "unit" ("name") WHERE void_on IS NULL AND "name" IS NOT NULL;
CREATE INDEX "unit_parent" ON "unit" ("parent");
CREATE INDEX "unit_successor" ON "unit" ("successor");
CREATE INDEX "unit_change_doc" ON "unit" ("change_doc");
CREATE INDEX "unit_name" ON "unit" ("name");
CREATE INDEX "unit_short_name" ON "unit" ("short_name");
CREATE INDEX "unit_uscc" ON "unit" ("uscc");
CREATE INDEX "unit_state" ON "unit" ("state");
CREATE TABLE "party" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "state" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "uscc" TEXT,
  "idno" TEXT,
  "legal_rep" TEXT,
  "controller" TEXT,
  "size" TEXT,
  "private" INTEGER,
  "industry" TEXT,
  "address" TEXT,
  "contact" TEXT,
  "phone" TEXT,
  "employer" TEXT,
  "specialty" TEXT,
  "founded_on" TEXT,
  "closed_on" TEXT,
  "visibility" TEXT NOT NULL,
  "note" TEXT,
  "attachments" TEXT,
  "links" TEXT,
  "void_on" TEXT,
  "void_reason" TEXT,
  "rev" INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX "party_key_uscc" ON "party" ("uscc") WHERE void_on IS NULL AND "uscc" IS NOT NULL;
CREATE UNIQUE INDEX "party_key_idno" ON "party" ("idno") WHERE void_on IS NULL AND "idno" IS NOT NULL AND NOT ("uscc" IS NOT NULL);
CREATE UNIQUE INDEX "party_key_name" ON "party" ("name") WHERE void_on IS NULL AND "name" IS NOT NULL AND NOT ("uscc" IS NOT NULL) AND NOT ("idno" IS NOT NULL);
CREATE INDEX "party_name" ON "party" ("name");
CREATE INDEX "party_uscc" ON "party" ("uscc");
CREATE INDEX "party_idno" ON "party" ("idno");
CREATE INDEX "party_state" ON "party" ("state");
CREATE TABLE "document" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "state" TEXT NOT NULL,
  "title" TEXT NOT NULL,
  "role" TEXT NOT NULL,
  "form" TEXT,
  "doc_no" TEXT,
  "issuer" TEXT NOT NULL,
  "level" TEXT,
  "domain" TEXT,
  "topic" TEXT,
  "unit" TEXT REFERENCES "unit"(id),
  "cosign_list" TEXT,
  "policy" TEXT REFERENCES "policy"(id),
  "version" INTEGER,
  "replaces" TEXT REFERENCES "document"(id),
  "due_on" TEXT,
  "issued_on" TEXT,
  "effective_from" TEXT,
  "effective_to" TEXT,
  "summary" TEXT,
  "body" TEXT,
  "url" TEXT,
  "visibility" TEXT NOT NULL,
  "note" TEXT,
  "attachments" TEXT,
  "links" TEXT,
  "void_on" TEXT,
  "void_reason" TEXT,
  "rev" INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX "document_key_doc_no" ON "document" ("doc_no") WHERE void_on IS NULL AND "doc_no" IS NOT NULL;
CREATE UNIQUE INDEX "document_key_title_issuer_version" ON "document" ("title", "issuer", "version") WHERE void_on IS NULL AND "title" IS NOT NULL AND "issuer" IS NOT NULL AND "version" IS NOT NULL AND NOT ("doc_no" IS NOT NULL);
CREATE INDEX "document_unit" ON "document" ("unit");
CREATE INDEX "document_policy" ON "document" ("policy");
CREATE INDEX "document_replaces" ON "document" ("replaces");
CREATE INDEX "document_title" ON "document" ("title");
CREATE INDEX "document_doc_no" ON "document" ("doc_no");
CREATE INDEX "document_due_on" ON "document" ("due_on");
CREATE INDEX "document_issued_on" ON "document" ("issued_on");
CREATE INDEX "document_state" ON "document" ("state");
CREATE INDEX "document_open_issued_on" ON "document" (state) WHERE "void_on" IS NULL AND "issued_on" IS NULL;
CREATE TABLE "officer" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "state" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "idno" TEXT,
  "unit" TEXT NOT NULL REFERENCES "unit"(id),
  "category" TEXT NOT NULL,
  "rank" TEXT,
  "joined_on" TEXT,
  "phone" TEXT,
  "legal_basis" TEXT NOT NULL REFERENCES "document"(id),
  "rollout" TEXT,
  "file_opened_on" TEXT,
  "file_unit" TEXT REFERENCES "unit"(id),
  "left_on" TEXT,
  "left_reason" TEXT,
  "destination" TEXT,
  "visibility" TEXT NOT NULL,
  "note" TEXT,
  "attachments" TEXT,
  "links" TEXT,
  "void_on" TEXT,
  "void_reason" TEXT,
  "rev" INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX "officer_key_idno" ON "officer" ("idno") WHERE void_on IS NULL AND "idno" IS NOT NULL;
CREATE UNIQUE INDEX "officer_key_name_unit" ON "officer" ("name", "unit") WHERE void_on IS NULL AND "name" IS NOT NULL AND "unit" IS NOT NULL AND NOT ("idno" IS NOT NULL);
CREATE INDEX "officer_unit" ON "officer" ("unit");
CREATE INDEX "officer_legal_basis" ON "officer" ("legal_basis");
CREATE INDEX "officer_file_unit" ON "officer" ("file_unit");
CREATE INDEX "officer_name" ON "officer" ("name");
CREATE INDEX "officer_idno" ON "officer" ("idno");
CREATE INDEX "officer_left_on" ON "officer" ("left_on");
CREATE INDEX "officer_state" ON "officer" ("state");
CREATE TABLE "post" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "state" TEXT NOT NULL,
  "officer" TEXT NOT NULL REFERENCES "officer"(id),
  "unit" TEXT NOT NULL REFERENCES "unit"(id),
  "title" TEXT NOT NULL,
  "role" TEXT NOT NULL,
  "scope" TEXT,
  "domain" TEXT,
  "duties" TEXT,
  "appoint_no" TEXT,
  "start_on" TEXT NOT NULL,
  "end_on" TEXT,
  "successor" TEXT REFERENCES "officer"(id),
  "witness" TEXT REFERENCES "officer"(id),
  "handover_on" TEXT,
  "handover_file" TEXT,
  "exceptions" TEXT,
  "visibility" TEXT NOT NULL,
  "note" TEXT,
  "attachments" TEXT,
  "links" TEXT,
  "void_on" TEXT,
  "void_reason" TEXT,
  "rev" INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX "post_key_officer_unit_title_start_on" ON "post" ("officer", "unit", "title", "start_on") WHERE void_on IS NULL AND "officer" IS NOT NULL AND "unit" IS NOT NULL AND "title" IS NOT NULL AND "start_on" IS NOT NULL;
CREATE INDEX "post_officer" ON "post" ("officer");
CREATE INDEX "post_unit" ON "post" ("unit");
CREATE INDEX "post_successor" ON "post" ("successor");
CREATE INDEX "post_witness" ON "post" ("witness");
CREATE INDEX "post_end_on" ON "post" ("end_on");
CREATE INDEX "post_state" ON "post" ("state");
CREATE INDEX "post_open_handover_on" ON "post" (state) WHERE "void_on" IS NULL AND "handover_on" IS NULL;
CREATE TABLE "entry" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "state" TEXT NOT NULL,
  "officer" TEXT NOT NULL REFERENCES "officer"(id),
  "section" TEXT NOT NULL,
  "title" TEXT NOT NULL,
  "occurred_on" TEXT NOT NULL,
  "content" TEXT NOT NULL,
  "polarity" TEXT NOT NULL,
  "hours" INTEGER,
  "grade" TEXT,
  "commendation" TEXT,
  "sanction" TEXT,
  "term_months" INTEGER,
  "accountability_form" TEXT,
  "doc_no" TEXT,
  "issuer" TEXT,
  "decided_on" TEXT,
  "source_unit" TEXT NOT NULL REFERENCES "unit"(id),
  "received_on" TEXT NOT NULL,
  "source_letter" TEXT,
  "legal_basis" TEXT NOT NULL REFERENCES "document"(id),
  "case" TEXT REFERENCES "case"(id),
  "origin" TEXT,
  "visibility" TEXT NOT NULL,
  "note" TEXT,
  "attachments" TEXT,
  "links" TEXT,
  "void_on" TEXT,
  "void_reason" TEXT,
  "rev" INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX "entry_key_officer_section_occurred_on_title" ON "entry" ("officer", "section", "occurred_on", "title") WHERE void_on IS NULL AND "officer" IS NOT NULL AND "section" IS NOT NULL AND "occurred_on" IS NOT NULL AND "title" IS NOT NULL;
CREATE INDEX "entry_officer" ON "entry" ("officer");
CREATE INDEX "entry_source_unit" ON "entry" ("source_unit");
CREATE INDEX "entry_legal_basis" ON "entry" ("legal_basis");
CREATE INDEX "entry_case" ON "entry" ("case");
CREATE INDEX "entry_state" ON "entry" ("state");
CREATE TABLE "activity" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "state" TEXT NOT NULL,
  "title" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "topic" TEXT NOT NULL,
  "organiser" TEXT NOT NULL REFERENCES "unit"(id),
  "start_on" TEXT NOT NULL,
  "end_on" TEXT,
  "class_name" TEXT,
  "hours" INTEGER,
  "credit_course" INTEGER,
  "unit_list" TEXT,
  "attendee_list" TEXT,
  "planned" INTEGER,
  "attended" INTEGER,
  "speaker" TEXT,
  "place" TEXT,
  "policy" TEXT REFERENCES "policy"(id),
  "ruling" TEXT REFERENCES "document"(id),
  "proof" TEXT,
  "visibility" TEXT NOT NULL,
  "note" TEXT,
  "attachments" TEXT,
  "links" TEXT,
  "void_on" TEXT,
  "void_reason" TEXT,
  "rev" INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX "activity_key_kind_title_start_on" ON "activity" ("kind", "title", "start_on") WHERE void_on IS NULL AND "kind" IS NOT NULL AND "title" IS NOT NULL AND "start_on" IS NOT NULL;
CREATE INDEX "activity_organiser" ON "activity" ("organiser");
CREATE INDEX "activity_policy" ON "activity" ("policy");
CREATE INDEX "activity_ruling" ON "activity" ("ruling");
CREATE INDEX "activity_title" ON "activity" ("title");
CREATE INDEX "activity_state" ON "activity" ("state");
CREATE TABLE "tender" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "state" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "ext_no" TEXT NOT NULL,
  "buyer" TEXT NOT NULL REFERENCES "unit"(id),
  "domain" TEXT NOT NULL,
  "method" TEXT NOT NULL,
  "object" TEXT NOT NULL,
  "org_form" TEXT,
  "item_code" TEXT,
  "budget" INTEGER NOT NULL,
  "agency" TEXT REFERENCES "party"(id),
  "handler" TEXT NOT NULL REFERENCES "officer"(id),
  "intent_on" TEXT,
  "notice_on" TEXT,
  "docs_to" TEXT,
  "bid_deadline" TEXT,
  "report_on" TEXT,
  "candidate_on" TEXT,
  "confirmed_on" TEXT,
  "result_on" TEXT,
  "award_on" TEXT,
  "winner" TEXT REFERENCES "party"(id),
  "award_amount" INTEGER,
  "visibility" TEXT NOT NULL,
  "note" TEXT,
  "attachments" TEXT,
  "links" TEXT,
  "void_on" TEXT,
  "void_reason" TEXT,
  "rev" INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX "tender_key_buyer_ext_no" ON "tender" ("buyer", "ext_no") WHERE void_on IS NULL AND "buyer" IS NOT NULL AND "ext_no" IS NOT NULL;
CREATE INDEX "tender_buyer" ON "tender" ("buyer");
CREATE INDEX "tender_agency" ON "tender" ("agency");
CREATE INDEX "tender_handler" ON "tender" ("handler");
CREATE INDEX "tender_winner" ON "tender" ("winner");
CREATE INDEX "tender_ext_no" ON "tender" ("ext_no");
CREATE INDEX "tender_name" ON "tender" ("name");
CREATE INDEX "tender_notice_on" ON "tender" ("notice_on");
CREATE INDEX "tender_report_on" ON "tender" ("report_on");
CREATE INDEX "tender_candidate_on" ON "tender" ("candidate_on");
CREATE INDEX "tender_confirmed_on" ON "tender" ("confirmed_on");
CREATE INDEX "tender_award_on" ON "tender" ("award_on");
CREATE INDEX "tender_state" ON "tender" ("state");
CREATE INDEX "tender_open_intent_on" ON "tender" (state) WHERE "void_on" IS NULL AND (CASE WHEN "domain" = 'bidding' THEN 1 ELSE "object" = 'works' AND "method" IN ('open', 'invited') END) = 0 AND "intent_on" IS NULL;
CREATE INDEX "tender_open_candidate_on" ON "tender" (state) WHERE "void_on" IS NULL AND (CASE WHEN "domain" = 'bidding' THEN 1 ELSE "object" = 'works' AND "method" IN ('open', 'invited') END) = 1 AND "candidate_on" IS NULL;
CREATE INDEX "tender_open_confirmed_on" ON "tender" (state) WHERE "void_on" IS NULL AND (CASE WHEN "domain" = 'bidding' THEN 1 ELSE "object" = 'works' AND "method" IN ('open', 'invited') END) = 0 AND "confirmed_on" IS NULL;
CREATE INDEX "tender_open_result_on" ON "tender" (state) WHERE "void_on" IS NULL AND (CASE WHEN "domain" = 'bidding' THEN 1 ELSE "object" = 'works' AND "method" IN ('open', 'invited') END) = 0 AND "result_on" IS NULL;
CREATE INDEX "tender_open_award_on" ON "tender" (state) WHERE "void_on" IS NULL AND (CASE WHEN "domain" = 'bidding' THEN 1 ELSE "object" = 'works' AND "method" IN ('open', 'invited') END) = 0 AND "award_on" IS NULL;
CREATE INDEX "tender_open_attachments" ON "tender" (state) WHERE "void_on" IS NULL AND (CASE WHEN "domain" = 'bidding' THEN 1 ELSE "object" = 'works' AND "method" IN ('open', 'invited') END) = 1 AND "attachments" IS NULL;
CREATE TABLE "bid" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "state" TEXT NOT NULL,
  "tender" TEXT NOT NULL REFERENCES "tender"(id),
  "bidder" TEXT NOT NULL REFERENCES "party"(id),
  "consortium" TEXT,
  "received_on" TEXT NOT NULL,
  "late" INTEGER,
  "price" INTEGER,
  "final_price" INTEGER,
  "score" INTEGER,
  "rank" INTEGER,
  "reject_reason" TEXT,
  "bond" INTEGER,
  "bond_form" TEXT,
  "bond_refund_on" TEXT,
  "file_mark" TEXT,
  "credit_checked_on" TEXT,
  "credit_executed" TEXT,
  "credit_tax" TEXT,
  "credit_procurement" TEXT,
  "credit_operator" TEXT,
  "credit_proof" TEXT,
  "visibility" TEXT NOT NULL,
  "note" TEXT,
  "attachments" TEXT,
  "links" TEXT,
  "void_on" TEXT,
  "void_reason" TEXT,
  "rev" INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX "bid_key_tender_bidder" ON "bid" ("tender", "bidder") WHERE void_on IS NULL AND "tender" IS NOT NULL AND "bidder" IS NOT NULL;
CREATE INDEX "bid_tender" ON "bid" ("tender");
CREATE INDEX "bid_bidder" ON "bid" ("bidder");
CREATE INDEX "bid_state" ON "bid" ("state");
CREATE INDEX "bid_open_bond_refund_on" ON "bid" (state) WHERE "void_on" IS NULL AND "bond" IS NOT NULL AND "bond_refund_on" IS NULL;
CREATE TABLE "contract" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "state" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "ext_no" TEXT NOT NULL,
  "buyer" TEXT NOT NULL REFERENCES "unit"(id),
  "supplier" TEXT NOT NULL REFERENCES "party"(id),
  "tender" TEXT REFERENCES "tender"(id),
  "object" TEXT NOT NULL,
  "amount" INTEGER NOT NULL,
  "signed_on" TEXT NOT NULL,
  "deliver_due" TEXT NOT NULL,
  "settlement" TEXT NOT NULL,
  "accept_days" INTEGER,
  "pay_days" INTEGER,
  "sme_size" TEXT NOT NULL,
  "interest_rate" INTEGER,
  "bond" INTEGER,
  "bond_refund_on" TEXT,
  "handler" TEXT NOT NULL REFERENCES "officer"(id),
  "manager" TEXT REFERENCES "officer"(id),
  "published_on" TEXT,
  "filed_on" TEXT,
  "supplement_of" TEXT REFERENCES "contract"(id),
  "scope_change" TEXT,
  "ended_on" TEXT,
  "visibility" TEXT NOT NULL,
  "note" TEXT,
  "attachments" TEXT,
  "links" TEXT,
  "void_on" TEXT,
  "void_reason" TEXT,
  "rev" INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX "contract_key_buyer_ext_no" ON "contract" ("buyer", "ext_no") WHERE void_on IS NULL AND "buyer" IS NOT NULL AND "ext_no" IS NOT NULL;
CREATE INDEX "contract_buyer" ON "contract" ("buyer");
CREATE INDEX "contract_supplier" ON "contract" ("supplier");
CREATE INDEX "contract_tender" ON "contract" ("tender");
CREATE INDEX "contract_handler" ON "contract" ("handler");
CREATE INDEX "contract_manager" ON "contract" ("manager");
CREATE INDEX "contract_supplement_of" ON "contract" ("supplement_of");
CREATE INDEX "contract_ext_no" ON "contract" ("ext_no");
CREATE INDEX "contract_name" ON "contract" ("name");
CREATE INDEX "contract_signed_on" ON "contract" ("signed_on");
CREATE INDEX "contract_deliver_due" ON "contract" ("deliver_due");
CREATE INDEX "contract_state" ON "contract" ("state");
CREATE INDEX "contract_open_published_on" ON "contract" (state) WHERE "void_on" IS NULL AND "published_on" IS NULL;
CREATE INDEX "contract_open_filed_on" ON "contract" (state) WHERE "void_on" IS NULL AND "filed_on" IS NULL;
CREATE INDEX "contract_open_bond_refund_on" ON "contract" (state) WHERE "void_on" IS NULL AND "bond" IS NOT NULL AND "bond_refund_on" IS NULL;
CREATE TABLE "acceptance" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "state" TEXT NOT NULL,
  "contract" TEXT NOT NULL REFERENCES "contract"(id),
  "batch_no" INTEGER NOT NULL,
  "lead" TEXT NOT NULL REFERENCES "officer"(id),
  "delivered_on" TEXT NOT NULL,
  "requested_on" TEXT,
  "accepted_on" TEXT,
  "amount" INTEGER,
  "member_list" TEXT,
  "third_party" TEXT REFERENCES "party"(id),
  "public_service" INTEGER,
  "user_invited" INTEGER,
  "certificate" TEXT,
  "signed_all" INTEGER,
  "issue" TEXT,
  "delay_reason" TEXT,
  "refusal_reason" TEXT,
  "published_on" TEXT,
  "visibility" TEXT NOT NULL,
  "note" TEXT,
  "attachments" TEXT,
  "links" TEXT,
  "void_on" TEXT,
  "void_reason" TEXT,
  "rev" INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX "acceptance_key_contract_batch_no" ON "acceptance" ("contract", "batch_no") WHERE void_on IS NULL AND "contract" IS NOT NULL AND "batch_no" IS NOT NULL;
CREATE INDEX "acceptance_contract" ON "acceptance" ("contract");
CREATE INDEX "acceptance_lead" ON "acceptance" ("lead");
CREATE INDEX "acceptance_third_party" ON "acceptance" ("third_party");
CREATE INDEX "acceptance_accepted_on" ON "acceptance" ("accepted_on");
CREATE INDEX "acceptance_state" ON "acceptance" ("state");
CREATE INDEX "acceptance_open_accepted_on" ON "acceptance" (state) WHERE "void_on" IS NULL AND "accepted_on" IS NULL;
CREATE INDEX "acceptance_open_published_on" ON "acceptance" (state) WHERE "void_on" IS NULL AND "published_on" IS NULL;
CREATE TABLE "payment" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "state" TEXT NOT NULL,
  "contract" TEXT NOT NULL REFERENCES "contract"(id),
  "seq" INTEGER NOT NULL,
  "purpose" TEXT NOT NULL,
  "acceptance" TEXT REFERENCES "acceptance"(id),
  "basis_on" TEXT,
  "agreed_on" TEXT,
  "amount" INTEGER NOT NULL,
  "disputed" INTEGER,
  "paid_amount" INTEGER,
  "paid_on" TEXT,
  "voucher_no" TEXT,
  "interest_paid" INTEGER,
  "delay_excuse" TEXT,
  "delay_note" TEXT,
  "plan_on" TEXT,
  "claim_on" TEXT,
  "claim_done_on" TEXT,
  "visibility" TEXT NOT NULL,
  "note" TEXT,
  "attachments" TEXT,
  "links" TEXT,
  "void_on" TEXT,
  "void_reason" TEXT,
  "rev" INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX "payment_key_contract_seq" ON "payment" ("contract", "seq") WHERE void_on IS NULL AND "contract" IS NOT NULL AND "seq" IS NOT NULL;
CREATE INDEX "payment_contract" ON "payment" ("contract");
CREATE INDEX "payment_acceptance" ON "payment" ("acceptance");
CREATE INDEX "payment_claim_on" ON "payment" ("claim_on");
CREATE INDEX "payment_state" ON "payment" ("state");
CREATE INDEX "payment_open_claim_done_on" ON "payment" (state) WHERE "void_on" IS NULL AND "claim_done_on" IS NULL;
CREATE TABLE "challenge" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "state" TEXT NOT NULL,
  "tender" TEXT NOT NULL REFERENCES "tender"(id),
  "kind" TEXT NOT NULL,
  "challenger" TEXT NOT NULL REFERENCES "party"(id),
  "matter" TEXT NOT NULL,
  "known_on" TEXT,
  "received_on" TEXT NOT NULL,
  "claim" TEXT NOT NULL,
  "handler_unit" TEXT NOT NULL REFERENCES "unit"(id),
  "prior" TEXT REFERENCES "challenge"(id),
  "suspends" INTEGER,
  "accepted_on" TEXT,
  "result" TEXT,
  "decided_on" TEXT,
  "doc_no" TEXT,
  "reply" TEXT,
  "published_on" TEXT,
  "visibility" TEXT NOT NULL,
  "note" TEXT,
  "attachments" TEXT,
  "links" TEXT,
  "void_on" TEXT,
  "void_reason" TEXT,
  "rev" INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX "challenge_key_tender_kind_challenger_received_on" ON "challenge" ("tender", "kind", "challenger", "received_on") WHERE void_on IS NULL AND "tender" IS NOT NULL AND "kind" IS NOT NULL AND "challenger" IS NOT NULL AND "received_on" IS NOT NULL;
CREATE INDEX "challenge_tender" ON "challenge" ("tender");
CREATE INDEX "challenge_challenger" ON "challenge" ("challenger");
CREATE INDEX "challenge_handler_unit" ON "challenge" ("handler_unit");
CREATE INDEX "challenge_prior" ON "challenge" ("prior");
CREATE INDEX "challenge_received_on" ON "challenge" ("received_on");
CREATE INDEX "challenge_accepted_on" ON "challenge" ("accepted_on");
CREATE INDEX "challenge_state" ON "challenge" ("state");
CREATE INDEX "challenge_open_decided_on" ON "challenge" (state) WHERE "void_on" IS NULL AND "kind" IN ('inquiry') AND "decided_on" IS NULL;
CREATE INDEX "challenge_open_decided_on_2" ON "challenge" (state) WHERE "void_on" IS NULL AND "kind" IN ('question') AND "decided_on" IS NULL;
CREATE INDEX "challenge_open_decided_on_3" ON "challenge" (state) WHERE "void_on" IS NULL AND "kind" IN ('objection') AND "decided_on" IS NULL;
CREATE INDEX "challenge_open_accepted_on" ON "challenge" (state) WHERE "void_on" IS NULL AND "kind" IN ('complaint') AND "accepted_on" IS NULL;
CREATE INDEX "challenge_open_decided_on_4" ON "challenge" (state) WHERE "void_on" IS NULL AND "kind" IN ('complaint') AND "decided_on" IS NULL;
CREATE TABLE "credential" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "state" TEXT NOT NULL,
  "party" TEXT NOT NULL REFERENCES "party"(id),
  "role" TEXT NOT NULL,
  "info_kind" TEXT NOT NULL,
  "title" TEXT NOT NULL,
  "list" TEXT,
  "grade" TEXT,
  "doc_no" TEXT,
  "issuer" TEXT NOT NULL,
  "issued_on" TEXT NOT NULL,
  "valid_from" TEXT,
  "valid_to" TEXT,
  "ban_scope" TEXT,
  "amount" INTEGER,
  "facts" TEXT,
  "source_unit" TEXT NOT NULL REFERENCES "unit"(id),
  "tender" TEXT REFERENCES "tender"(id),
  "checked_on" TEXT,
  "share_list" TEXT,
  "shared_on" TEXT,
  "url" TEXT,
  "visibility" TEXT NOT NULL,
  "note" TEXT,
  "attachments" TEXT,
  "links" TEXT,
  "void_on" TEXT,
  "void_reason" TEXT,
  "rev" INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX "credential_key_party_info_kind_title_issued_on" ON "credential" ("party", "info_kind", "title", "issued_on") WHERE void_on IS NULL AND "party" IS NOT NULL AND "info_kind" IS NOT NULL AND "title" IS NOT NULL AND "issued_on" IS NOT NULL;
CREATE INDEX "credential_party" ON "credential" ("party");
CREATE INDEX "credential_source_unit" ON "credential" ("source_unit");
CREATE INDEX "credential_tender" ON "credential" ("tender");
CREATE INDEX "credential_issued_on" ON "credential" ("issued_on");
CREATE INDEX "credential_valid_to" ON "credential" ("valid_to");
CREATE INDEX "credential_state" ON "credential" ("state");
CREATE INDEX "credential_open_checked_on" ON "credential" (state) WHERE "void_on" IS NULL AND "checked_on" IS NULL;
CREATE TABLE "credit_report" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "report_no" TEXT NOT NULL,
  "party" TEXT NOT NULL REFERENCES "party"(id),
  "issuer" TEXT NOT NULL REFERENCES "party"(id),
  "purpose" TEXT NOT NULL,
  "issued_on" TEXT NOT NULL,
  "valid_to" TEXT,
  "grade" TEXT,
  "score" INTEGER,
  "tender" TEXT REFERENCES "tender"(id),
  "project" TEXT REFERENCES "project"(id),
  "agreement" TEXT REFERENCES "agreement"(id),
  "adopted" INTEGER,
  "verify_code" TEXT,
  "verified_on" TEXT,
  "findings" TEXT,
  "report_file" TEXT NOT NULL,
  "visibility" TEXT NOT NULL,
  "note" TEXT,
  "attachments" TEXT,
  "links" TEXT,
  "void_on" TEXT,
  "void_reason" TEXT,
  "rev" INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX "credit_report_key_report_no" ON "credit_report" ("report_no") WHERE void_on IS NULL AND "report_no" IS NOT NULL;
CREATE INDEX "credit_report_party" ON "credit_report" ("party");
CREATE INDEX "credit_report_issuer" ON "credit_report" ("issuer");
CREATE INDEX "credit_report_tender" ON "credit_report" ("tender");
CREATE INDEX "credit_report_project" ON "credit_report" ("project");
CREATE INDEX "credit_report_agreement" ON "credit_report" ("agreement");
CREATE INDEX "credit_report_report_no" ON "credit_report" ("report_no");
CREATE INDEX "credit_report_valid_to" ON "credit_report" ("valid_to");
CREATE TABLE "project" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "state" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "ext_no" TEXT,
  "unit" TEXT NOT NULL REFERENCES "unit"(id),
  "lead" TEXT NOT NULL REFERENCES "officer"(id),
  "rule_set" TEXT NOT NULL,
  "mode" TEXT NOT NULL,
  "payment" TEXT NOT NULL,
  "sector" TEXT,
  "partner" TEXT REFERENCES "party"(id),
  "spv" TEXT REFERENCES "party"(id),
  "invest" INTEGER NOT NULL,
  "gov_equity" INTEGER,
  "term_years" INTEGER NOT NULL,
  "mof_stage" TEXT,
  "decision" TEXT REFERENCES "decision"(id),
  "contract_no" TEXT,
  "signed_on" TEXT,
  "start_on" TEXT,
  "operate_on" TEXT,
  "end_on" TEXT,
  "visibility" TEXT NOT NULL,
  "note" TEXT,
  "attachments" TEXT,
  "links" TEXT,
  "void_on" TEXT,
  "void_reason" TEXT,
  "rev" INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX "project_key_ext_no" ON "project" ("ext_no") WHERE void_on IS NULL AND "ext_no" IS NOT NULL;
CREATE UNIQUE INDEX "project_key_name" ON "project" ("name") WHERE void_on IS NULL AND "name" IS NOT NULL AND NOT ("ext_no" IS NOT NULL);
CREATE INDEX "project_unit" ON "project" ("unit");
CREATE INDEX "project_lead" ON "project" ("lead");
CREATE INDEX "project_partner" ON "project" ("partner");
CREATE INDEX "project_spv" ON "project" ("spv");
CREATE INDEX "project_decision" ON "project" ("decision");
CREATE INDEX "project_name" ON "project" ("name");
CREATE INDEX "project_ext_no" ON "project" ("ext_no");
CREATE INDEX "project_end_on" ON "project" ("end_on");
CREATE INDEX "project_state" ON "project" ("state");
CREATE TABLE "stage" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "state" TEXT NOT NULL,
  "project" TEXT NOT NULL REFERENCES "project"(id),
  "stage" TEXT NOT NULL,
  "unit" TEXT NOT NULL REFERENCES "unit"(id),
  "officer" TEXT NOT NULL REFERENCES "officer"(id),
  "post" TEXT REFERENCES "post"(id),
  "duty" TEXT NOT NULL,
  "standard" TEXT NOT NULL,
  "document" TEXT REFERENCES "document"(id),
  "decision" TEXT REFERENCES "decision"(id),
  "start_on" TEXT NOT NULL,
  "due_on" TEXT NOT NULL,
  "done_on" TEXT,
  "evidence" TEXT,
  "verifier" TEXT REFERENCES "officer"(id),
  "verified_on" TEXT,
  "shortfall" TEXT,
  "visibility" TEXT NOT NULL,
  "note" TEXT,
  "attachments" TEXT,
  "links" TEXT,
  "void_on" TEXT,
  "void_reason" TEXT,
  "rev" INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX "stage_key_project_stage_officer_duty" ON "stage" ("project", "stage", "officer", "duty") WHERE void_on IS NULL AND "project" IS NOT NULL AND "stage" IS NOT NULL AND "officer" IS NOT NULL AND "duty" IS NOT NULL;
CREATE INDEX "stage_project" ON "stage" ("project");
CREATE INDEX "stage_unit" ON "stage" ("unit");
CREATE INDEX "stage_officer" ON "stage" ("officer");
CREATE INDEX "stage_post" ON "stage" ("post");
CREATE INDEX "stage_document" ON "stage" ("document");
CREATE INDEX "stage_decision" ON "stage" ("decision");
CREATE INDEX "stage_verifier" ON "stage" ("verifier");
CREATE INDEX "stage_due_on" ON "stage" ("due_on");
CREATE INDEX "stage_state" ON "stage" ("state");
CREATE INDEX "stage_open_done_on" ON "stage" (state) WHERE "void_on" IS NULL AND "done_on" IS NULL;
CREATE TABLE "subsidy" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "state" TEXT NOT NULL,
  "project" TEXT NOT NULL REFERENCES "project"(id),
  "year" INTEGER NOT NULL,
  "kind" TEXT NOT NULL,
  "payer" TEXT NOT NULL REFERENCES "unit"(id),
  "handler" TEXT NOT NULL REFERENCES "officer"(id),
  "amount" INTEGER NOT NULL,
  "budgeted" INTEGER,
  "budget_doc" TEXT,
  "performance" TEXT REFERENCES "performance"(id),
  "adjusted" INTEGER,
  "due_on" TEXT NOT NULL,
  "paid_amount" INTEGER,
  "paid_on" TEXT,
  "voucher_no" TEXT,
  "delay_excuse" TEXT,
  "delay_note" TEXT,
  "plan_on" TEXT,
  "visibility" TEXT NOT NULL,
  "note" TEXT,
  "attachments" TEXT,
  "links" TEXT,
  "void_on" TEXT,
  "void_reason" TEXT,
  "rev" INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX "subsidy_key_project_year_kind" ON "subsidy" ("project", "year", "kind") WHERE void_on IS NULL AND "project" IS NOT NULL AND "year" IS NOT NULL AND "kind" IS NOT NULL;
CREATE INDEX "subsidy_project" ON "subsidy" ("project");
CREATE INDEX "subsidy_payer" ON "subsidy" ("payer");
CREATE INDEX "subsidy_handler" ON "subsidy" ("handler");
CREATE INDEX "subsidy_performance" ON "subsidy" ("performance");
CREATE INDEX "subsidy_due_on" ON "subsidy" ("due_on");
CREATE INDEX "subsidy_state" ON "subsidy" ("state");
CREATE INDEX "subsidy_open_paid_on" ON "subsidy" (state) WHERE "void_on" IS NULL AND "paid_on" IS NULL;
CREATE TABLE "performance" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "state" TEXT NOT NULL,
  "project" TEXT NOT NULL REFERENCES "project"(id),
  "year" INTEGER NOT NULL,
  "phase" TEXT NOT NULL,
  "officer" TEXT NOT NULL REFERENCES "officer"(id),
  "evaluator" TEXT REFERENCES "party"(id),
  "evaluator_kind" TEXT NOT NULL,
  "evaluated_on" TEXT NOT NULL,
  "score" INTEGER,
  "grade" TEXT,
  "kpi_total" INTEGER,
  "kpi_met" INTEGER,
  "honoured" TEXT,
  "effect" TEXT,
  "deduct" INTEGER,
  "report_file" TEXT,
  "visibility" TEXT NOT NULL,
  "note" TEXT,
  "attachments" TEXT,
  "links" TEXT,
  "void_on" TEXT,
  "void_reason" TEXT,
  "rev" INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX "performance_key_project_year_phase" ON "performance" ("project", "year", "phase") WHERE void_on IS NULL AND "project" IS NOT NULL AND "year" IS NOT NULL AND "phase" IS NOT NULL;
CREATE INDEX "performance_project" ON "performance" ("project");
CREATE INDEX "performance_officer" ON "performance" ("officer");
CREATE INDEX "performance_evaluator" ON "performance" ("evaluator");
CREATE INDEX "performance_evaluated_on" ON "performance" ("evaluated_on");
CREATE INDEX "performance_state" ON "performance" ("state");
CREATE TABLE "amendment" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "state" TEXT NOT NULL,
  "target" TEXT NOT NULL,
  "seq" INTEGER NOT NULL,
  "unit" TEXT NOT NULL REFERENCES "unit"(id),
  "domain" TEXT NOT NULL,
  "party" TEXT NOT NULL REFERENCES "party"(id),
  "ground" TEXT NOT NULL,
  "amendment_reason" TEXT NOT NULL,
  "amended_from" TEXT,
  "amended_to" TEXT NOT NULL,
  "legality_on" TEXT,
  "decision" TEXT REFERENCES "decision"(id),
  "authority" TEXT,
  "approval_no" TEXT,
  "approved_on" TEXT,
  "notice_on" TEXT,
  "claim" INTEGER,
  "appraiser" TEXT REFERENCES "party"(id),
  "appraised" INTEGER,
  "agreed" INTEGER,
  "agreed_on" TEXT,
  "due_on" TEXT,
  "paid_amount" INTEGER,
  "paid_on" TEXT,
  "visibility" TEXT NOT NULL,
  "note" TEXT,
  "attachments" TEXT,
  "links" TEXT,
  "void_on" TEXT,
  "void_reason" TEXT,
  "rev" INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX "amendment_key_target_seq" ON "amendment" ("target", "seq") WHERE void_on IS NULL AND "target" IS NOT NULL AND "seq" IS NOT NULL;
CREATE INDEX "amendment_target" ON "amendment" ("target");
CREATE INDEX "amendment_unit" ON "amendment" ("unit");
CREATE INDEX "amendment_party" ON "amendment" ("party");
CREATE INDEX "amendment_decision" ON "amendment" ("decision");
CREATE INDEX "amendment_appraiser" ON "amendment" ("appraiser");
CREATE INDEX "amendment_approved_on" ON "amendment" ("approved_on");
CREATE INDEX "amendment_due_on" ON "amendment" ("due_on");
CREATE INDEX "amendment_state" ON "amendment" ("state");
CREATE INDEX "amendment_open_notice_on" ON "amendment" (state) WHERE "void_on" IS NULL AND "notice_on" IS NULL;
CREATE INDEX "amendment_open_paid_on" ON "amendment" (state) WHERE "void_on" IS NULL AND "paid_on" IS NULL;
CREATE TABLE "policy" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "state" TEXT NOT NULL,
  "title" TEXT NOT NULL,
  "doc_no" TEXT,
  "issuer" TEXT NOT NULL REFERENCES "unit"(id),
  "basis" TEXT NOT NULL REFERENCES "document"(id),
  "scope" TEXT NOT NULL,
  "fair_result" TEXT NOT NULL,
  "fair_on" TEXT,
  "fair_unit" TEXT REFERENCES "unit"(id),
  "fair_file" TEXT,
  "exception_end" TEXT,
  "forbidden" TEXT NOT NULL,
  "rivalry" TEXT NOT NULL,
  "legality_on" TEXT,
  "decision" TEXT REFERENCES "decision"(id),
  "ruling" TEXT REFERENCES "document"(id),
  "fund" INTEGER,
  "effective_from" TEXT,
  "effective_to" TEXT,
  "published_on" TEXT,
  "url" TEXT,
  "visibility" TEXT NOT NULL,
  "note" TEXT,
  "attachments" TEXT,
  "links" TEXT,
  "void_on" TEXT,
  "void_reason" TEXT,
  "rev" INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX "policy_key_doc_no" ON "policy" ("doc_no") WHERE void_on IS NULL AND "doc_no" IS NOT NULL;
CREATE UNIQUE INDEX "policy_key_title_issuer" ON "policy" ("title", "issuer") WHERE void_on IS NULL AND "title" IS NOT NULL AND "issuer" IS NOT NULL AND NOT ("doc_no" IS NOT NULL);
CREATE INDEX "policy_issuer" ON "policy" ("issuer");
CREATE INDEX "policy_basis" ON "policy" ("basis");
CREATE INDEX "policy_fair_unit" ON "policy" ("fair_unit");
CREATE INDEX "policy_decision" ON "policy" ("decision");
CREATE INDEX "policy_ruling" ON "policy" ("ruling");
CREATE INDEX "policy_title" ON "policy" ("title");
CREATE INDEX "policy_doc_no" ON "policy" ("doc_no");
CREATE INDEX "policy_effective_from" ON "policy" ("effective_from");
CREATE INDEX "policy_exception_end" ON "policy" ("exception_end");
CREATE INDEX "policy_effective_to" ON "policy" ("effective_to");
CREATE INDEX "policy_state" ON "policy" ("state");
CREATE INDEX "policy_open_published_on" ON "policy" (state) WHERE "void_on" IS NULL AND "published_on" IS NULL;
CREATE TABLE "agreement" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "state" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "ext_no" TEXT NOT NULL,
  "unit" TEXT NOT NULL REFERENCES "unit"(id),
  "party" TEXT NOT NULL REFERENCES "party"(id),
  "policy" TEXT REFERENCES "policy"(id),
  "industry" TEXT,
  "site" TEXT,
  "invest" INTEGER NOT NULL,
  "arrived" INTEGER,
  "appraised_on" TEXT,
  "legality_on" TEXT,
  "fair_on" TEXT,
  "decision" TEXT REFERENCES "decision"(id),
  "signed_on" TEXT,
  "start_on" TEXT,
  "finish_on" TEXT,
  "end_on" TEXT,
  "lead" TEXT NOT NULL REFERENCES "officer"(id),
  "handler" TEXT NOT NULL REFERENCES "officer"(id),
  "contract_file" TEXT,
  "visibility" TEXT NOT NULL,
  "note" TEXT,
  "attachments" TEXT,
  "links" TEXT,
  "void_on" TEXT,
  "void_reason" TEXT,
  "rev" INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX "agreement_key_unit_ext_no" ON "agreement" ("unit", "ext_no") WHERE void_on IS NULL AND "unit" IS NOT NULL AND "ext_no" IS NOT NULL;
CREATE INDEX "agreement_unit" ON "agreement" ("unit");
CREATE INDEX "agreement_party" ON "agreement" ("party");
CREATE INDEX "agreement_policy" ON "agreement" ("policy");
CREATE INDEX "agreement_decision" ON "agreement" ("decision");
CREATE INDEX "agreement_lead" ON "agreement" ("lead");
CREATE INDEX "agreement_handler" ON "agreement" ("handler");
CREATE INDEX "agreement_name" ON "agreement" ("name");
CREATE INDEX "agreement_ext_no" ON "agreement" ("ext_no");
CREATE INDEX "agreement_end_on" ON "agreement" ("end_on");
CREATE INDEX "agreement_state" ON "agreement" ("state");
CREATE TABLE "debt" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "state" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "debt_no" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "unit" TEXT NOT NULL REFERENCES "unit"(id),
  "creditor" TEXT REFERENCES "party"(id),
  "use" TEXT NOT NULL,
  "officer" TEXT NOT NULL REFERENCES "officer"(id),
  "principal" INTEGER NOT NULL,
  "rate" INTEGER NOT NULL,
  "penalty_rate" INTEGER,
  "rate_type" TEXT NOT NULL,
  "day_count" TEXT NOT NULL,
  "drawn_on" TEXT NOT NULL,
  "matures_on" TEXT NOT NULL,
  "repay_mode" TEXT NOT NULL,
  "periods_year" INTEGER NOT NULL,
  "lawful_ok" INTEGER,
  "scale_ok" INTEGER,
  "risk_ok" INTEGER,
  "open_ok" INTEGER,
  "approval_no" TEXT,
  "decision" TEXT REFERENCES "decision"(id),
  "published_on" TEXT,
  "refinanced_by" TEXT REFERENCES "debt"(id),
  "visibility" TEXT NOT NULL,
  "note" TEXT,
  "attachments" TEXT,
  "links" TEXT,
  "void_on" TEXT,
  "void_reason" TEXT,
  "rev" INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX "debt_key_debt_no" ON "debt" ("debt_no") WHERE void_on IS NULL AND "debt_no" IS NOT NULL;
CREATE INDEX "debt_unit" ON "debt" ("unit");
CREATE INDEX "debt_creditor" ON "debt" ("creditor");
CREATE INDEX "debt_officer" ON "debt" ("officer");
CREATE INDEX "debt_decision" ON "debt" ("decision");
CREATE INDEX "debt_refinanced_by" ON "debt" ("refinanced_by");
CREATE INDEX "debt_name" ON "debt" ("name");
CREATE INDEX "debt_debt_no" ON "debt" ("debt_no");
CREATE INDEX "debt_matures_on" ON "debt" ("matures_on");
CREATE INDEX "debt_drawn_on" ON "debt" ("drawn_on");
CREATE INDEX "debt_state" ON "debt" ("state");
CREATE INDEX "debt_open_published_on" ON "debt" (state) WHERE "void_on" IS NULL AND "published_on" IS NULL;
CREATE TABLE "installment" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "state" TEXT NOT NULL,
  "debt" TEXT NOT NULL REFERENCES "debt"(id),
  "seq" INTEGER NOT NULL,
  "due_on" TEXT NOT NULL,
  "principal" INTEGER NOT NULL,
  "interest" INTEGER NOT NULL,
  "rate" INTEGER,
  "plan_no" INTEGER,
  "schedule" TEXT NOT NULL,
  "fund_source" TEXT NOT NULL,
  "budgeted" INTEGER,
  "handler" TEXT REFERENCES "officer"(id),
  "paid_principal" INTEGER,
  "paid_interest" INTEGER,
  "paid_on" TEXT,
  "voucher_no" TEXT,
  "penalty" INTEGER,
  "delay_excuse" TEXT,
  "delay_note" TEXT,
  "plan_on" TEXT,
  "visibility" TEXT NOT NULL,
  "note" TEXT,
  "attachments" TEXT,
  "links" TEXT,
  "void_on" TEXT,
  "void_reason" TEXT,
  "rev" INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX "installment_key_debt_seq" ON "installment" ("debt", "seq") WHERE void_on IS NULL AND "debt" IS NOT NULL AND "seq" IS NOT NULL;
CREATE INDEX "installment_debt" ON "installment" ("debt");
CREATE INDEX "installment_handler" ON "installment" ("handler");
CREATE INDEX "installment_due_on" ON "installment" ("due_on");
CREATE INDEX "installment_state" ON "installment" ("state");
CREATE INDEX "installment_open_paid_on" ON "installment" (state) WHERE "void_on" IS NULL AND "paid_on" IS NULL;
CREATE INDEX "installment_open_budgeted" ON "installment" (state) WHERE "void_on" IS NULL AND "budgeted" IS NOT 1;
CREATE TABLE "fiscal" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "state" TEXT NOT NULL,
  "region" TEXT NOT NULL,
  "year" INTEGER NOT NULL,
  "basis" TEXT NOT NULL,
  "limit_general" INTEGER NOT NULL,
  "limit_special" INTEGER NOT NULL,
  "approved_on" TEXT,
  "approval_no" TEXT,
  "open_general" INTEGER NOT NULL,
  "issue_general" INTEGER,
  "repay_general" INTEGER,
  "close_general" INTEGER NOT NULL,
  "open_special" INTEGER NOT NULL,
  "issue_special" INTEGER,
  "repay_special" INTEGER,
  "close_special" INTEGER NOT NULL,
  "general_revenue" INTEGER,
  "general_spend" INTEGER,
  "fund_revenue" INTEGER,
  "fund_spend" INTEGER,
  "transfer" INTEGER,
  "other_power" INTEGER,
  "published_on" TEXT,
  "visibility" TEXT NOT NULL,
  "note" TEXT,
  "attachments" TEXT,
  "links" TEXT,
  "void_on" TEXT,
  "void_reason" TEXT,
  "rev" INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX "fiscal_key_region_year_basis" ON "fiscal" ("region", "year", "basis") WHERE void_on IS NULL AND "region" IS NOT NULL AND "year" IS NOT NULL AND "basis" IS NOT NULL;
CREATE INDEX "fiscal_region" ON "fiscal" ("region");
CREATE INDEX "fiscal_approved_on" ON "fiscal" ("approved_on");
CREATE INDEX "fiscal_state" ON "fiscal" ("state");
CREATE INDEX "fiscal_open_published_on" ON "fiscal" (state) WHERE "void_on" IS NULL AND "published_on" IS NULL;
CREATE TABLE "assessment" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "state" TEXT NOT NULL,
  "region" TEXT NOT NULL,
  "as_of_date" TEXT NOT NULL,
  "fiscal" TEXT NOT NULL REFERENCES "fiscal"(id),
  "assessor" TEXT NOT NULL REFERENCES "officer"(id),
  "balance" INTEGER,
  "comp_power" INTEGER,
  "debt_ratio" INTEGER,
  "new_ratio" INTEGER,
  "service_ratio" INTEGER,
  "overdue_ratio" INTEGER,
  "interest_general" INTEGER,
  "interest_special" INTEGER,
  "ppp_ratio" INTEGER,
  "avg_life" INTEGER,
  "due_next" INTEGER,
  "colour" TEXT,
  "told_colour" TEXT,
  "conclusion" TEXT,
  "response" TEXT,
  "warned_on" TEXT,
  "cleared_on" TEXT,
  "digest" TEXT,
  "visibility" TEXT NOT NULL,
  "note" TEXT,
  "attachments" TEXT,
  "links" TEXT,
  "void_on" TEXT,
  "void_reason" TEXT,
  "rev" INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX "assessment_key_region_as_of_date" ON "assessment" ("region", "as_of_date") WHERE void_on IS NULL AND "region" IS NOT NULL AND "as_of_date" IS NOT NULL;
CREATE INDEX "assessment_fiscal" ON "assessment" ("fiscal");
CREATE INDEX "assessment_assessor" ON "assessment" ("assessor");
CREATE INDEX "assessment_state" ON "assessment" ("state");
CREATE TABLE "event" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "state" TEXT NOT NULL,
  "title" TEXT NOT NULL,
  "unit" TEXT NOT NULL REFERENCES "unit"(id),
  "debt" TEXT REFERENCES "debt"(id),
  "level" TEXT NOT NULL,
  "amount" INTEGER NOT NULL,
  "cause" TEXT NOT NULL,
  "found_on" TEXT NOT NULL,
  "expected_on" TEXT,
  "commander" TEXT REFERENCES "officer"(id),
  "plan_doc" TEXT REFERENCES "document"(id),
  "reported_on" TEXT,
  "report_to" TEXT,
  "report_no" TEXT,
  "started_on" TEXT,
  "plan" TEXT,
  "stopped_on" TEXT,
  "outcome" TEXT,
  "restructure" INTEGER,
  "review" TEXT,
  "visibility" TEXT NOT NULL,
  "note" TEXT,
  "attachments" TEXT,
  "links" TEXT,
  "void_on" TEXT,
  "void_reason" TEXT,
  "rev" INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX "event_key_title_found_on" ON "event" ("title", "found_on") WHERE void_on IS NULL AND "title" IS NOT NULL AND "found_on" IS NOT NULL;
CREATE INDEX "event_unit" ON "event" ("unit");
CREATE INDEX "event_debt" ON "event" ("debt");
CREATE INDEX "event_commander" ON "event" ("commander");
CREATE INDEX "event_plan_doc" ON "event" ("plan_doc");
CREATE INDEX "event_title" ON "event" ("title");
CREATE INDEX "event_expected_on" ON "event" ("expected_on");
CREATE INDEX "event_state" ON "event" ("state");
CREATE INDEX "event_open_reported_on" ON "event" (state) WHERE "void_on" IS NULL AND "reported_on" IS NULL;
CREATE TABLE "desk" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "state" TEXT NOT NULL,
  "unit" TEXT NOT NULL REFERENCES "unit"(id),
  "name" TEXT NOT NULL,
  "head" TEXT NOT NULL REFERENCES "officer"(id),
  "staff_list" TEXT,
  "full_time" INTEGER,
  "part_time" INTEGER,
  "duties" TEXT NOT NULL,
  "setup_no" TEXT,
  "setup_on" TEXT,
  "phone" TEXT,
  "email" TEXT,
  "address" TEXT,
  "hours" TEXT,
  "checked_on" TEXT,
  "visibility" TEXT NOT NULL,
  "note" TEXT,
  "attachments" TEXT,
  "links" TEXT,
  "void_on" TEXT,
  "void_reason" TEXT,
  "rev" INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX "desk_key_unit_name" ON "desk" ("unit", "name") WHERE void_on IS NULL AND "unit" IS NOT NULL AND "name" IS NOT NULL;
CREATE INDEX "desk_unit" ON "desk" ("unit");
CREATE INDEX "desk_head" ON "desk" ("head");
CREATE INDEX "desk_name" ON "desk" ("name");
CREATE INDEX "desk_checked_on" ON "desk" ("checked_on");
CREATE INDEX "desk_state" ON "desk" ("state");
CREATE TABLE "venue" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "state" TEXT NOT NULL,
  "unit" TEXT NOT NULL REFERENCES "unit"(id),
  "name" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "desk" TEXT REFERENCES "desk"(id),
  "keeper" TEXT NOT NULL REFERENCES "officer"(id),
  "address" TEXT,
  "url" TEXT,
  "account" TEXT,
  "hours" TEXT,
  "equipment" TEXT,
  "contents" TEXT,
  "phone" TEXT,
  "opened_on" TEXT NOT NULL,
  "updated_on" TEXT,
  "photo" TEXT,
  "visibility" TEXT NOT NULL,
  "note" TEXT,
  "attachments" TEXT,
  "links" TEXT,
  "void_on" TEXT,
  "void_reason" TEXT,
  "rev" INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX "venue_key_unit_name" ON "venue" ("unit", "name") WHERE void_on IS NULL AND "unit" IS NOT NULL AND "name" IS NOT NULL;
CREATE INDEX "venue_unit" ON "venue" ("unit");
CREATE INDEX "venue_desk" ON "venue" ("desk");
CREATE INDEX "venue_keeper" ON "venue" ("keeper");
CREATE INDEX "venue_name" ON "venue" ("name");
CREATE INDEX "venue_state" ON "venue" ("state");
CREATE TABLE "service" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "state" TEXT NOT NULL,
  "unit" TEXT NOT NULL REFERENCES "unit"(id),
  "area" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "year" INTEGER NOT NULL,
  "basis" TEXT REFERENCES "document"(id),
  "item" TEXT REFERENCES "item"(id),
  "promise" TEXT REFERENCES "promise"(id),
  "planned_count" INTEGER,
  "actual_count" INTEGER,
  "planned_amount" INTEGER,
  "actual_amount" INTEGER,
  "due_on" TEXT NOT NULL,
  "done_on" TEXT,
  "evidence" TEXT,
  "checker" TEXT REFERENCES "officer"(id),
  "checked_on" TEXT,
  "sample" INTEGER,
  "result" TEXT,
  "problem" TEXT,
  "visibility" TEXT NOT NULL,
  "note" TEXT,
  "attachments" TEXT,
  "links" TEXT,
  "void_on" TEXT,
  "void_reason" TEXT,
  "rev" INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX "service_key_unit_area_name_year" ON "service" ("unit", "area", "name", "year") WHERE void_on IS NULL AND "unit" IS NOT NULL AND "area" IS NOT NULL AND "name" IS NOT NULL AND "year" IS NOT NULL;
CREATE INDEX "service_unit" ON "service" ("unit");
CREATE INDEX "service_basis" ON "service" ("basis");
CREATE INDEX "service_item" ON "service" ("item");
CREATE INDEX "service_promise" ON "service" ("promise");
CREATE INDEX "service_checker" ON "service" ("checker");
CREATE INDEX "service_name" ON "service" ("name");
CREATE INDEX "service_due_on" ON "service" ("due_on");
CREATE INDEX "service_state" ON "service" ("state");
CREATE INDEX "service_open_done_on" ON "service" (state) WHERE "void_on" IS NULL AND "done_on" IS NULL;
CREATE TABLE "campaign" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "state" TEXT NOT NULL,
  "unit" TEXT NOT NULL REFERENCES "unit"(id),
  "year" INTEGER NOT NULL,
  "kind" TEXT NOT NULL,
  "applied_on" TEXT NOT NULL,
  "self_score" INTEGER,
  "self_report" TEXT,
  "reviewer_list" TEXT,
  "reviewed_on" TEXT,
  "review_score" INTEGER,
  "publicity_from" TEXT,
  "publicity_to" TEXT,
  "titled_on" TEXT,
  "title_no" TEXT,
  "valid_to" TEXT,
  "recheck_on" TEXT,
  "recheck_result" TEXT,
  "revoke_reason" TEXT,
  "visibility" TEXT NOT NULL,
  "note" TEXT,
  "attachments" TEXT,
  "links" TEXT,
  "void_on" TEXT,
  "void_reason" TEXT,
  "rev" INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX "campaign_key_unit_year_kind" ON "campaign" ("unit", "year", "kind") WHERE void_on IS NULL AND "unit" IS NOT NULL AND "year" IS NOT NULL AND "kind" IS NOT NULL;
CREATE INDEX "campaign_unit" ON "campaign" ("unit");
CREATE INDEX "campaign_publicity_from" ON "campaign" ("publicity_from");
CREATE INDEX "campaign_valid_to" ON "campaign" ("valid_to");
CREATE INDEX "campaign_state" ON "campaign" ("state");
CREATE TABLE "promise" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "state" TEXT NOT NULL,
  "title" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "domain" TEXT NOT NULL,
  "unit" TEXT NOT NULL REFERENCES "unit"(id),
  "officer" TEXT REFERENCES "officer"(id),
  "obligor" TEXT NOT NULL,
  "source" TEXT,
  "party" TEXT REFERENCES "party"(id),
  "service_area" TEXT,
  "standard" TEXT NOT NULL,
  "condition" TEXT,
  "condition_met_on" TEXT,
  "amount" INTEGER,
  "made_on" TEXT NOT NULL,
  "due_on" TEXT,
  "hotline" TEXT,
  "compensation" TEXT,
  "reported_on" TEXT,
  "reported_result" TEXT,
  "paid_amount" INTEGER,
  "verified_on" TEXT,
  "excuse" TEXT,
  "visibility" TEXT NOT NULL,
  "note" TEXT,
  "attachments" TEXT,
  "links" TEXT,
  "void_on" TEXT,
  "void_reason" TEXT,
  "rev" INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX "promise_key_unit_source_title" ON "promise" ("unit", "source", "title") WHERE void_on IS NULL AND "unit" IS NOT NULL AND "source" IS NOT NULL AND "title" IS NOT NULL;
CREATE INDEX "promise_unit" ON "promise" ("unit");
CREATE INDEX "promise_officer" ON "promise" ("officer");
CREATE INDEX "promise_source" ON "promise" ("source");
CREATE INDEX "promise_party" ON "promise" ("party");
CREATE INDEX "promise_title" ON "promise" ("title");
CREATE INDEX "promise_due_on" ON "promise" ("due_on");
CREATE INDEX "promise_reported_on" ON "promise" ("reported_on");
CREATE INDEX "promise_state" ON "promise" ("state");
CREATE INDEX "promise_open_reported_on" ON "promise" (state) WHERE "void_on" IS NULL AND "reported_on" IS NULL;
CREATE INDEX "promise_open_verified_on" ON "promise" (state) WHERE "void_on" IS NULL AND "verified_on" IS NULL;
CREATE TABLE "complaint" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "state" TEXT NOT NULL,
  "title" TEXT NOT NULL,
  "ext_no" TEXT,
  "channel" TEXT NOT NULL,
  "track" TEXT NOT NULL,
  "domain" TEXT NOT NULL,
  "harm" TEXT,
  "service_area" TEXT,
  "unit" TEXT NOT NULL REFERENCES "unit"(id),
  "officer" TEXT REFERENCES "officer"(id),
  "party" TEXT REFERENCES "party"(id),
  "complainant" TEXT,
  "phone" TEXT,
  "content" TEXT NOT NULL,
  "received_on" TEXT NOT NULL,
  "accepted_on" TEXT,
  "transfer_to" TEXT REFERENCES "unit"(id),
  "transferred_on" TEXT,
  "extended_to" TEXT,
  "finding" TEXT,
  "replied_on" TEXT,
  "reply" TEXT,
  "satisfaction" TEXT,
  "visibility" TEXT NOT NULL,
  "note" TEXT,
  "attachments" TEXT,
  "links" TEXT,
  "void_on" TEXT,
  "void_reason" TEXT,
  "rev" INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX "complaint_key_channel_ext_no" ON "complaint" ("channel", "ext_no") WHERE void_on IS NULL AND "channel" IS NOT NULL AND "ext_no" IS NOT NULL;
CREATE UNIQUE INDEX "complaint_key_unit_received_on_title" ON "complaint" ("unit", "received_on", "title") WHERE void_on IS NULL AND "unit" IS NOT NULL AND "received_on" IS NOT NULL AND "title" IS NOT NULL AND NOT ("channel" IS NOT NULL AND "ext_no" IS NOT NULL);
CREATE INDEX "complaint_unit" ON "complaint" ("unit");
CREATE INDEX "complaint_officer" ON "complaint" ("officer");
CREATE INDEX "complaint_party" ON "complaint" ("party");
CREATE INDEX "complaint_transfer_to" ON "complaint" ("transfer_to");
CREATE INDEX "complaint_title" ON "complaint" ("title");
CREATE INDEX "complaint_ext_no" ON "complaint" ("ext_no");
CREATE INDEX "complaint_received_on" ON "complaint" ("received_on");
CREATE INDEX "complaint_accepted_on" ON "complaint" ("accepted_on");
CREATE INDEX "complaint_state" ON "complaint" ("state");
CREATE INDEX "complaint_open_accepted_on" ON "complaint" (state) WHERE "void_on" IS NULL AND "track" IN ('credit') AND "accepted_on" IS NULL;
CREATE INDEX "complaint_open_transferred_on" ON "complaint" (state) WHERE "void_on" IS NULL AND "track" IN ('credit') AND "transferred_on" IS NULL;
CREATE INDEX "complaint_open_replied_on" ON "complaint" (state) WHERE "void_on" IS NULL AND "track" IN ('credit') AND "replied_on" IS NULL;
CREATE INDEX "complaint_open_transferred_on_2" ON "complaint" (state) WHERE "void_on" IS NULL AND "track" IN ('sme') AND "transferred_on" IS NULL;
CREATE INDEX "complaint_open_replied_on_2" ON "complaint" (state) WHERE "void_on" IS NULL AND "track" IN ('sme') AND "replied_on" IS NULL;
CREATE INDEX "complaint_open_accepted_on_2" ON "complaint" (state) WHERE "void_on" IS NULL AND "track" IN ('petition') AND "accepted_on" IS NULL;
CREATE INDEX "complaint_open_replied_on_3" ON "complaint" (state) WHERE "void_on" IS NULL AND "track" IN ('petition') AND "replied_on" IS NULL;
CREATE TABLE "case" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "state" TEXT NOT NULL,
  "title" TEXT NOT NULL,
  "subject_kind" TEXT NOT NULL,
  "unit" TEXT NOT NULL REFERENCES "unit"(id),
  "officer" TEXT REFERENCES "officer"(id),
  "domain" TEXT NOT NULL,
  "nature" TEXT NOT NULL,
  "harm" TEXT NOT NULL,
  "origin" TEXT,
  "facts" TEXT NOT NULL,
  "excuse" TEXT,
  "handler_unit" TEXT REFERENCES "unit"(id),
  "basis_kind" TEXT,
  "doc_no" TEXT,
  "issuer" TEXT,
  "decided_on" TEXT,
  "loss" INTEGER,
  "impact" TEXT,
  "severity" TEXT,
  "source_unit" TEXT NOT NULL REFERENCES "unit"(id),
  "received_on" TEXT NOT NULL,
  "source_letter" TEXT,
  "legal_basis" TEXT NOT NULL REFERENCES "document"(id),
  "visibility" TEXT NOT NULL,
  "note" TEXT,
  "attachments" TEXT,
  "links" TEXT,
  "void_on" TEXT,
  "void_reason" TEXT,
  "rev" INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX "case_key_unit_doc_no" ON "case" ("unit", "doc_no") WHERE void_on IS NULL AND "unit" IS NOT NULL AND "doc_no" IS NOT NULL;
CREATE UNIQUE INDEX "case_key_unit_title_received_on" ON "case" ("unit", "title", "received_on") WHERE void_on IS NULL AND "unit" IS NOT NULL AND "title" IS NOT NULL AND "received_on" IS NOT NULL AND NOT ("unit" IS NOT NULL AND "doc_no" IS NOT NULL);
CREATE INDEX "case_unit" ON "case" ("unit");
CREATE INDEX "case_officer" ON "case" ("officer");
CREATE INDEX "case_handler_unit" ON "case" ("handler_unit");
CREATE INDEX "case_source_unit" ON "case" ("source_unit");
CREATE INDEX "case_legal_basis" ON "case" ("legal_basis");
CREATE INDEX "case_title" ON "case" ("title");
CREATE INDEX "case_doc_no" ON "case" ("doc_no");
CREATE INDEX "case_decided_on" ON "case" ("decided_on");
CREATE INDEX "case_received_on" ON "case" ("received_on");
CREATE INDEX "case_state" ON "case" ("state");
CREATE INDEX "case_open_received_on" ON "case" (state) WHERE "void_on" IS NULL AND "received_on" IS NULL;
CREATE INDEX "case_open_decided_on" ON "case" (state) WHERE "void_on" IS NULL AND "decided_on" IS NULL;
CREATE TABLE "rectification" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "state" TEXT NOT NULL,
  "origin" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "unit" TEXT NOT NULL REFERENCES "unit"(id),
  "officer" TEXT REFERENCES "officer"(id),
  "notice_no" TEXT,
  "issued_on" TEXT,
  "requirement" TEXT NOT NULL,
  "due_on" TEXT NOT NULL,
  "extended_to" TEXT,
  "extend_reason" TEXT,
  "reported_on" TEXT,
  "report" TEXT,
  "recovered" INTEGER,
  "verifier_unit" TEXT REFERENCES "unit"(id),
  "verified_on" TEXT,
  "result" TEXT,
  "urged_on" TEXT,
  "urge_no" TEXT,
  "visibility" TEXT NOT NULL,
  "note" TEXT,
  "attachments" TEXT,
  "links" TEXT,
  "void_on" TEXT,
  "void_reason" TEXT,
  "rev" INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX "rectification_key_notice_no" ON "rectification" ("notice_no") WHERE void_on IS NULL AND "notice_no" IS NOT NULL;
CREATE UNIQUE INDEX "rectification_key_origin_kind_issued_on" ON "rectification" ("origin", "kind", "issued_on") WHERE void_on IS NULL AND "origin" IS NOT NULL AND "kind" IS NOT NULL AND "issued_on" IS NOT NULL AND NOT ("notice_no" IS NOT NULL);
CREATE INDEX "rectification_origin" ON "rectification" ("origin");
CREATE INDEX "rectification_unit" ON "rectification" ("unit");
CREATE INDEX "rectification_officer" ON "rectification" ("officer");
CREATE INDEX "rectification_verifier_unit" ON "rectification" ("verifier_unit");
CREATE INDEX "rectification_notice_no" ON "rectification" ("notice_no");
CREATE INDEX "rectification_reported_on" ON "rectification" ("reported_on");
CREATE INDEX "rectification_state" ON "rectification" ("state");
CREATE INDEX "rectification_open_reported_on" ON "rectification" (state) WHERE "void_on" IS NULL AND "kind" IN ('explain') AND "reported_on" IS NULL;
CREATE INDEX "rectification_open_reported_on_2" ON "rectification" (state) WHERE "void_on" IS NULL AND "kind" IN ('fix') AND "reported_on" IS NULL;
CREATE INDEX "rectification_open_verified_on" ON "rectification" (state) WHERE "void_on" IS NULL AND "verified_on" IS NULL;
CREATE TABLE "measure" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "state" TEXT NOT NULL,
  "direction" TEXT NOT NULL,
  "subject_kind" TEXT NOT NULL,
  "unit" TEXT NOT NULL REFERENCES "unit"(id),
  "officer" TEXT REFERENCES "officer"(id),
  "case" TEXT REFERENCES "case"(id),
  "action" TEXT,
  "award" TEXT,
  "basis" TEXT NOT NULL REFERENCES "document"(id),
  "catalog_no" TEXT,
  "content" TEXT NOT NULL,
  "executor" TEXT NOT NULL REFERENCES "unit"(id),
  "decider" TEXT NOT NULL,
  "doc_no" TEXT,
  "decided_on" TEXT,
  "start_on" TEXT NOT NULL,
  "end_on" TEXT,
  "points" INTEGER,
  "ground" TEXT,
  "mitigation" TEXT,
  "recovered" INTEGER,
  "lifted_on" TEXT,
  "lift_reason" TEXT,
  "visibility" TEXT NOT NULL,
  "note" TEXT,
  "attachments" TEXT,
  "links" TEXT,
  "void_on" TEXT,
  "void_reason" TEXT,
  "rev" INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX "measure_key_doc_no_unit_officer_action" ON "measure" ("doc_no", "unit", "officer", "action") WHERE void_on IS NULL AND "doc_no" IS NOT NULL AND "unit" IS NOT NULL AND "officer" IS NOT NULL AND "action" IS NOT NULL;
CREATE UNIQUE INDEX "measure_key_doc_no_unit_officer_award" ON "measure" ("doc_no", "unit", "officer", "award") WHERE void_on IS NULL AND "doc_no" IS NOT NULL AND "unit" IS NOT NULL AND "officer" IS NOT NULL AND "award" IS NOT NULL AND NOT ("doc_no" IS NOT NULL AND "unit" IS NOT NULL AND "officer" IS NOT NULL AND "action" IS NOT NULL);
CREATE UNIQUE INDEX "measure_key_doc_no_unit_action" ON "measure" ("doc_no", "unit", "action") WHERE void_on IS NULL AND "doc_no" IS NOT NULL AND "unit" IS NOT NULL AND "action" IS NOT NULL AND NOT ("doc_no" IS NOT NULL AND "unit" IS NOT NULL AND "officer" IS NOT NULL AND "action" IS NOT NULL) AND NOT ("doc_no" IS NOT NULL AND "unit" IS NOT NULL AND "officer" IS NOT NULL AND "award" IS NOT NULL);
CREATE UNIQUE INDEX "measure_key_doc_no_unit_award" ON "measure" ("doc_no", "unit", "award") WHERE void_on IS NULL AND "doc_no" IS NOT NULL AND "unit" IS NOT NULL AND "award" IS NOT NULL AND NOT ("doc_no" IS NOT NULL AND "unit" IS NOT NULL AND "officer" IS NOT NULL AND "action" IS NOT NULL) AND NOT ("doc_no" IS NOT NULL AND "unit" IS NOT NULL AND "officer" IS NOT NULL AND "award" IS NOT NULL) AND NOT ("doc_no" IS NOT NULL AND "unit" IS NOT NULL AND "action" IS NOT NULL);
CREATE UNIQUE INDEX "measure_key_direction_unit_officer_action_start_on" ON "measure" ("direction", "unit", "officer", "action", "start_on") WHERE void_on IS NULL AND "direction" IS NOT NULL AND "unit" IS NOT NULL AND "officer" IS NOT NULL AND "action" IS NOT NULL AND "start_on" IS NOT NULL AND NOT ("doc_no" IS NOT NULL AND "unit" IS NOT NULL AND "officer" IS NOT NULL AND "action" IS NOT NULL) AND NOT ("doc_no" IS NOT NULL AND "unit" IS NOT NULL AND "officer" IS NOT NULL AND "award" IS NOT NULL) AND NOT ("doc_no" IS NOT NULL AND "unit" IS NOT NULL AND "action" IS NOT NULL) AND NOT ("doc_no" IS NOT NULL AND "unit" IS NOT NULL AND "award" IS NOT NULL);
CREATE UNIQUE INDEX "measure_key_direction_unit_officer_award_start_on" ON "measure" ("direction", "unit", "officer", "award", "start_on") WHERE void_on IS NULL AND "direction" IS NOT NULL AND "unit" IS NOT NULL AND "officer" IS NOT NULL AND "award" IS NOT NULL AND "start_on" IS NOT NULL AND NOT ("doc_no" IS NOT NULL AND "unit" IS NOT NULL AND "officer" IS NOT NULL AND "action" IS NOT NULL) AND NOT ("doc_no" IS NOT NULL AND "unit" IS NOT NULL AND "officer" IS NOT NULL AND "award" IS NOT NULL) AND NOT ("doc_no" IS NOT NULL AND "unit" IS NOT NULL AND "action" IS NOT NULL) AND NOT ("doc_no" IS NOT NULL AND "unit" IS NOT NULL AND "award" IS NOT NULL) AND NOT ("direction" IS NOT NULL AND "unit" IS NOT NULL AND "officer" IS NOT NULL AND "action" IS NOT NULL AND "start_on" IS NOT NULL);
CREATE UNIQUE INDEX "measure_key_direction_unit_action_start_on" ON "measure" ("direction", "unit", "action", "start_on") WHERE void_on IS NULL AND "direction" IS NOT NULL AND "unit" IS NOT NULL AND "action" IS NOT NULL AND "start_on" IS NOT NULL AND NOT ("doc_no" IS NOT NULL AND "unit" IS NOT NULL AND "officer" IS NOT NULL AND "action" IS NOT NULL) AND NOT ("doc_no" IS NOT NULL AND "unit" IS NOT NULL AND "officer" IS NOT NULL AND "award" IS NOT NULL) AND NOT ("doc_no" IS NOT NULL AND "unit" IS NOT NULL AND "action" IS NOT NULL) AND NOT ("doc_no" IS NOT NULL AND "unit" IS NOT NULL AND "award" IS NOT NULL) AND NOT ("direction" IS NOT NULL AND "unit" IS NOT NULL AND "officer" IS NOT NULL AND "action" IS NOT NULL AND "start_on" IS NOT NULL) AND NOT ("direction" IS NOT NULL AND "unit" IS NOT NULL AND "officer" IS NOT NULL AND "award" IS NOT NULL AND "start_on" IS NOT NULL);
CREATE UNIQUE INDEX "measure_key_direction_unit_award_start_on" ON "measure" ("direction", "unit", "award", "start_on") WHERE void_on IS NULL AND "direction" IS NOT NULL AND "unit" IS NOT NULL AND "award" IS NOT NULL AND "start_on" IS NOT NULL AND NOT ("doc_no" IS NOT NULL AND "unit" IS NOT NULL AND "officer" IS NOT NULL AND "action" IS NOT NULL) AND NOT ("doc_no" IS NOT NULL AND "unit" IS NOT NULL AND "officer" IS NOT NULL AND "award" IS NOT NULL) AND NOT ("doc_no" IS NOT NULL AND "unit" IS NOT NULL AND "action" IS NOT NULL) AND NOT ("doc_no" IS NOT NULL AND "unit" IS NOT NULL AND "award" IS NOT NULL) AND NOT ("direction" IS NOT NULL AND "unit" IS NOT NULL AND "officer" IS NOT NULL AND "action" IS NOT NULL AND "start_on" IS NOT NULL) AND NOT ("direction" IS NOT NULL AND "unit" IS NOT NULL AND "officer" IS NOT NULL AND "award" IS NOT NULL AND "start_on" IS NOT NULL) AND NOT ("direction" IS NOT NULL AND "unit" IS NOT NULL AND "action" IS NOT NULL AND "start_on" IS NOT NULL);
CREATE INDEX "measure_unit" ON "measure" ("unit");
CREATE INDEX "measure_officer" ON "measure" ("officer");
CREATE INDEX "measure_case" ON "measure" ("case");
CREATE INDEX "measure_basis" ON "measure" ("basis");
CREATE INDEX "measure_executor" ON "measure" ("executor");
CREATE INDEX "measure_doc_no" ON "measure" ("doc_no");
CREATE INDEX "measure_end_on" ON "measure" ("end_on");
CREATE INDEX "measure_state" ON "measure" ("state");
CREATE INDEX "measure_open_lifted_on" ON "measure" (state) WHERE "void_on" IS NULL AND "lifted_on" IS NULL;
CREATE TABLE "objection" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "state" TEXT NOT NULL,
  "target" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "applicant_kind" TEXT NOT NULL,
  "unit" TEXT REFERENCES "unit"(id),
  "officer" TEXT REFERENCES "officer"(id),
  "party" TEXT REFERENCES "party"(id),
  "phone" TEXT,
  "letter_no" TEXT,
  "received_on" TEXT NOT NULL,
  "claim" TEXT NOT NULL,
  "marked_on" TEXT,
  "provider" TEXT REFERENCES "unit"(id),
  "forwarded_on" TEXT,
  "finding" TEXT,
  "result" TEXT,
  "decision_no" TEXT,
  "decided_on" TEXT,
  "corrected_on" TEXT,
  "notified_on" TEXT,
  "visibility" TEXT NOT NULL,
  "note" TEXT,
  "attachments" TEXT,
  "links" TEXT,
  "void_on" TEXT,
  "void_reason" TEXT,
  "rev" INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX "objection_key_letter_no" ON "objection" ("letter_no") WHERE void_on IS NULL AND "letter_no" IS NOT NULL;
CREATE UNIQUE INDEX "objection_key_target_received_on" ON "objection" ("target", "received_on") WHERE void_on IS NULL AND "target" IS NOT NULL AND "received_on" IS NOT NULL AND NOT ("letter_no" IS NOT NULL);
CREATE INDEX "objection_target" ON "objection" ("target");
CREATE INDEX "objection_unit" ON "objection" ("unit");
CREATE INDEX "objection_officer" ON "objection" ("officer");
CREATE INDEX "objection_party" ON "objection" ("party");
CREATE INDEX "objection_provider" ON "objection" ("provider");
CREATE INDEX "objection_letter_no" ON "objection" ("letter_no");
CREATE INDEX "objection_received_on" ON "objection" ("received_on");
CREATE INDEX "objection_decided_on" ON "objection" ("decided_on");
CREATE INDEX "objection_corrected_on" ON "objection" ("corrected_on");
CREATE INDEX "objection_state" ON "objection" ("state");
CREATE INDEX "objection_open_marked_on" ON "objection" (state) WHERE "void_on" IS NULL AND "marked_on" IS NULL;
CREATE INDEX "objection_open_forwarded_on" ON "objection" (state) WHERE "void_on" IS NULL AND "forwarded_on" IS NULL;
CREATE INDEX "objection_open_decided_on" ON "objection" (state) WHERE "void_on" IS NULL AND "decided_on" IS NULL;
CREATE INDEX "objection_open_corrected_on" ON "objection" (state) WHERE "void_on" IS NULL AND "corrected_on" IS NULL;
CREATE TABLE "repair" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "state" TEXT NOT NULL,
  "target" TEXT NOT NULL,
  "rule" TEXT NOT NULL,
  "unit" TEXT REFERENCES "unit"(id),
  "officer" TEXT REFERENCES "officer"(id),
  "applied_on" TEXT NOT NULL,
  "channel" TEXT NOT NULL,
  "fulfilled_on" TEXT,
  "recovered" INTEGER,
  "self_report" INTEGER,
  "activity" TEXT REFERENCES "activity"(id),
  "organiser" TEXT,
  "served_on" TEXT,
  "hours" INTEGER,
  "pledge" TEXT,
  "proof" TEXT,
  "reviewer_unit" TEXT REFERENCES "unit"(id),
  "accepted_on" TEXT,
  "decided_on" TEXT,
  "decision_no" TEXT,
  "decision_reason" TEXT,
  "notified_on" TEXT,
  "synced_on" TEXT,
  "visibility" TEXT NOT NULL,
  "note" TEXT,
  "attachments" TEXT,
  "links" TEXT,
  "void_on" TEXT,
  "void_reason" TEXT,
  "rev" INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX "repair_key_target_applied_on" ON "repair" ("target", "applied_on") WHERE void_on IS NULL AND "target" IS NOT NULL AND "applied_on" IS NOT NULL;
CREATE INDEX "repair_target" ON "repair" ("target");
CREATE INDEX "repair_unit" ON "repair" ("unit");
CREATE INDEX "repair_officer" ON "repair" ("officer");
CREATE INDEX "repair_activity" ON "repair" ("activity");
CREATE INDEX "repair_reviewer_unit" ON "repair" ("reviewer_unit");
CREATE INDEX "repair_applied_on" ON "repair" ("applied_on");
CREATE INDEX "repair_accepted_on" ON "repair" ("accepted_on");
CREATE INDEX "repair_decided_on" ON "repair" ("decided_on");
CREATE INDEX "repair_state" ON "repair" ("state");
CREATE INDEX "repair_open_accepted_on" ON "repair" (state) WHERE "void_on" IS NULL AND "accepted_on" IS NULL;
CREATE INDEX "repair_open_decided_on" ON "repair" (state) WHERE "void_on" IS NULL AND "decided_on" IS NULL;
CREATE INDEX "repair_open_synced_on" ON "repair" (state) WHERE "void_on" IS NULL AND "synced_on" IS NULL;
CREATE TABLE "litigation" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "state" TEXT NOT NULL,
  "case_no" TEXT NOT NULL,
  "court" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "unit" TEXT NOT NULL REFERENCES "unit"(id),
  "officer" TEXT REFERENCES "officer"(id),
  "party" TEXT REFERENCES "party"(id),
  "domain" TEXT NOT NULL,
  "cause" TEXT NOT NULL,
  "origin" TEXT,
  "amount" INTEGER,
  "filed_on" TEXT NOT NULL,
  "notified_on" TEXT,
  "judged_on" TEXT,
  "effective_on" TEXT,
  "result" TEXT,
  "duty" TEXT,
  "duty_due" TEXT,
  "enforce_no" TEXT,
  "enforced_on" TEXT,
  "warned_on" TEXT,
  "listed_on" TEXT,
  "cleared_on" TEXT,
  "visibility" TEXT NOT NULL,
  "note" TEXT,
  "attachments" TEXT,
  "links" TEXT,
  "void_on" TEXT,
  "void_reason" TEXT,
  "rev" INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX "litigation_key_case_no" ON "litigation" ("case_no") WHERE void_on IS NULL AND "case_no" IS NOT NULL;
CREATE INDEX "litigation_unit" ON "litigation" ("unit");
CREATE INDEX "litigation_officer" ON "litigation" ("officer");
CREATE INDEX "litigation_party" ON "litigation" ("party");
CREATE INDEX "litigation_case_no" ON "litigation" ("case_no");
CREATE INDEX "litigation_filed_on" ON "litigation" ("filed_on");
CREATE INDEX "litigation_duty_due" ON "litigation" ("duty_due");
CREATE INDEX "litigation_warned_on" ON "litigation" ("warned_on");
CREATE INDEX "litigation_listed_on" ON "litigation" ("listed_on");
CREATE INDEX "litigation_state" ON "litigation" ("state");
CREATE INDEX "litigation_open_notified_on" ON "litigation" (state) WHERE "void_on" IS NULL AND "notified_on" IS NULL;
CREATE INDEX "litigation_open_cleared_on" ON "litigation" (state) WHERE "void_on" IS NULL AND "cleared_on" IS NULL;
CREATE TABLE "decision" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "state" TEXT NOT NULL,
  "title" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "unit" TEXT NOT NULL REFERENCES "unit"(id),
  "domain" TEXT NOT NULL,
  "officer" TEXT NOT NULL REFERENCES "officer"(id),
  "basis" TEXT NOT NULL REFERENCES "document"(id),
  "effect" TEXT NOT NULL,
  "opened_on" TEXT NOT NULL,
  "meeting_kind" TEXT,
  "meeting_no" TEXT,
  "meeting_on" TEXT,
  "attendee_list" TEXT,
  "votes_for" INTEGER,
  "votes_against" INTEGER,
  "dissent" TEXT,
  "head_last" INTEGER,
  "decided_on" TEXT,
  "doc_no" TEXT,
  "published_on" TEXT,
  "archived_on" TEXT,
  "evaluated_on" TEXT,
  "visibility" TEXT NOT NULL,
  "note" TEXT,
  "attachments" TEXT,
  "links" TEXT,
  "void_on" TEXT,
  "void_reason" TEXT,
  "rev" INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX "decision_key_unit_title_opened_on" ON "decision" ("unit", "title", "opened_on") WHERE void_on IS NULL AND "unit" IS NOT NULL AND "title" IS NOT NULL AND "opened_on" IS NOT NULL;
CREATE INDEX "decision_unit" ON "decision" ("unit");
CREATE INDEX "decision_officer" ON "decision" ("officer");
CREATE INDEX "decision_basis" ON "decision" ("basis");
CREATE INDEX "decision_title" ON "decision" ("title");
CREATE INDEX "decision_decided_on" ON "decision" ("decided_on");
CREATE INDEX "decision_published_on" ON "decision" ("published_on");
CREATE INDEX "decision_state" ON "decision" ("state");
CREATE INDEX "decision_open_published_on" ON "decision" (state) WHERE "void_on" IS NULL AND "published_on" IS NULL;
CREATE INDEX "decision_open_evaluated_on" ON "decision" (state) WHERE "void_on" IS NULL AND "evaluated_on" IS NULL;
CREATE TABLE "step" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "state" TEXT NOT NULL,
  "decision" TEXT NOT NULL REFERENCES "decision"(id),
  "step" TEXT NOT NULL,
  "executor" TEXT NOT NULL REFERENCES "unit"(id),
  "skip_reason" TEXT,
  "method" TEXT,
  "channel" TEXT,
  "reviewer" TEXT,
  "third_party" INTEGER,
  "expert_list" TEXT,
  "conflict_checked" INTEGER,
  "signed" INTEGER,
  "start_on" TEXT,
  "end_on" TEXT,
  "received" INTEGER,
  "adopted" INTEGER,
  "risk_level" TEXT,
  "controllable" INTEGER,
  "conclusion" TEXT,
  "opinion" TEXT,
  "doc_no" TEXT,
  "visibility" TEXT NOT NULL,
  "note" TEXT,
  "attachments" TEXT,
  "links" TEXT,
  "void_on" TEXT,
  "void_reason" TEXT,
  "rev" INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX "step_key_decision_step" ON "step" ("decision", "step") WHERE void_on IS NULL AND "decision" IS NOT NULL AND "step" IS NOT NULL;
CREATE INDEX "step_decision" ON "step" ("decision");
CREATE INDEX "step_executor" ON "step" ("executor");
CREATE INDEX "step_start_on" ON "step" ("start_on");
CREATE INDEX "step_state" ON "step" ("state");
CREATE TABLE "item" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "state" TEXT NOT NULL,
  "list_kind" TEXT NOT NULL,
  "item_code" TEXT NOT NULL,
  "version" INTEGER NOT NULL,
  "name" TEXT NOT NULL,
  "unit" TEXT NOT NULL REFERENCES "unit"(id),
  "category" TEXT,
  "phase" TEXT NOT NULL,
  "basis" TEXT NOT NULL REFERENCES "document"(id),
  "basis_clause" TEXT,
  "duty" TEXT,
  "fee_standard" TEXT,
  "provider" TEXT,
  "legal_days" INTEGER,
  "promised_days" INTEGER,
  "phone" TEXT,
  "valid_from" TEXT NOT NULL,
  "valid_to" TEXT,
  "change_kind" TEXT NOT NULL,
  "change_no" TEXT,
  "published_on" TEXT,
  "visibility" TEXT NOT NULL,
  "note" TEXT,
  "attachments" TEXT,
  "links" TEXT,
  "void_on" TEXT,
  "void_reason" TEXT,
  "rev" INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX "item_key_list_kind_item_code_version" ON "item" ("list_kind", "item_code", "version") WHERE void_on IS NULL AND "list_kind" IS NOT NULL AND "item_code" IS NOT NULL AND "version" IS NOT NULL;
CREATE INDEX "item_unit" ON "item" ("unit");
CREATE INDEX "item_basis" ON "item" ("basis");
CREATE INDEX "item_name" ON "item" ("name");
CREATE INDEX "item_item_code" ON "item" ("item_code");
CREATE INDEX "item_valid_from" ON "item" ("valid_from");
CREATE INDEX "item_state" ON "item" ("state");
CREATE INDEX "item_open_published_on" ON "item" (state) WHERE "void_on" IS NULL AND "published_on" IS NULL;
CREATE TABLE "disclosure" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "state" TEXT NOT NULL,
  "title" TEXT NOT NULL,
  "unit" TEXT NOT NULL REFERENCES "unit"(id),
  "kind" TEXT NOT NULL,
  "mode" TEXT NOT NULL,
  "stage" TEXT NOT NULL,
  "domain" TEXT NOT NULL,
  "period" TEXT,
  "origin" TEXT,
  "desk" TEXT REFERENCES "desk"(id),
  "formed_on" TEXT NOT NULL,
  "index_no" TEXT,
  "channel" TEXT,
  "published_on" TEXT,
  "url" TEXT,
  "withhold_ground" TEXT,
  "withhold_basis" TEXT REFERENCES "document"(id),
  "approver" TEXT REFERENCES "officer"(id),
  "review_on" TEXT,
  "applicant" TEXT,
  "requested_on" TEXT,
  "extended_to" TEXT,
  "replied_on" TEXT,
  "visibility" TEXT NOT NULL,
  "note" TEXT,
  "attachments" TEXT,
  "links" TEXT,
  "void_on" TEXT,
  "void_reason" TEXT,
  "rev" INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX "disclosure_key_unit_title_period" ON "disclosure" ("unit", "title", "period") WHERE void_on IS NULL AND "unit" IS NOT NULL AND "title" IS NOT NULL AND "period" IS NOT NULL;
CREATE INDEX "disclosure_unit" ON "disclosure" ("unit");
CREATE INDEX "disclosure_desk" ON "disclosure" ("desk");
CREATE INDEX "disclosure_withhold_basis" ON "disclosure" ("withhold_basis");
CREATE INDEX "disclosure_approver" ON "disclosure" ("approver");
CREATE INDEX "disclosure_title" ON "disclosure" ("title");
CREATE INDEX "disclosure_requested_on" ON "disclosure" ("requested_on");
CREATE INDEX "disclosure_review_on" ON "disclosure" ("review_on");
CREATE INDEX "disclosure_state" ON "disclosure" ("state");
CREATE INDEX "disclosure_open_published_on" ON "disclosure" (state) WHERE "void_on" IS NULL AND "mode" IN ('proactive') AND "published_on" IS NULL;
CREATE INDEX "disclosure_open_replied_on" ON "disclosure" (state) WHERE "void_on" IS NULL AND "mode" IN ('request') AND "replied_on" IS NULL;
CREATE INDEX "disclosure_open_note" ON "disclosure" (state) WHERE "void_on" IS NULL AND "mode" IN ('request') AND "note" IS NULL;
CREATE TABLE "publication" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "state" TEXT NOT NULL,
  "title" TEXT NOT NULL,
  "target" TEXT NOT NULL,
  "channel" TEXT NOT NULL,
  "venue" TEXT REFERENCES "venue"(id),
  "subject_kind" TEXT,
  "basis" TEXT NOT NULL REFERENCES "document"(id),
  "doc_no" TEXT,
  "index_no" TEXT,
  "masked" INTEGER NOT NULL,
  "approver" TEXT REFERENCES "officer"(id),
  "start_on" TEXT,
  "end_on" TEXT,
  "url" TEXT,
  "capture" TEXT,
  "withdrawn_on" TEXT,
  "withdraw_reason" TEXT,
  "correction" TEXT,
  "visibility" TEXT NOT NULL,
  "note" TEXT,
  "attachments" TEXT,
  "links" TEXT,
  "void_on" TEXT,
  "void_reason" TEXT,
  "rev" INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX "publication_key_target_channel_start_on" ON "publication" ("target", "channel", "start_on") WHERE void_on IS NULL AND "target" IS NOT NULL AND "channel" IS NOT NULL AND "start_on" IS NOT NULL;
CREATE INDEX "publication_target" ON "publication" ("target");
CREATE INDEX "publication_venue" ON "publication" ("venue");
CREATE INDEX "publication_basis" ON "publication" ("basis");
CREATE INDEX "publication_approver" ON "publication" ("approver");
CREATE INDEX "publication_title" ON "publication" ("title");
CREATE INDEX "publication_state" ON "publication" ("state");
CREATE INDEX "publication_open_withdrawn_on" ON "publication" (state) WHERE "void_on" IS NULL AND "withdrawn_on" IS NULL;
CREATE VIEW "v_unit" AS SELECT t."id" AS "id", t."state" AS "state", t."name" AS "name", t."short_name" AS "short_name", t."kind" AS "kind", t."uscc" AS "uscc", t."area_code" AS "area_code", t."parent" AS "parent", (SELECT r."name" FROM "unit" r WHERE r.id = t."parent") AS "parent_name", t."member" AS "member", t."monthly_source" AS "monthly_source", t."basis_list" AS "basis_list", t."headcount" AS "headcount", t."contact" AS "contact", t."phone" AS "phone", t."address" AS "address", t."website" AS "website", t."valid_from" AS "valid_from", t."valid_to" AS "valid_to", t."successor" AS "successor", (SELECT r."name" FROM "unit" r WHERE r.id = t."successor") AS "successor_name", t."change_doc" AS "change_doc", (SELECT r."title" FROM "document" r WHERE r.id = t."change_doc") AS "change_doc_name", t."visibility" AS "visibility", t."note" AS "note", t."attachments" AS "attachments", t."links" AS "links", t."void_on" AS "void_on", t."void_reason" AS "void_reason", t."rev" AS "rev" FROM "unit" t WHERE t.void_on IS NULL;
CREATE VIEW "v_单位" AS SELECT t."id" AS "编号", coalesce((SELECT c.zh FROM code c WHERE c.list = 'unit_state' AND c.code = t."state"), t."state") AS "状态", t."name" AS "单位名称", t."short_name" AS "简称", coalesce((SELECT c.zh FROM code c WHERE c.list = 'unit_kind' AND c.code = t."kind"), t."kind") AS "单位类别", t."uscc" AS "统一社会信用代码", t."area_code" AS "区划代码", (SELECT r."name" FROM "unit" r WHERE r.id = t."parent") AS "上级单位", CASE t."member" WHEN 1 THEN '是' WHEN 0 THEN '否' END AS "联席会议成员", CASE t."monthly_source" WHEN 1 THEN '是' WHEN 0 THEN '否' END AS "按月报送单位", t."basis_list" AS "采集信息类别", t."headcount" AS "公务员人数", t."contact" AS "联络员", t."phone" AS "联系电话", t."address" AS "地址", t."website" AS "网站", t."valid_from" AS "启用日期", t."valid_to" AS "停用日期", (SELECT r."name" FROM "unit" r WHERE r.id = t."successor") AS "承接单位", (SELECT r."title" FROM "document" r WHERE r.id = t."change_doc") AS "调整依据", coalesce((SELECT c.zh FROM code c WHERE c.list = 'visibility' AND c.code = t."visibility"), t."visibility") AS "公开范围", t."note" AS "备注", t."attachments" AS "附件", t."links" AS "关联", t."void_on" AS "作废日期", t."void_reason" AS "作废原因", t."rev" AS "修订号" FROM "unit" t WHERE t.void_on IS NULL;
CREATE VIEW "v_party" AS SELECT t."id" AS "id", t."state" AS "state", t."name" AS "name", t."kind" AS "kind", t."uscc" AS "uscc", t."idno" AS "idno", t."legal_rep" AS "legal_rep", t."controller" AS "controller", t."size" AS "size", t."private" AS "private", t."industry" AS "industry", t."address" AS "address", t."contact" AS "contact", t."phone" AS "phone", t."employer" AS "employer", t."specialty" AS "specialty", t."founded_on" AS "founded_on", t."closed_on" AS "closed_on", t."visibility" AS "visibility", t."note" AS "note", t."attachments" AS "attachments", t."links" AS "links", t."void_on" AS "void_on", t."void_reason" AS "void_reason", t."rev" AS "rev" FROM "party" t WHERE t.void_on IS NULL;
CREATE VIEW "v_当事人" AS SELECT t."id" AS "编号", coalesce((SELECT c.zh FROM code c WHERE c.list = 'party_state' AND c.code = t."state"), t."state") AS "状态", t."name" AS "名称", coalesce((SELECT c.zh FROM code c WHERE c.list = 'party_kind' AND c.code = t."kind"), t."kind") AS "主体类别", t."uscc" AS "统一社会信用代码", t."idno" AS "身份证号", t."legal_rep" AS "法定代表人", t."controller" AS "实际控制人", coalesce((SELECT c.zh FROM code c WHERE c.list = 'firm_size' AND c.code = t."size"), t."size") AS "企业规模", CASE t."private" WHEN 1 THEN '是' WHEN 0 THEN '否' END AS "民营企业", t."industry" AS "所属行业", t."address" AS "住所", t."contact" AS "联系人", t."phone" AS "联系电话", t."employer" AS "工作单位", t."specialty" AS "专业领域", t."founded_on" AS "成立日期", t."closed_on" AS "注销日期", coalesce((SELECT c.zh FROM code c WHERE c.list = 'visibility' AND c.code = t."visibility"), t."visibility") AS "公开范围", t."note" AS "备注", t."attachments" AS "附件", t."links" AS "关联", t."void_on" AS "作废日期", t."void_reason" AS "作废原因", t."rev" AS "修订号" FROM "party" t WHERE t.void_on IS NULL;
CREATE VIEW "v_document" AS SELECT t."id" AS "id", t."state" AS "state", t."title" AS "title", t."role" AS "role", t."form" AS "form", t."doc_no" AS "doc_no", t."issuer" AS "issuer", t."level" AS "level", t."domain" AS "domain", t."topic" AS "topic", t."unit" AS "unit", (SELECT r."name" FROM "unit" r WHERE r.id = t."unit") AS "unit_name", t."cosign_list" AS "cosign_list", t."policy" AS "policy", (SELECT r."title" FROM "policy" r WHERE r.id = t."policy") AS "policy_name", t."version" AS "version", t."replaces" AS "replaces", (SELECT r."title" FROM "document" r WHERE r.id = t."replaces") AS "replaces_name", t."due_on" AS "due_on", t."issued_on" AS "issued_on", t."effective_from" AS "effective_from", t."effective_to" AS "effective_to", t."summary" AS "summary", t."body" AS "body", t."url" AS "url", t."visibility" AS "visibility", t."note" AS "note", t."attachments" AS "attachments", t."links" AS "links", t."void_on" AS "void_on", t."void_reason" AS "void_reason", t."rev" AS "rev" FROM "document" t WHERE t.void_on IS NULL;
CREATE VIEW "v_文件" AS SELECT t."id" AS "编号", coalesce((SELECT c.zh FROM code c WHERE c.list = 'document_state' AND c.code = t."state"), t."state") AS "状态", t."title" AS "标题", coalesce((SELECT c.zh FROM code c WHERE c.list = 'document_role' AND c.code = t."role"), t."role") AS "文件作用", coalesce((SELECT c.zh FROM code c WHERE c.list = 'doc_kind' AND c.code = t."form"), t."form") AS "文种", t."doc_no" AS "文号", t."issuer" AS "制发机关", coalesce((SELECT c.zh FROM code c WHERE c.list = 'doc_level' AND c.code = t."level"), t."level") AS "层级", coalesce((SELECT c.zh FROM code c WHERE c.list = 'domain' AND c.code = t."domain"), t."domain") AS "所属领域", coalesce((SELECT c.zh FROM code c WHERE c.list = 'regime_topic' AND c.code = t."topic"), t."topic") AS "制度主题", (SELECT r."name" FROM "unit" r WHERE r.id = t."unit") AS "牵头单位", t."cosign_list" AS "会签单位", (SELECT r."title" FROM "policy" r WHERE r.id = t."policy") AS "对应政策", t."version" AS "版本", (SELECT r."title" FROM "document" r WHERE r.id = t."replaces") AS "取代文件", t."due_on" AS "应出台日期", t."issued_on" AS "印发日期", t."effective_from" AS "施行日期", t."effective_to" AS "废止日期", t."summary" AS "要点", t."body" AS "正文", t."url" AS "链接", coalesce((SELECT c.zh FROM code c WHERE c.list = 'visibility' AND c.code = t."visibility"), t."visibility") AS "公开范围", t."note" AS "备注", t."attachments" AS "附件", t."links" AS "关联", t."void_on" AS "作废日期", t."void_reason" AS "作废原因", t."rev" AS "修订号" FROM "document" t WHERE t.void_on IS NULL;
CREATE VIEW "v_officer" AS SELECT t."id" AS "id", t."state" AS "state", t."name" AS "name", t."idno" AS "idno", t."unit" AS "unit", (SELECT r."name" FROM "unit" r WHERE r.id = t."unit") AS "unit_name", t."category" AS "category", t."rank" AS "rank", t."joined_on" AS "joined_on", t."phone" AS "phone", t."legal_basis" AS "legal_basis", (SELECT r."title" FROM "document" r WHERE r.id = t."legal_basis") AS "legal_basis_name", t."rollout" AS "rollout", t."file_opened_on" AS "file_opened_on", t."file_unit" AS "file_unit", (SELECT r."name" FROM "unit" r WHERE r.id = t."file_unit") AS "file_unit_name", t."left_on" AS "left_on", t."left_reason" AS "left_reason", t."destination" AS "destination", t."visibility" AS "visibility", t."note" AS "note", t."attachments" AS "attachments", t."links" AS "links", t."void_on" AS "void_on", t."void_reason" AS "void_reason", t."rev" AS "rev" FROM "officer" t WHERE t.void_on IS NULL;
CREATE VIEW "v_公务员" AS SELECT t."id" AS "编号", coalesce((SELECT c.zh FROM code c WHERE c.list = 'officer_state' AND c.code = t."state"), t."state") AS "状态", t."name" AS "姓名", t."idno" AS "身份证号", (SELECT r."name" FROM "unit" r WHERE r.id = t."unit") AS "所在单位", coalesce((SELECT c.zh FROM code c WHERE c.list = 'officer_kind' AND c.code = t."category"), t."category") AS "人员类别", coalesce((SELECT c.zh FROM code c WHERE c.list = 'rank' AND c.code = t."rank"), t."rank") AS "职务层级", t."joined_on" AS "入职日期", t."phone" AS "联系电话", (SELECT r."title" FROM "document" r WHERE r.id = t."legal_basis") AS "采集依据", t."rollout" AS "建档批次", t."file_opened_on" AS "建档日期", (SELECT r."name" FROM "unit" r WHERE r.id = t."file_unit") AS "档案管理单位", t."left_on" AS "离任日期", coalesce((SELECT c.zh FROM code c WHERE c.list = 'leave_reason' AND c.code = t."left_reason"), t."left_reason") AS "离任原因", t."destination" AS "去向", coalesce((SELECT c.zh FROM code c WHERE c.list = 'visibility' AND c.code = t."visibility"), t."visibility") AS "公开范围", t."note" AS "备注", t."attachments" AS "附件", t."links" AS "关联", t."void_on" AS "作废日期", t."void_reason" AS "作废原因", t."rev" AS "修订号" FROM "officer" t WHERE t.void_on IS NULL;
CREATE VIEW "v_post" AS SELECT t."id" AS "id", t."state" AS "state", t."officer" AS "officer", (SELECT r."name" FROM "officer" r WHERE r.id = t."officer") AS "officer_name", t."unit" AS "unit", (SELECT r."name" FROM "unit" r WHERE r.id = t."unit") AS "unit_name", t."title" AS "title", t."role" AS "role", t."scope" AS "scope", t."domain" AS "domain", t."duties" AS "duties", t."appoint_no" AS "appoint_no", t."start_on" AS "start_on", t."end_on" AS "end_on", t."successor" AS "successor", (SELECT r."name" FROM "officer" r WHERE r.id = t."successor") AS "successor_name", t."witness" AS "witness", (SELECT r."name" FROM "officer" r WHERE r.id = t."witness") AS "witness_name", t."handover_on" AS "handover_on", t."handover_file" AS "handover_file", t."exceptions" AS "exceptions", t."visibility" AS "visibility", t."note" AS "note", t."attachments" AS "attachments", t."links" AS "links", t."void_on" AS "void_on", t."void_reason" AS "void_reason", t."rev" AS "rev" FROM "post" t WHERE t.void_on IS NULL;
CREATE VIEW "v_任职" AS SELECT t."id" AS "编号", coalesce((SELECT c.zh FROM code c WHERE c.list = 'post_state' AND c.code = t."state"), t."state") AS "状态", (SELECT r."name" FROM "officer" r WHERE r.id = t."officer") AS "人员", (SELECT r."name" FROM "unit" r WHERE r.id = t."unit") AS "任职单位", t."title" AS "职务", coalesce((SELECT c.zh FROM code c WHERE c.list = 'duty_role' AND c.code = t."role"), t."role") AS "责任层次", t."scope" AS "负责事项", coalesce((SELECT c.zh FROM code c WHERE c.list = 'domain' AND c.code = t."domain"), t."domain") AS "分管领域", t."duties" AS "职责内容", t."appoint_no" AS "任职文号", t."start_on" AS "任职日期", t."end_on" AS "免职日期", (SELECT r."name" FROM "officer" r WHERE r.id = t."successor") AS "接任人", (SELECT r."name" FROM "officer" r WHERE r.id = t."witness") AS "监交人", t."handover_on" AS "移交日期", t."handover_file" AS "移交清单", t."exceptions" AS "未接收事项", coalesce((SELECT c.zh FROM code c WHERE c.list = 'visibility' AND c.code = t."visibility"), t."visibility") AS "公开范围", t."note" AS "备注", t."attachments" AS "附件", t."links" AS "关联", t."void_on" AS "作废日期", t."void_reason" AS "作废原因", t."rev" AS "修订号" FROM "post" t WHERE t.void_on IS NULL;
CREATE VIEW "v_entry" AS SELECT t."id" AS "id", t."state" AS "state", t."officer" AS "officer", (SELECT r."name" FROM "officer" r WHERE r.id = t."officer") AS "officer_name", t."section" AS "section", t."title" AS "title", t."occurred_on" AS "occurred_on", t."content" AS "content", t."polarity" AS "polarity", t."hours" AS "hours", t."grade" AS "grade", t."commendation" AS "commendation", t."sanction" AS "sanction", t."term_months" AS "term_months", t."accountability_form" AS "accountability_form", t."doc_no" AS "doc_no", t."issuer" AS "issuer", t."decided_on" AS "decided_on", t."source_unit" AS "source_unit", (SELECT r."name" FROM "unit" r WHERE r.id = t."source_unit") AS "source_unit_name", t."received_on" AS "received_on", t."source_letter" AS "source_letter", t."legal_basis" AS "legal_basis", (SELECT r."title" FROM "document" r WHERE r.id = t."legal_basis") AS "legal_basis_name", t."case" AS "case", (SELECT r."title" FROM "case" r WHERE r.id = t."case") AS "case_name", t."origin" AS "origin", t."visibility" AS "visibility", t."note" AS "note", t."attachments" AS "attachments", t."links" AS "links", t."void_on" AS "void_on", t."void_reason" AS "void_reason", t."rev" AS "rev" FROM "entry" t WHERE t.void_on IS NULL;
CREATE VIEW "v_档案条目" AS SELECT t."id" AS "编号", coalesce((SELECT c.zh FROM code c WHERE c.list = 'entry_state' AND c.code = t."state"), t."state") AS "状态", (SELECT r."name" FROM "officer" r WHERE r.id = t."officer") AS "人员", coalesce((SELECT c.zh FROM code c WHERE c.list = 'file_section' AND c.code = t."section"), t."section") AS "档案栏目", t."title" AS "条目名称", t."occurred_on" AS "发生日期", t."content" AS "内容", coalesce((SELECT c.zh FROM code c WHERE c.list = 'polarity' AND c.code = t."polarity"), t."polarity") AS "性质", t."hours" AS "学时", coalesce((SELECT c.zh FROM code c WHERE c.list = 'assessment_grade' AND c.code = t."grade"), t."grade") AS "考核等次", coalesce((SELECT c.zh FROM code c WHERE c.list = 'commendation' AND c.code = t."commendation"), t."commendation") AS "表彰种类", coalesce((SELECT c.zh FROM code c WHERE c.list = 'sanction' AND c.code = t."sanction"), t."sanction") AS "处分种类", t."term_months" AS "处分期月数", coalesce((SELECT c.zh FROM code c WHERE c.list = 'accountability_form' AND c.code = t."accountability_form"), t."accountability_form") AS "问责方式", t."doc_no" AS "文号", t."issuer" AS "决定机关", t."decided_on" AS "决定日期", (SELECT r."name" FROM "unit" r WHERE r.id = t."source_unit") AS "提供单位", t."received_on" AS "收到日期", t."source_letter" AS "来函文号", (SELECT r."title" FROM "document" r WHERE r.id = t."legal_basis") AS "采集依据", (SELECT r."title" FROM "case" r WHERE r.id = t."case") AS "失信记录", t."origin" AS "来源记录", coalesce((SELECT c.zh FROM code c WHERE c.list = 'visibility' AND c.code = t."visibility"), t."visibility") AS "公开范围", t."note" AS "备注", t."attachments" AS "附件", t."links" AS "关联", t."void_on" AS "作废日期", t."void_reason" AS "作废原因", t."rev" AS "修订号" FROM "entry" t WHERE t.void_on IS NULL;
CREATE VIEW "v_activity" AS SELECT t."id" AS "id", t."state" AS "state", t."title" AS "title", t."kind" AS "kind", t."topic" AS "topic", t."organiser" AS "organiser", (SELECT r."name" FROM "unit" r WHERE r.id = t."organiser") AS "organiser_name", t."start_on" AS "start_on", t."end_on" AS "end_on", t."class_name" AS "class_name", t."hours" AS "hours", t."credit_course" AS "credit_course", t."unit_list" AS "unit_list", t."attendee_list" AS "attendee_list", t."planned" AS "planned", t."attended" AS "attended", t."speaker" AS "speaker", t."place" AS "place", t."policy" AS "policy", (SELECT r."title" FROM "policy" r WHERE r.id = t."policy") AS "policy_name", t."ruling" AS "ruling", (SELECT r."title" FROM "document" r WHERE r.id = t."ruling") AS "ruling_name", t."proof" AS "proof", t."visibility" AS "visibility", t."note" AS "note", t."attachments" AS "attachments", t."links" AS "links", t."void_on" AS "void_on", t."void_reason" AS "void_reason", t."rev" AS "rev" FROM "activity" t WHERE t.void_on IS NULL;
CREATE VIEW "v_教育宣传活动" AS SELECT t."id" AS "编号", coalesce((SELECT c.zh FROM code c WHERE c.list = 'activity_state' AND c.code = t."state"), t."state") AS "状态", t."title" AS "活动名称", coalesce((SELECT c.zh FROM code c WHERE c.list = 'activity_kind' AND c.code = t."kind"), t."kind") AS "活动类型", coalesce((SELECT c.zh FROM code c WHERE c.list = 'training_topic' AND c.code = t."topic"), t."topic") AS "主题", (SELECT r."name" FROM "unit" r WHERE r.id = t."organiser") AS "主办单位", t."start_on" AS "开始日期", t."end_on" AS "结束日期", t."class_name" AS "班次", t."hours" AS "学时", CASE t."credit_course" WHEN 1 THEN '是' WHEN 0 THEN '否' END AS "含信用课程", t."unit_list" AS "参加单位", t."attendee_list" AS "参加人员", t."planned" AS "计划人数", t."attended" AS "实到人数", t."speaker" AS "主讲人", t."place" AS "地点", (SELECT r."title" FROM "policy" r WHERE r.id = t."policy") AS "宣传政策", (SELECT r."title" FROM "document" r WHERE r.id = t."ruling") AS "执行口径", t."proof" AS "活动资料", coalesce((SELECT c.zh FROM code c WHERE c.list = 'visibility' AND c.code = t."visibility"), t."visibility") AS "公开范围", t."note" AS "备注", t."attachments" AS "附件", t."links" AS "关联", t."void_on" AS "作废日期", t."void_reason" AS "作废原因", t."rev" AS "修订号" FROM "activity" t WHERE t.void_on IS NULL;
CREATE VIEW "v_tender" AS SELECT t."id" AS "id", t."state" AS "state", t."name" AS "name", t."ext_no" AS "ext_no", t."buyer" AS "buyer", (SELECT r."name" FROM "unit" r WHERE r.id = t."buyer") AS "buyer_name", t."domain" AS "domain", t."method" AS "method", t."object" AS "object", t."org_form" AS "org_form", t."item_code" AS "item_code", t."budget" AS "budget", t."agency" AS "agency", (SELECT r."name" FROM "party" r WHERE r.id = t."agency") AS "agency_name", t."handler" AS "handler", (SELECT r."name" FROM "officer" r WHERE r.id = t."handler") AS "handler_name", t."intent_on" AS "intent_on", t."notice_on" AS "notice_on", t."docs_to" AS "docs_to", t."bid_deadline" AS "bid_deadline", t."report_on" AS "report_on", t."candidate_on" AS "candidate_on", t."confirmed_on" AS "confirmed_on", t."result_on" AS "result_on", t."award_on" AS "award_on", t."winner" AS "winner", (SELECT r."name" FROM "party" r WHERE r.id = t."winner") AS "winner_name", t."award_amount" AS "award_amount", t."visibility" AS "visibility", t."note" AS "note", t."attachments" AS "attachments", t."links" AS "links", t."void_on" AS "void_on", t."void_reason" AS "void_reason", t."rev" AS "rev" FROM "tender" t WHERE t.void_on IS NULL;
CREATE VIEW "v_采购招标项目" AS SELECT t."id" AS "编号", coalesce((SELECT c.zh FROM code c WHERE c.list = 'tender_state' AND c.code = t."state"), t."state") AS "状态", t."name" AS "项目名称", t."ext_no" AS "项目编号", (SELECT r."name" FROM "unit" r WHERE r.id = t."buyer") AS "采购人", coalesce((SELECT c.zh FROM code c WHERE c.list = 'domain' AND c.code = t."domain"), t."domain") AS "所属领域", coalesce((SELECT c.zh FROM code c WHERE c.list = 'procurement_method' AND c.code = t."method"), t."method") AS "采购方式", coalesce((SELECT c.zh FROM code c WHERE c.list = 'procurement_object' AND c.code = t."object"), t."object") AS "采购对象", coalesce((SELECT c.zh FROM code c WHERE c.list = 'org_form' AND c.code = t."org_form"), t."org_form") AS "组织形式", t."item_code" AS "品目编码", t."budget" / 100.0 AS "预算金额", (SELECT r."name" FROM "party" r WHERE r.id = t."agency") AS "代理机构", (SELECT r."name" FROM "officer" r WHERE r.id = t."handler") AS "采购责任人", t."intent_on" AS "意向公开日期", t."notice_on" AS "公告日期", t."docs_to" AS "文件获取截止", t."bid_deadline" AS "投标截止日期", t."report_on" AS "评审报告日期", t."candidate_on" AS "候选人公示日期", t."confirmed_on" AS "确定结果日期", t."result_on" AS "结果公告日期", t."award_on" AS "中标通知书日期", (SELECT r."name" FROM "party" r WHERE r.id = t."winner") AS "中标供应商", t."award_amount" / 100.0 AS "中标金额", coalesce((SELECT c.zh FROM code c WHERE c.list = 'visibility' AND c.code = t."visibility"), t."visibility") AS "公开范围", t."note" AS "备注", t."attachments" AS "附件", t."links" AS "关联", t."void_on" AS "作废日期", t."void_reason" AS "作废原因", t."rev" AS "修订号" FROM "tender" t WHERE t.void_on IS NULL;
CREATE VIEW "v_bid" AS SELECT t."id" AS "id", t."state" AS "state", t."tender" AS "tender", (SELECT r."ext_no" FROM "tender" r WHERE r.id = t."tender") AS "tender_name", t."bidder" AS "bidder", (SELECT r."name" FROM "party" r WHERE r.id = t."bidder") AS "bidder_name", t."consortium" AS "consortium", t."received_on" AS "received_on", t."late" AS "late", t."price" AS "price", t."final_price" AS "final_price", t."score" AS "score", t."rank" AS "rank", t."reject_reason" AS "reject_reason", t."bond" AS "bond", t."bond_form" AS "bond_form", t."bond_refund_on" AS "bond_refund_on", t."file_mark" AS "file_mark", t."credit_checked_on" AS "credit_checked_on", t."credit_executed" AS "credit_executed", t."credit_tax" AS "credit_tax", t."credit_procurement" AS "credit_procurement", t."credit_operator" AS "credit_operator", t."credit_proof" AS "credit_proof", t."visibility" AS "visibility", t."note" AS "note", t."attachments" AS "attachments", t."links" AS "links", t."void_on" AS "void_on", t."void_reason" AS "void_reason", t."rev" AS "rev" FROM "bid" t WHERE t.void_on IS NULL;
CREATE VIEW "v_投标" AS SELECT t."id" AS "编号", coalesce((SELECT c.zh FROM code c WHERE c.list = 'bid_state' AND c.code = t."state"), t."state") AS "状态", (SELECT r."ext_no" FROM "tender" r WHERE r.id = t."tender") AS "采购招标项目", (SELECT r."name" FROM "party" r WHERE r.id = t."bidder") AS "投标人", t."consortium" AS "联合体成员", t."received_on" AS "递交日期", CASE t."late" WHEN 1 THEN '是' WHEN 0 THEN '否' END AS "逾期送达", t."price" / 100.0 AS "投标报价", t."final_price" / 100.0 AS "最后报价", t."score" / 10000.0 AS "综合得分", t."rank" AS "排名", t."reject_reason" AS "否决原因", t."bond" / 100.0 AS "投标保证金", coalesce((SELECT c.zh FROM code c WHERE c.list = 'bond_form' AND c.code = t."bond_form"), t."bond_form") AS "保证金形式", t."bond_refund_on" AS "保证金退还日期", t."file_mark" AS "文件特征码", t."credit_checked_on" AS "信用查询日期", coalesce((SELECT c.zh FROM code c WHERE c.list = 'check_result' AND c.code = t."credit_executed"), t."credit_executed") AS "失信被执行人查询", coalesce((SELECT c.zh FROM code c WHERE c.list = 'check_result' AND c.code = t."credit_tax"), t."credit_tax") AS "重大税收违法查询", coalesce((SELECT c.zh FROM code c WHERE c.list = 'check_result' AND c.code = t."credit_procurement"), t."credit_procurement") AS "严重违法失信查询", t."credit_operator" AS "查询人", t."credit_proof" AS "查询截图", coalesce((SELECT c.zh FROM code c WHERE c.list = 'visibility' AND c.code = t."visibility"), t."visibility") AS "公开范围", t."note" AS "备注", t."attachments" AS "附件", t."links" AS "关联", t."void_on" AS "作废日期", t."void_reason" AS "作废原因", t."rev" AS "修订号" FROM "bid" t WHERE t.void_on IS NULL;
CREATE VIEW "v_contract" AS SELECT t."id" AS "id", t."state" AS "state", t."name" AS "name", t."ext_no" AS "ext_no", t."buyer" AS "buyer", (SELECT r."name" FROM "unit" r WHERE r.id = t."buyer") AS "buyer_name", t."supplier" AS "supplier", (SELECT r."name" FROM "party" r WHERE r.id = t."supplier") AS "supplier_name", t."tender" AS "tender", (SELECT r."ext_no" FROM "tender" r WHERE r.id = t."tender") AS "tender_name", t."object" AS "object", t."amount" AS "amount", t."signed_on" AS "signed_on", t."deliver_due" AS "deliver_due", t."settlement" AS "settlement", t."accept_days" AS "accept_days", t."pay_days" AS "pay_days", t."sme_size" AS "sme_size", t."interest_rate" AS "interest_rate", t."bond" AS "bond", t."bond_refund_on" AS "bond_refund_on", t."handler" AS "handler", (SELECT r."name" FROM "officer" r WHERE r.id = t."handler") AS "handler_name", t."manager" AS "manager", (SELECT r."name" FROM "officer" r WHERE r.id = t."manager") AS "manager_name", t."published_on" AS "published_on", t."filed_on" AS "filed_on", t."supplement_of" AS "supplement_of", (SELECT r."ext_no" FROM "contract" r WHERE r.id = t."supplement_of") AS "supplement_of_name", t."scope_change" AS "scope_change", t."ended_on" AS "ended_on", t."visibility" AS "visibility", t."note" AS "note", t."attachments" AS "attachments", t."links" AS "links", t."void_on" AS "void_on", t."void_reason" AS "void_reason", t."rev" AS "rev" FROM "contract" t WHERE t.void_on IS NULL;
CREATE VIEW "v_合同" AS SELECT t."id" AS "编号", coalesce((SELECT c.zh FROM code c WHERE c.list = 'contract_state' AND c.code = t."state"), t."state") AS "状态", t."name" AS "合同名称", t."ext_no" AS "合同编号", (SELECT r."name" FROM "unit" r WHERE r.id = t."buyer") AS "甲方单位", (SELECT r."name" FROM "party" r WHERE r.id = t."supplier") AS "供应商", (SELECT r."ext_no" FROM "tender" r WHERE r.id = t."tender") AS "采购招标项目", coalesce((SELECT c.zh FROM code c WHERE c.list = 'procurement_object' AND c.code = t."object"), t."object") AS "标的类别", t."amount" / 100.0 AS "合同金额", t."signed_on" AS "签订日期", t."deliver_due" AS "履约截止", coalesce((SELECT c.zh FROM code c WHERE c.list = 'settlement' AND c.code = t."settlement"), t."settlement") AS "结算方式", t."accept_days" AS "约定验收天数", t."pay_days" AS "约定付款天数", coalesce((SELECT c.zh FROM code c WHERE c.list = 'firm_size' AND c.code = t."sme_size"), t."sme_size") AS "供应商规模", t."interest_rate" / 10000.0 AS "约定逾期年利率", t."bond" / 100.0 AS "履约保证金", t."bond_refund_on" AS "保证金退还日期", (SELECT r."name" FROM "officer" r WHERE r.id = t."handler") AS "经办人", (SELECT r."name" FROM "officer" r WHERE r.id = t."manager") AS "分管负责人", t."published_on" AS "合同公开日期", t."filed_on" AS "合同备案日期", (SELECT r."ext_no" FROM "contract" r WHERE r.id = t."supplement_of") AS "原合同", coalesce((SELECT c.zh FROM code c WHERE c.list = 'scope_change' AND c.code = t."scope_change"), t."scope_change") AS "标的变化", t."ended_on" AS "办结日期", coalesce((SELECT c.zh FROM code c WHERE c.list = 'visibility' AND c.code = t."visibility"), t."visibility") AS "公开范围", t."note" AS "备注", t."attachments" AS "附件", t."links" AS "关联", t."void_on" AS "作废日期", t."void_reason" AS "作废原因", t."rev" AS "修订号" FROM "contract" t WHERE t.void_on IS NULL;
CREATE VIEW "v_acceptance" AS SELECT t."id" AS "id", t."state" AS "state", t."contract" AS "contract", (SELECT r."ext_no" FROM "contract" r WHERE r.id = t."contract") AS "contract_name", t."batch_no" AS "batch_no", t."lead" AS "lead", (SELECT r."name" FROM "officer" r WHERE r.id = t."lead") AS "lead_name", t."delivered_on" AS "delivered_on", t."requested_on" AS "requested_on", t."accepted_on" AS "accepted_on", t."amount" AS "amount", t."member_list" AS "member_list", t."third_party" AS "third_party", (SELECT r."name" FROM "party" r WHERE r.id = t."third_party") AS "third_party_name", t."public_service" AS "public_service", t."user_invited" AS "user_invited", t."certificate" AS "certificate", t."signed_all" AS "signed_all", t."issue" AS "issue", t."delay_reason" AS "delay_reason", t."refusal_reason" AS "refusal_reason", t."published_on" AS "published_on", t."visibility" AS "visibility", t."note" AS "note", t."attachments" AS "attachments", t."links" AS "links", t."void_on" AS "void_on", t."void_reason" AS "void_reason", t."rev" AS "rev" FROM "acceptance" t WHERE t.void_on IS NULL;
CREATE VIEW "v_履约验收" AS SELECT t."id" AS "编号", coalesce((SELECT c.zh FROM code c WHERE c.list = 'acceptance_state' AND c.code = t."state"), t."state") AS "状态", (SELECT r."ext_no" FROM "contract" r WHERE r.id = t."contract") AS "合同", t."batch_no" AS "验收批次", (SELECT r."name" FROM "officer" r WHERE r.id = t."lead") AS "验收负责人", t."delivered_on" AS "交付日期", t."requested_on" AS "申请验收日期", t."accepted_on" AS "验收日期", t."amount" / 100.0 AS "验收金额", t."member_list" AS "验收小组成员", (SELECT r."name" FROM "party" r WHERE r.id = t."third_party") AS "第三方机构", CASE t."public_service" WHEN 1 THEN '是' WHEN 0 THEN '否' END AS "公共服务项目", CASE t."user_invited" WHEN 1 THEN '是' WHEN 0 THEN '否' END AS "邀请服务对象", t."certificate" AS "验收书", CASE t."signed_all" WHEN 1 THEN '是' WHEN 0 THEN '否' END AS "成员均签字", t."issue" AS "存在问题", t."delay_reason" AS "逾期原因", t."refusal_reason" AS "拒绝验收原因", t."published_on" AS "结果公告日期", coalesce((SELECT c.zh FROM code c WHERE c.list = 'visibility' AND c.code = t."visibility"), t."visibility") AS "公开范围", t."note" AS "备注", t."attachments" AS "附件", t."links" AS "关联", t."void_on" AS "作废日期", t."void_reason" AS "作废原因", t."rev" AS "修订号" FROM "acceptance" t WHERE t.void_on IS NULL;
CREATE VIEW "v_payment" AS SELECT t."id" AS "id", t."state" AS "state", t."contract" AS "contract", (SELECT r."ext_no" FROM "contract" r WHERE r.id = t."contract") AS "contract_name", t."seq" AS "seq", t."purpose" AS "purpose", t."acceptance" AS "acceptance", t."basis_on" AS "basis_on", t."agreed_on" AS "agreed_on", t."amount" AS "amount", t."disputed" AS "disputed", t."paid_amount" AS "paid_amount", t."paid_on" AS "paid_on", t."voucher_no" AS "voucher_no", t."interest_paid" AS "interest_paid", t."delay_excuse" AS "delay_excuse", t."delay_note" AS "delay_note", t."plan_on" AS "plan_on", t."claim_on" AS "claim_on", t."claim_done_on" AS "claim_done_on", t."visibility" AS "visibility", t."note" AS "note", t."attachments" AS "attachments", t."links" AS "links", t."void_on" AS "void_on", t."void_reason" AS "void_reason", t."rev" AS "rev" FROM "payment" t WHERE t.void_on IS NULL;
CREATE VIEW "v_合同付款" AS SELECT t."id" AS "编号", coalesce((SELECT c.zh FROM code c WHERE c.list = 'payment_state' AND c.code = t."state"), t."state") AS "状态", (SELECT r."ext_no" FROM "contract" r WHERE r.id = t."contract") AS "合同", t."seq" AS "期次", coalesce((SELECT c.zh FROM code c WHERE c.list = 'payment_kind' AND c.code = t."purpose"), t."purpose") AS "款项类型", t."acceptance" AS "验收记录", t."basis_on" AS "起算日期", t."agreed_on" AS "约定付款日期", t."amount" / 100.0 AS "应付金额", t."disputed" / 100.0 AS "争议金额", t."paid_amount" / 100.0 AS "已付金额", t."paid_on" AS "付款日期", t."voucher_no" AS "凭证号", t."interest_paid" / 100.0 AS "已付逾期利息", coalesce((SELECT c.zh FROM code c WHERE c.list = 'excuse' AND c.code = t."delay_excuse"), t."delay_excuse") AS "未付理由", t."delay_note" AS "未付说明", t."plan_on" AS "计划清偿日期", t."claim_on" AS "确权申请日期", t."claim_done_on" AS "确权日期", coalesce((SELECT c.zh FROM code c WHERE c.list = 'visibility' AND c.code = t."visibility"), t."visibility") AS "公开范围", t."note" AS "备注", t."attachments" AS "附件", t."links" AS "关联", t."void_on" AS "作废日期", t."void_reason" AS "作废原因", t."rev" AS "修订号" FROM "payment" t WHERE t.void_on IS NULL;
CREATE VIEW "v_challenge" AS SELECT t."id" AS "id", t."state" AS "state", t."tender" AS "tender", (SELECT r."ext_no" FROM "tender" r WHERE r.id = t."tender") AS "tender_name", t."kind" AS "kind", t."challenger" AS "challenger", (SELECT r."name" FROM "party" r WHERE r.id = t."challenger") AS "challenger_name", t."matter" AS "matter", t."known_on" AS "known_on", t."received_on" AS "received_on", t."claim" AS "claim", t."handler_unit" AS "handler_unit", (SELECT r."name" FROM "unit" r WHERE r.id = t."handler_unit") AS "handler_unit_name", t."prior" AS "prior", t."suspends" AS "suspends", t."accepted_on" AS "accepted_on", t."result" AS "result", t."decided_on" AS "decided_on", t."doc_no" AS "doc_no", t."reply" AS "reply", t."published_on" AS "published_on", t."visibility" AS "visibility", t."note" AS "note", t."attachments" AS "attachments", t."links" AS "links", t."void_on" AS "void_on", t."void_reason" AS "void_reason", t."rev" AS "rev" FROM "challenge" t WHERE t.void_on IS NULL;
CREATE VIEW "v_质疑投诉" AS SELECT t."id" AS "编号", coalesce((SELECT c.zh FROM code c WHERE c.list = 'challenge_state' AND c.code = t."state"), t."state") AS "状态", (SELECT r."ext_no" FROM "tender" r WHERE r.id = t."tender") AS "采购招标项目", coalesce((SELECT c.zh FROM code c WHERE c.list = 'challenge_kind' AND c.code = t."kind"), t."kind") AS "程序类型", (SELECT r."name" FROM "party" r WHERE r.id = t."challenger") AS "提出人", coalesce((SELECT c.zh FROM code c WHERE c.list = 'challenge_matter' AND c.code = t."matter"), t."matter") AS "针对环节", t."known_on" AS "知悉日期", t."received_on" AS "收到日期", t."claim" AS "主张与请求", (SELECT r."name" FROM "unit" r WHERE r.id = t."handler_unit") AS "受理单位", t."prior" AS "前置质疑", CASE t."suspends" WHEN 1 THEN '是' WHEN 0 THEN '否' END AS "暂停活动", t."accepted_on" AS "受理日期", coalesce((SELECT c.zh FROM code c WHERE c.list = 'challenge_result' AND c.code = t."result"), t."result") AS "处理结果", t."decided_on" AS "答复日期", t."doc_no" AS "处理文号", t."reply" AS "答复内容", t."published_on" AS "结果公告日期", coalesce((SELECT c.zh FROM code c WHERE c.list = 'visibility' AND c.code = t."visibility"), t."visibility") AS "公开范围", t."note" AS "备注", t."attachments" AS "附件", t."links" AS "关联", t."void_on" AS "作废日期", t."void_reason" AS "作废原因", t."rev" AS "修订号" FROM "challenge" t WHERE t.void_on IS NULL;
CREATE VIEW "v_credential" AS SELECT t."id" AS "id", t."state" AS "state", t."party" AS "party", (SELECT r."name" FROM "party" r WHERE r.id = t."party") AS "party_name", t."role" AS "role", t."info_kind" AS "info_kind", t."title" AS "title", t."list" AS "list", t."grade" AS "grade", t."doc_no" AS "doc_no", t."issuer" AS "issuer", t."issued_on" AS "issued_on", t."valid_from" AS "valid_from", t."valid_to" AS "valid_to", t."ban_scope" AS "ban_scope", t."amount" AS "amount", t."facts" AS "facts", t."source_unit" AS "source_unit", (SELECT r."name" FROM "unit" r WHERE r.id = t."source_unit") AS "source_unit_name", t."tender" AS "tender", (SELECT r."ext_no" FROM "tender" r WHERE r.id = t."tender") AS "tender_name", t."checked_on" AS "checked_on", t."share_list" AS "share_list", t."shared_on" AS "shared_on", t."url" AS "url", t."visibility" AS "visibility", t."note" AS "note", t."attachments" AS "attachments", t."links" AS "links", t."void_on" AS "void_on", t."void_reason" AS "void_reason", t."rev" AS "rev" FROM "credential" t WHERE t.void_on IS NULL;
CREATE VIEW "v_当事人信用信息" AS SELECT t."id" AS "编号", coalesce((SELECT c.zh FROM code c WHERE c.list = 'credential_state' AND c.code = t."state"), t."state") AS "状态", (SELECT r."name" FROM "party" r WHERE r.id = t."party") AS "当事人", coalesce((SELECT c.zh FROM code c WHERE c.list = 'bid_role' AND c.code = t."role"), t."role") AS "参与身份", coalesce((SELECT c.zh FROM code c WHERE c.list = 'party_info' AND c.code = t."info_kind"), t."info_kind") AS "信息类别", t."title" AS "信息名称", coalesce((SELECT c.zh FROM code c WHERE c.list = 'credit_list' AND c.code = t."list"), t."list") AS "严重失信名单", t."grade" AS "等级", t."doc_no" AS "文号", t."issuer" AS "认定机关", t."issued_on" AS "认定日期", t."valid_from" AS "生效日期", t."valid_to" AS "有效期至", t."ban_scope" AS "禁止范围", t."amount" / 100.0 AS "涉及金额", t."facts" AS "具体情形", (SELECT r."name" FROM "unit" r WHERE r.id = t."source_unit") AS "提供单位", (SELECT r."ext_no" FROM "tender" r WHERE r.id = t."tender") AS "关联项目", t."checked_on" AS "最近核查日期", t."share_list" AS "共享单位", t."shared_on" AS "共享日期", t."url" AS "来源链接", coalesce((SELECT c.zh FROM code c WHERE c.list = 'visibility' AND c.code = t."visibility"), t."visibility") AS "公开范围", t."note" AS "备注", t."attachments" AS "附件", t."links" AS "关联", t."void_on" AS "作废日期", t."void_reason" AS "作废原因", t."rev" AS "修订号" FROM "credential" t WHERE t.void_on IS NULL;
CREATE VIEW "v_credit_report" AS SELECT t."id" AS "id", t."report_no" AS "report_no", t."party" AS "party", (SELECT r."name" FROM "party" r WHERE r.id = t."party") AS "party_name", t."issuer" AS "issuer", (SELECT r."name" FROM "party" r WHERE r.id = t."issuer") AS "issuer_name", t."purpose" AS "purpose", t."issued_on" AS "issued_on", t."valid_to" AS "valid_to", t."grade" AS "grade", t."score" AS "score", t."tender" AS "tender", (SELECT r."ext_no" FROM "tender" r WHERE r.id = t."tender") AS "tender_name", t."project" AS "project", (SELECT r."name" FROM "project" r WHERE r.id = t."project") AS "project_name", t."agreement" AS "agreement", (SELECT r."name" FROM "agreement" r WHERE r.id = t."agreement") AS "agreement_name", t."adopted" AS "adopted", t."verify_code" AS "verify_code", t."verified_on" AS "verified_on", t."findings" AS "findings", t."report_file" AS "report_file", t."visibility" AS "visibility", t."note" AS "note", t."attachments" AS "attachments", t."links" AS "links", t."void_on" AS "void_on", t."void_reason" AS "void_reason", t."rev" AS "rev" FROM "credit_report" t WHERE t.void_on IS NULL;
CREATE VIEW "v_信用报告" AS SELECT t."id" AS "编号", t."report_no" AS "报告编号", (SELECT r."name" FROM "party" r WHERE r.id = t."party") AS "报告主体", (SELECT r."name" FROM "party" r WHERE r.id = t."issuer") AS "出具机构", coalesce((SELECT c.zh FROM code c WHERE c.list = 'report_purpose' AND c.code = t."purpose"), t."purpose") AS "用途", t."issued_on" AS "出具日期", t."valid_to" AS "有效期至", t."grade" AS "信用等级", t."score" / 10000.0 AS "信用得分", (SELECT r."ext_no" FROM "tender" r WHERE r.id = t."tender") AS "采购招标项目", (SELECT r."name" FROM "project" r WHERE r.id = t."project") AS "PPP项目", (SELECT r."name" FROM "agreement" r WHERE r.id = t."agreement") AS "招商协议", CASE t."adopted" WHEN 1 THEN '是' WHEN 0 THEN '否' END AS "已采用", t."verify_code" AS "验证码", t."verified_on" AS "核验日期", t."findings" AS "主要结论", t."report_file" AS "报告文件", coalesce((SELECT c.zh FROM code c WHERE c.list = 'visibility' AND c.code = t."visibility"), t."visibility") AS "公开范围", t."note" AS "备注", t."attachments" AS "附件", t."links" AS "关联", t."void_on" AS "作废日期", t."void_reason" AS "作废原因", t."rev" AS "修订号" FROM "credit_report" t WHERE t.void_on IS NULL;
CREATE VIEW "v_project" AS SELECT t."id" AS "id", t."state" AS "state", t."name" AS "name", t."ext_no" AS "ext_no", t."unit" AS "unit", (SELECT r."name" FROM "unit" r WHERE r.id = t."unit") AS "unit_name", t."lead" AS "lead", (SELECT r."name" FROM "officer" r WHERE r.id = t."lead") AS "lead_name", t."rule_set" AS "rule_set", t."mode" AS "mode", t."payment" AS "payment", t."sector" AS "sector", t."partner" AS "partner", (SELECT r."name" FROM "party" r WHERE r.id = t."partner") AS "partner_name", t."spv" AS "spv", (SELECT r."name" FROM "party" r WHERE r.id = t."spv") AS "spv_name", t."invest" AS "invest", t."gov_equity" AS "gov_equity", t."term_years" AS "term_years", t."mof_stage" AS "mof_stage", t."decision" AS "decision", (SELECT r."title" FROM "decision" r WHERE r.id = t."decision") AS "decision_name", t."contract_no" AS "contract_no", t."signed_on" AS "signed_on", t."start_on" AS "start_on", t."operate_on" AS "operate_on", t."end_on" AS "end_on", t."visibility" AS "visibility", t."note" AS "note", t."attachments" AS "attachments", t."links" AS "links", t."void_on" AS "void_on", t."void_reason" AS "void_reason", t."rev" AS "rev" FROM "project" t WHERE t.void_on IS NULL;
CREATE VIEW "v_PPP项目" AS SELECT t."id" AS "编号", coalesce((SELECT c.zh FROM code c WHERE c.list = 'project_state' AND c.code = t."state"), t."state") AS "状态", t."name" AS "项目名称", t."ext_no" AS "项目编号", (SELECT r."name" FROM "unit" r WHERE r.id = t."unit") AS "实施机构", (SELECT r."name" FROM "officer" r WHERE r.id = t."lead") AS "政府方责任人", coalesce((SELECT c.zh FROM code c WHERE c.list = 'ppp_rules' AND c.code = t."rule_set"), t."rule_set") AS "适用规则", coalesce((SELECT c.zh FROM code c WHERE c.list = 'ppp_mode' AND c.code = t."mode"), t."mode") AS "运作方式", coalesce((SELECT c.zh FROM code c WHERE c.list = 'ppp_payment' AND c.code = t."payment"), t."payment") AS "回报机制", t."sector" AS "行业领域", (SELECT r."name" FROM "party" r WHERE r.id = t."partner") AS "社会资本方", (SELECT r."name" FROM "party" r WHERE r.id = t."spv") AS "项目公司", t."invest" / 100.0 AS "总投资", t."gov_equity" / 100.0 AS "政府方出资", t."term_years" AS "合作期限", coalesce((SELECT c.zh FROM code c WHERE c.list = 'ppp_stage_mof' AND c.code = t."mof_stage"), t."mof_stage") AS "全周期阶段", (SELECT r."title" FROM "decision" r WHERE r.id = t."decision") AS "决策记录", t."contract_no" AS "协议编号", t."signed_on" AS "协议签订日期", t."start_on" AS "开工日期", t."operate_on" AS "运营日期", t."end_on" AS "合作期满日期", coalesce((SELECT c.zh FROM code c WHERE c.list = 'visibility' AND c.code = t."visibility"), t."visibility") AS "公开范围", t."note" AS "备注", t."attachments" AS "附件", t."links" AS "关联", t."void_on" AS "作废日期", t."void_reason" AS "作废原因", t."rev" AS "修订号" FROM "project" t WHERE t.void_on IS NULL;
CREATE VIEW "v_stage" AS SELECT t."id" AS "id", t."state" AS "state", t."project" AS "project", (SELECT r."name" FROM "project" r WHERE r.id = t."project") AS "project_name", t."stage" AS "stage", t."unit" AS "unit", (SELECT r."name" FROM "unit" r WHERE r.id = t."unit") AS "unit_name", t."officer" AS "officer", (SELECT r."name" FROM "officer" r WHERE r.id = t."officer") AS "officer_name", t."post" AS "post", t."duty" AS "duty", t."standard" AS "standard", t."document" AS "document", (SELECT r."title" FROM "document" r WHERE r.id = t."document") AS "document_name", t."decision" AS "decision", (SELECT r."title" FROM "decision" r WHERE r.id = t."decision") AS "decision_name", t."start_on" AS "start_on", t."due_on" AS "due_on", t."done_on" AS "done_on", t."evidence" AS "evidence", t."verifier" AS "verifier", (SELECT r."name" FROM "officer" r WHERE r.id = t."verifier") AS "verifier_name", t."verified_on" AS "verified_on", t."shortfall" AS "shortfall", t."visibility" AS "visibility", t."note" AS "note", t."attachments" AS "attachments", t."links" AS "links", t."void_on" AS "void_on", t."void_reason" AS "void_reason", t."rev" AS "rev" FROM "stage" t WHERE t.void_on IS NULL;
CREATE VIEW "v_阶段履责" AS SELECT t."id" AS "编号", coalesce((SELECT c.zh FROM code c WHERE c.list = 'stage_state' AND c.code = t."state"), t."state") AS "状态", (SELECT r."name" FROM "project" r WHERE r.id = t."project") AS "PPP项目", coalesce((SELECT c.zh FROM code c WHERE c.list = 'ppp_stage' AND c.code = t."stage"), t."stage") AS "阶段", (SELECT r."name" FROM "unit" r WHERE r.id = t."unit") AS "责任单位", (SELECT r."name" FROM "officer" r WHERE r.id = t."officer") AS "政府方责任人", t."post" AS "任职记录", t."duty" AS "诚信职责", t."standard" AS "履责标准", (SELECT r."title" FROM "document" r WHERE r.id = t."document") AS "依据文件", (SELECT r."title" FROM "decision" r WHERE r.id = t."decision") AS "相关决策", t."start_on" AS "开始日期", t."due_on" AS "应完成日期", t."done_on" AS "完成日期", t."evidence" AS "履责凭证", (SELECT r."name" FROM "officer" r WHERE r.id = t."verifier") AS "核实人", t."verified_on" AS "核实日期", t."shortfall" AS "未履责说明", coalesce((SELECT c.zh FROM code c WHERE c.list = 'visibility' AND c.code = t."visibility"), t."visibility") AS "公开范围", t."note" AS "备注", t."attachments" AS "附件", t."links" AS "关联", t."void_on" AS "作废日期", t."void_reason" AS "作废原因", t."rev" AS "修订号" FROM "stage" t WHERE t.void_on IS NULL;
CREATE VIEW "v_subsidy" AS SELECT t."id" AS "id", t."state" AS "state", t."project" AS "project", (SELECT r."name" FROM "project" r WHERE r.id = t."project") AS "project_name", t."year" AS "year", t."kind" AS "kind", t."payer" AS "payer", (SELECT r."name" FROM "unit" r WHERE r.id = t."payer") AS "payer_name", t."handler" AS "handler", (SELECT r."name" FROM "officer" r WHERE r.id = t."handler") AS "handler_name", t."amount" AS "amount", t."budgeted" AS "budgeted", t."budget_doc" AS "budget_doc", t."performance" AS "performance", t."adjusted" AS "adjusted", t."due_on" AS "due_on", t."paid_amount" AS "paid_amount", t."paid_on" AS "paid_on", t."voucher_no" AS "voucher_no", t."delay_excuse" AS "delay_excuse", t."delay_note" AS "delay_note", t."plan_on" AS "plan_on", t."visibility" AS "visibility", t."note" AS "note", t."attachments" AS "attachments", t."links" AS "links", t."void_on" AS "void_on", t."void_reason" AS "void_reason", t."rev" AS "rev" FROM "subsidy" t WHERE t.void_on IS NULL;
CREATE VIEW "v_年度支出责任" AS SELECT t."id" AS "编号", coalesce((SELECT c.zh FROM code c WHERE c.list = 'subsidy_state' AND c.code = t."state"), t."state") AS "状态", (SELECT r."name" FROM "project" r WHERE r.id = t."project") AS "PPP项目", t."year" AS "年度", coalesce((SELECT c.zh FROM code c WHERE c.list = 'ppp_spend' AND c.code = t."kind"), t."kind") AS "支出类型", (SELECT r."name" FROM "unit" r WHERE r.id = t."payer") AS "支付单位", (SELECT r."name" FROM "officer" r WHERE r.id = t."handler") AS "经办人", t."amount" / 100.0 AS "应付金额", t."budgeted" / 100.0 AS "已列预算金额", t."budget_doc" AS "预算文号", t."performance" AS "绩效评价", t."adjusted" / 100.0 AS "按绩效核定金额", t."due_on" AS "应付日期", t."paid_amount" / 100.0 AS "已付金额", t."paid_on" AS "付款日期", t."voucher_no" AS "凭证号", coalesce((SELECT c.zh FROM code c WHERE c.list = 'excuse' AND c.code = t."delay_excuse"), t."delay_excuse") AS "未付理由", t."delay_note" AS "未付说明", t."plan_on" AS "计划清偿日期", coalesce((SELECT c.zh FROM code c WHERE c.list = 'visibility' AND c.code = t."visibility"), t."visibility") AS "公开范围", t."note" AS "备注", t."attachments" AS "附件", t."links" AS "关联", t."void_on" AS "作废日期", t."void_reason" AS "作废原因", t."rev" AS "修订号" FROM "subsidy" t WHERE t.void_on IS NULL;
CREATE VIEW "v_performance" AS SELECT t."id" AS "id", t."state" AS "state", t."project" AS "project", (SELECT r."name" FROM "project" r WHERE r.id = t."project") AS "project_name", t."year" AS "year", t."phase" AS "phase", t."officer" AS "officer", (SELECT r."name" FROM "officer" r WHERE r.id = t."officer") AS "officer_name", t."evaluator" AS "evaluator", (SELECT r."name" FROM "party" r WHERE r.id = t."evaluator") AS "evaluator_name", t."evaluator_kind" AS "evaluator_kind", t."evaluated_on" AS "evaluated_on", t."score" AS "score", t."grade" AS "grade", t."kpi_total" AS "kpi_total", t."kpi_met" AS "kpi_met", t."honoured" AS "honoured", t."effect" AS "effect", t."deduct" AS "deduct", t."report_file" AS "report_file", t."visibility" AS "visibility", t."note" AS "note", t."attachments" AS "attachments", t."links" AS "links", t."void_on" AS "void_on", t."void_reason" AS "void_reason", t."rev" AS "rev" FROM "performance" t WHERE t.void_on IS NULL;
CREATE VIEW "v_PPP绩效评价" AS SELECT t."id" AS "编号", coalesce((SELECT c.zh FROM code c WHERE c.list = 'performance_state' AND c.code = t."state"), t."state") AS "状态", (SELECT r."name" FROM "project" r WHERE r.id = t."project") AS "PPP项目", t."year" AS "评价年度", coalesce((SELECT c.zh FROM code c WHERE c.list = 'performance_phase' AND c.code = t."phase"), t."phase") AS "评价阶段", (SELECT r."name" FROM "officer" r WHERE r.id = t."officer") AS "政府方责任人", (SELECT r."name" FROM "party" r WHERE r.id = t."evaluator") AS "评价机构", coalesce((SELECT c.zh FROM code c WHERE c.list = 'evaluator_kind' AND c.code = t."evaluator_kind"), t."evaluator_kind") AS "机构类型", t."evaluated_on" AS "评价日期", t."score" / 10000.0 AS "评价得分", coalesce((SELECT c.zh FROM code c WHERE c.list = 'performance_grade' AND c.code = t."grade"), t."grade") AS "评价等次", t."kpi_total" AS "指标总数", t."kpi_met" AS "达标指标数", t."honoured" AS "守信履约情况", t."effect" AS "实施成效", t."deduct" / 100.0 AS "扣减金额", t."report_file" AS "评价报告", coalesce((SELECT c.zh FROM code c WHERE c.list = 'visibility' AND c.code = t."visibility"), t."visibility") AS "公开范围", t."note" AS "备注", t."attachments" AS "附件", t."links" AS "关联", t."void_on" AS "作废日期", t."void_reason" AS "作废原因", t."rev" AS "修订号" FROM "performance" t WHERE t.void_on IS NULL;
CREATE VIEW "v_amendment" AS SELECT t."id" AS "id", t."state" AS "state", t."target" AS "target", t."seq" AS "seq", t."unit" AS "unit", (SELECT r."name" FROM "unit" r WHERE r.id = t."unit") AS "unit_name", t."domain" AS "domain", t."party" AS "party", (SELECT r."name" FROM "party" r WHERE r.id = t."party") AS "party_name", t."ground" AS "ground", t."amendment_reason" AS "amendment_reason", t."amended_from" AS "amended_from", t."amended_to" AS "amended_to", t."legality_on" AS "legality_on", t."decision" AS "decision", (SELECT r."title" FROM "decision" r WHERE r.id = t."decision") AS "decision_name", t."authority" AS "authority", t."approval_no" AS "approval_no", t."approved_on" AS "approved_on", t."notice_on" AS "notice_on", t."claim" AS "claim", t."appraiser" AS "appraiser", (SELECT r."name" FROM "party" r WHERE r.id = t."appraiser") AS "appraiser_name", t."appraised" AS "appraised", t."agreed" AS "agreed", t."agreed_on" AS "agreed_on", t."due_on" AS "due_on", t."paid_amount" AS "paid_amount", t."paid_on" AS "paid_on", t."visibility" AS "visibility", t."note" AS "note", t."attachments" AS "attachments", t."links" AS "links", t."void_on" AS "void_on", t."void_reason" AS "void_reason", t."rev" AS "rev" FROM "amendment" t WHERE t.void_on IS NULL;
CREATE VIEW "v_依法变更与补偿" AS SELECT t."id" AS "编号", coalesce((SELECT c.zh FROM code c WHERE c.list = 'amendment_state' AND c.code = t."state"), t."state") AS "状态", t."target" AS "变更对象", t."seq" AS "变更序号", (SELECT r."name" FROM "unit" r WHERE r.id = t."unit") AS "变更单位", coalesce((SELECT c.zh FROM code c WHERE c.list = 'domain' AND c.code = t."domain"), t."domain") AS "所属领域", (SELECT r."name" FROM "party" r WHERE r.id = t."party") AS "受影响当事人", coalesce((SELECT c.zh FROM code c WHERE c.list = 'change_ground' AND c.code = t."ground"), t."ground") AS "法定事由", t."amendment_reason" AS "具体理由", t."amended_from" AS "变更前内容", t."amended_to" AS "变更内容", t."legality_on" AS "合法性审查日期", (SELECT r."title" FROM "decision" r WHERE r.id = t."decision") AS "决策记录", t."authority" AS "批准机关", t."approval_no" AS "批准文号", t."approved_on" AS "批准日期", t."notice_on" AS "告知日期", t."claim" / 100.0 AS "申请补偿金额", (SELECT r."name" FROM "party" r WHERE r.id = t."appraiser") AS "评估机构", t."appraised" / 100.0 AS "评估金额", t."agreed" / 100.0 AS "商定补偿金额", t."agreed_on" AS "补偿协议日期", t."due_on" AS "补偿应付日期", t."paid_amount" / 100.0 AS "已付补偿金额", t."paid_on" AS "补偿付款日期", coalesce((SELECT c.zh FROM code c WHERE c.list = 'visibility' AND c.code = t."visibility"), t."visibility") AS "公开范围", t."note" AS "备注", t."attachments" AS "附件", t."links" AS "关联", t."void_on" AS "作废日期", t."void_reason" AS "作废原因", t."rev" AS "修订号" FROM "amendment" t WHERE t.void_on IS NULL;
CREATE VIEW "v_policy" AS SELECT t."id" AS "id", t."state" AS "state", t."title" AS "title", t."doc_no" AS "doc_no", t."issuer" AS "issuer", (SELECT r."name" FROM "unit" r WHERE r.id = t."issuer") AS "issuer_name", t."basis" AS "basis", (SELECT r."title" FROM "document" r WHERE r.id = t."basis") AS "basis_name", t."scope" AS "scope", t."fair_result" AS "fair_result", t."fair_on" AS "fair_on", t."fair_unit" AS "fair_unit", (SELECT r."name" FROM "unit" r WHERE r.id = t."fair_unit") AS "fair_unit_name", t."fair_file" AS "fair_file", t."exception_end" AS "exception_end", t."forbidden" AS "forbidden", t."rivalry" AS "rivalry", t."legality_on" AS "legality_on", t."decision" AS "decision", (SELECT r."title" FROM "decision" r WHERE r.id = t."decision") AS "decision_name", t."ruling" AS "ruling", (SELECT r."title" FROM "document" r WHERE r.id = t."ruling") AS "ruling_name", t."fund" AS "fund", t."effective_from" AS "effective_from", t."effective_to" AS "effective_to", t."published_on" AS "published_on", t."url" AS "url", t."visibility" AS "visibility", t."note" AS "note", t."attachments" AS "attachments", t."links" AS "links", t."void_on" AS "void_on", t."void_reason" AS "void_reason", t."rev" AS "rev" FROM "policy" t WHERE t.void_on IS NULL;
CREATE VIEW "v_优惠政策" AS SELECT t."id" AS "编号", coalesce((SELECT c.zh FROM code c WHERE c.list = 'policy_state' AND c.code = t."state"), t."state") AS "状态", t."title" AS "政策名称", t."doc_no" AS "文号", (SELECT r."name" FROM "unit" r WHERE r.id = t."issuer") AS "制定单位", (SELECT r."title" FROM "document" r WHERE r.id = t."basis") AS "上位依据", t."scope" AS "适用对象", coalesce((SELECT c.zh FROM code c WHERE c.list = 'fair_result' AND c.code = t."fair_result"), t."fair_result") AS "公平竞争审查结论", t."fair_on" AS "公平竞争审查日期", (SELECT r."name" FROM "unit" r WHERE r.id = t."fair_unit") AS "审查单位", t."fair_file" AS "审查书", t."exception_end" AS "例外期限", coalesce((SELECT c.zh FROM code c WHERE c.list = 'forbidden_content' AND c.code = t."forbidden"), t."forbidden") AS "禁止内容筛查", coalesce((SELECT c.zh FROM code c WHERE c.list = 'rivalry_check' AND c.code = t."rivalry"), t."rivalry") AS "恶性竞争筛查", t."legality_on" AS "合法性审查日期", (SELECT r."title" FROM "decision" r WHERE r.id = t."decision") AS "决策记录", (SELECT r."title" FROM "document" r WHERE r.id = t."ruling") AS "执行口径", t."fund" / 100.0 AS "年度预算金额", t."effective_from" AS "生效日期", t."effective_to" AS "失效日期", t."published_on" AS "公开日期", t."url" AS "公开链接", coalesce((SELECT c.zh FROM code c WHERE c.list = 'visibility' AND c.code = t."visibility"), t."visibility") AS "公开范围", t."note" AS "备注", t."attachments" AS "附件", t."links" AS "关联", t."void_on" AS "作废日期", t."void_reason" AS "作废原因", t."rev" AS "修订号" FROM "policy" t WHERE t.void_on IS NULL;
CREATE VIEW "v_agreement" AS SELECT t."id" AS "id", t."state" AS "state", t."name" AS "name", t."ext_no" AS "ext_no", t."unit" AS "unit", (SELECT r."name" FROM "unit" r WHERE r.id = t."unit") AS "unit_name", t."party" AS "party", (SELECT r."name" FROM "party" r WHERE r.id = t."party") AS "party_name", t."policy" AS "policy", (SELECT r."title" FROM "policy" r WHERE r.id = t."policy") AS "policy_name", t."industry" AS "industry", t."site" AS "site", t."invest" AS "invest", t."arrived" AS "arrived", t."appraised_on" AS "appraised_on", t."legality_on" AS "legality_on", t."fair_on" AS "fair_on", t."decision" AS "decision", (SELECT r."title" FROM "decision" r WHERE r.id = t."decision") AS "decision_name", t."signed_on" AS "signed_on", t."start_on" AS "start_on", t."finish_on" AS "finish_on", t."end_on" AS "end_on", t."lead" AS "lead", (SELECT r."name" FROM "officer" r WHERE r.id = t."lead") AS "lead_name", t."handler" AS "handler", (SELECT r."name" FROM "officer" r WHERE r.id = t."handler") AS "handler_name", t."contract_file" AS "contract_file", t."visibility" AS "visibility", t."note" AS "note", t."attachments" AS "attachments", t."links" AS "links", t."void_on" AS "void_on", t."void_reason" AS "void_reason", t."rev" AS "rev" FROM "agreement" t WHERE t.void_on IS NULL;
CREATE VIEW "v_招商协议" AS SELECT t."id" AS "编号", coalesce((SELECT c.zh FROM code c WHERE c.list = 'agreement_state' AND c.code = t."state"), t."state") AS "状态", t."name" AS "项目名称", t."ext_no" AS "协议编号", (SELECT r."name" FROM "unit" r WHERE r.id = t."unit") AS "签约单位", (SELECT r."name" FROM "party" r WHERE r.id = t."party") AS "投资方", (SELECT r."title" FROM "policy" r WHERE r.id = t."policy") AS "依据政策", t."industry" AS "产业类别", t."site" AS "项目地点", t."invest" / 100.0 AS "协议投资额", t."arrived" / 100.0 AS "到位资金", t."appraised_on" AS "项目评估日期", t."legality_on" AS "合法性审查日期", t."fair_on" AS "公平竞争审查日期", (SELECT r."title" FROM "decision" r WHERE r.id = t."decision") AS "集体决策记录", t."signed_on" AS "签订日期", t."start_on" AS "开工日期", t."finish_on" AS "竣工日期", t."end_on" AS "协议期满日期", (SELECT r."name" FROM "officer" r WHERE r.id = t."lead") AS "责任人", (SELECT r."name" FROM "officer" r WHERE r.id = t."handler") AS "经办人", t."contract_file" AS "协议文本", coalesce((SELECT c.zh FROM code c WHERE c.list = 'visibility' AND c.code = t."visibility"), t."visibility") AS "公开范围", t."note" AS "备注", t."attachments" AS "附件", t."links" AS "关联", t."void_on" AS "作废日期", t."void_reason" AS "作废原因", t."rev" AS "修订号" FROM "agreement" t WHERE t.void_on IS NULL;
CREATE VIEW "v_debt" AS SELECT t."id" AS "id", t."state" AS "state", t."name" AS "name", t."debt_no" AS "debt_no", t."kind" AS "kind", t."unit" AS "unit", (SELECT r."name" FROM "unit" r WHERE r.id = t."unit") AS "unit_name", t."creditor" AS "creditor", (SELECT r."name" FROM "party" r WHERE r.id = t."creditor") AS "creditor_name", t."use" AS "use", t."officer" AS "officer", (SELECT r."name" FROM "officer" r WHERE r.id = t."officer") AS "officer_name", t."principal" AS "principal", t."rate" AS "rate", t."penalty_rate" AS "penalty_rate", t."rate_type" AS "rate_type", t."day_count" AS "day_count", t."drawn_on" AS "drawn_on", t."matures_on" AS "matures_on", t."repay_mode" AS "repay_mode", t."periods_year" AS "periods_year", t."lawful_ok" AS "lawful_ok", t."scale_ok" AS "scale_ok", t."risk_ok" AS "risk_ok", t."open_ok" AS "open_ok", t."approval_no" AS "approval_no", t."decision" AS "decision", (SELECT r."title" FROM "decision" r WHERE r.id = t."decision") AS "decision_name", t."published_on" AS "published_on", t."refinanced_by" AS "refinanced_by", (SELECT r."name" FROM "debt" r WHERE r.id = t."refinanced_by") AS "refinanced_by_name", t."visibility" AS "visibility", t."note" AS "note", t."attachments" AS "attachments", t."links" AS "links", t."void_on" AS "void_on", t."void_reason" AS "void_reason", t."rev" AS "rev" FROM "debt" t WHERE t.void_on IS NULL;
CREATE VIEW "v_债务" AS SELECT t."id" AS "编号", coalesce((SELECT c.zh FROM code c WHERE c.list = 'debt_state' AND c.code = t."state"), t."state") AS "状态", t."name" AS "债务名称", t."debt_no" AS "债务编号", coalesce((SELECT c.zh FROM code c WHERE c.list = 'debt_kind' AND c.code = t."kind"), t."kind") AS "债务类型", (SELECT r."name" FROM "unit" r WHERE r.id = t."unit") AS "用款单位", (SELECT r."name" FROM "party" r WHERE r.id = t."creditor") AS "债权人", t."use" AS "资金用途", (SELECT r."name" FROM "officer" r WHERE r.id = t."officer") AS "责任人", t."principal" / 100.0 AS "本金", t."rate" / 10000.0 AS "年利率", t."penalty_rate" / 10000.0 AS "罚息利率", coalesce((SELECT c.zh FROM code c WHERE c.list = 'rate_type' AND c.code = t."rate_type"), t."rate_type") AS "利率类型", coalesce((SELECT c.zh FROM code c WHERE c.list = 'day_count' AND c.code = t."day_count"), t."day_count") AS "计息基准", t."drawn_on" AS "起息日期", t."matures_on" AS "到期日期", coalesce((SELECT c.zh FROM code c WHERE c.list = 'repay_mode' AND c.code = t."repay_mode"), t."repay_mode") AS "还款方式", t."periods_year" AS "每年付息次数", CASE t."lawful_ok" WHEN 1 THEN '是' WHEN 0 THEN '否' END AS "依法依规", CASE t."scale_ok" WHEN 1 THEN '是' WHEN 0 THEN '否' END AS "规模适度", CASE t."risk_ok" WHEN 1 THEN '是' WHEN 0 THEN '否' END AS "风险可控", CASE t."open_ok" WHEN 1 THEN '是' WHEN 0 THEN '否' END AS "程序透明", t."approval_no" AS "批准文号", (SELECT r."title" FROM "decision" r WHERE r.id = t."decision") AS "决策记录", t."published_on" AS "公开日期", (SELECT r."name" FROM "debt" r WHERE r.id = t."refinanced_by") AS "再融资债务", coalesce((SELECT c.zh FROM code c WHERE c.list = 'visibility' AND c.code = t."visibility"), t."visibility") AS "公开范围", t."note" AS "备注", t."attachments" AS "附件", t."links" AS "关联", t."void_on" AS "作废日期", t."void_reason" AS "作废原因", t."rev" AS "修订号" FROM "debt" t WHERE t.void_on IS NULL;
CREATE VIEW "v_installment" AS SELECT t."id" AS "id", t."state" AS "state", t."debt" AS "debt", (SELECT r."name" FROM "debt" r WHERE r.id = t."debt") AS "debt_name", t."seq" AS "seq", t."due_on" AS "due_on", t."principal" AS "principal", t."interest" AS "interest", t."rate" AS "rate", t."plan_no" AS "plan_no", t."schedule" AS "schedule", t."fund_source" AS "fund_source", t."budgeted" AS "budgeted", t."handler" AS "handler", (SELECT r."name" FROM "officer" r WHERE r.id = t."handler") AS "handler_name", t."paid_principal" AS "paid_principal", t."paid_interest" AS "paid_interest", t."paid_on" AS "paid_on", t."voucher_no" AS "voucher_no", t."penalty" AS "penalty", t."delay_excuse" AS "delay_excuse", t."delay_note" AS "delay_note", t."plan_on" AS "plan_on", t."visibility" AS "visibility", t."note" AS "note", t."attachments" AS "attachments", t."links" AS "links", t."void_on" AS "void_on", t."void_reason" AS "void_reason", t."rev" AS "rev" FROM "installment" t WHERE t.void_on IS NULL;
CREATE VIEW "v_还本付息" AS SELECT t."id" AS "编号", coalesce((SELECT c.zh FROM code c WHERE c.list = 'installment_state' AND c.code = t."state"), t."state") AS "状态", (SELECT r."name" FROM "debt" r WHERE r.id = t."debt") AS "债务", t."seq" AS "期次", t."due_on" AS "应还日期", t."principal" / 100.0 AS "应还本金", t."interest" / 100.0 AS "应还利息", t."rate" / 10000.0 AS "本期利率", t."plan_no" AS "计划版次", coalesce((SELECT c.zh FROM code c WHERE c.list = 'schedule_origin' AND c.code = t."schedule"), t."schedule") AS "计划来源", coalesce((SELECT c.zh FROM code c WHERE c.list = 'repay_fund' AND c.code = t."fund_source"), t."fund_source") AS "偿债资金来源", CASE t."budgeted" WHEN 1 THEN '是' WHEN 0 THEN '否' END AS "已列预算", (SELECT r."name" FROM "officer" r WHERE r.id = t."handler") AS "经办人", t."paid_principal" / 100.0 AS "已还本金", t."paid_interest" / 100.0 AS "已还利息", t."paid_on" AS "还款日期", t."voucher_no" AS "凭证号", t."penalty" / 100.0 AS "罚息", coalesce((SELECT c.zh FROM code c WHERE c.list = 'excuse' AND c.code = t."delay_excuse"), t."delay_excuse") AS "未还理由", t."delay_note" AS "未还说明", t."plan_on" AS "计划清偿日期", coalesce((SELECT c.zh FROM code c WHERE c.list = 'visibility' AND c.code = t."visibility"), t."visibility") AS "公开范围", t."note" AS "备注", t."attachments" AS "附件", t."links" AS "关联", t."void_on" AS "作废日期", t."void_reason" AS "作废原因", t."rev" AS "修订号" FROM "installment" t WHERE t.void_on IS NULL;
CREATE VIEW "v_fiscal" AS SELECT t."id" AS "id", t."state" AS "state", t."region" AS "region", t."year" AS "year", t."basis" AS "basis", t."limit_general" AS "limit_general", t."limit_special" AS "limit_special", t."approved_on" AS "approved_on", t."approval_no" AS "approval_no", t."open_general" AS "open_general", t."issue_general" AS "issue_general", t."repay_general" AS "repay_general", t."close_general" AS "close_general", t."open_special" AS "open_special", t."issue_special" AS "issue_special", t."repay_special" AS "repay_special", t."close_special" AS "close_special", t."general_revenue" AS "general_revenue", t."general_spend" AS "general_spend", t."fund_revenue" AS "fund_revenue", t."fund_spend" AS "fund_spend", t."transfer" AS "transfer", t."other_power" AS "other_power", t."published_on" AS "published_on", t."visibility" AS "visibility", t."note" AS "note", t."attachments" AS "attachments", t."links" AS "links", t."void_on" AS "void_on", t."void_reason" AS "void_reason", t."rev" AS "rev" FROM "fiscal" t WHERE t.void_on IS NULL;
CREATE VIEW "v_限额与财力" AS SELECT t."id" AS "编号", coalesce((SELECT c.zh FROM code c WHERE c.list = 'fiscal_state' AND c.code = t."state"), t."state") AS "状态", t."region" AS "地区", t."year" AS "年度", coalesce((SELECT c.zh FROM code c WHERE c.list = 'fiscal_basis' AND c.code = t."basis"), t."basis") AS "数据口径", t."limit_general" / 100.0 AS "一般债务限额", t."limit_special" / 100.0 AS "专项债务限额", t."approved_on" AS "人大常委会批准日期", t."approval_no" AS "批准文号", t."open_general" / 100.0 AS "一般债务年初余额", t."issue_general" / 100.0 AS "一般债务本年举借", t."repay_general" / 100.0 AS "一般债务本年还本", t."close_general" / 100.0 AS "一般债务年末余额", t."open_special" / 100.0 AS "专项债务年初余额", t."issue_special" / 100.0 AS "专项债务本年举借", t."repay_special" / 100.0 AS "专项债务本年还本", t."close_special" / 100.0 AS "专项债务年末余额", t."general_revenue" / 100.0 AS "一般公共预算收入", t."general_spend" / 100.0 AS "一般公共预算支出", t."fund_revenue" / 100.0 AS "政府性基金收入", t."fund_spend" / 100.0 AS "政府性基金支出", t."transfer" / 100.0 AS "转移支付收入", t."other_power" / 100.0 AS "其他财力", t."published_on" AS "公开日期", coalesce((SELECT c.zh FROM code c WHERE c.list = 'visibility' AND c.code = t."visibility"), t."visibility") AS "公开范围", t."note" AS "备注", t."attachments" AS "附件", t."links" AS "关联", t."void_on" AS "作废日期", t."void_reason" AS "作废原因", t."rev" AS "修订号" FROM "fiscal" t WHERE t.void_on IS NULL;
CREATE VIEW "v_assessment" AS SELECT t."id" AS "id", t."state" AS "state", t."region" AS "region", t."as_of_date" AS "as_of_date", t."fiscal" AS "fiscal", (SELECT r."region" FROM "fiscal" r WHERE r.id = t."fiscal") AS "fiscal_name", t."assessor" AS "assessor", (SELECT r."name" FROM "officer" r WHERE r.id = t."assessor") AS "assessor_name", t."balance" AS "balance", t."comp_power" AS "comp_power", t."debt_ratio" AS "debt_ratio", t."new_ratio" AS "new_ratio", t."service_ratio" AS "service_ratio", t."overdue_ratio" AS "overdue_ratio", t."interest_general" AS "interest_general", t."interest_special" AS "interest_special", t."ppp_ratio" AS "ppp_ratio", t."avg_life" AS "avg_life", t."due_next" AS "due_next", t."colour" AS "colour", t."told_colour" AS "told_colour", t."conclusion" AS "conclusion", t."response" AS "response", t."warned_on" AS "warned_on", t."cleared_on" AS "cleared_on", t."digest" AS "digest", t."visibility" AS "visibility", t."note" AS "note", t."attachments" AS "attachments", t."links" AS "links", t."void_on" AS "void_on", t."void_reason" AS "void_reason", t."rev" AS "rev" FROM "assessment" t WHERE t.void_on IS NULL;
CREATE VIEW "v_债务风险评估" AS SELECT t."id" AS "编号", coalesce((SELECT c.zh FROM code c WHERE c.list = 'assessment_state' AND c.code = t."state"), t."state") AS "状态", t."region" AS "地区", t."as_of_date" AS "评估基准日", (SELECT r."region" FROM "fiscal" r WHERE r.id = t."fiscal") AS "财力数据", (SELECT r."name" FROM "officer" r WHERE r.id = t."assessor") AS "评估人", t."balance" / 100.0 AS "债务余额", t."comp_power" / 100.0 AS "综合财力", t."debt_ratio" / 10000.0 AS "债务率", t."new_ratio" / 10000.0 AS "新增债务率", t."service_ratio" / 10000.0 AS "偿债率", t."overdue_ratio" / 10000.0 AS "逾期债务率", t."interest_general" / 10000.0 AS "一般债务付息占比", t."interest_special" / 10000.0 AS "专项债务付息占比", t."ppp_ratio" / 10000.0 AS "PPP支出占比", t."avg_life" / 10000.0 AS "平均到期年限", t."due_next" / 100.0 AS "未来一年应还", coalesce((SELECT c.zh FROM code c WHERE c.list = 'debt_colour' AND c.code = t."colour"), t."colour") AS "测算等级", coalesce((SELECT c.zh FROM code c WHERE c.list = 'debt_colour' AND c.code = t."told_colour"), t."told_colour") AS "上级通报等级", t."conclusion" AS "评估结论", t."response" AS "应对措施", t."warned_on" AS "预警日期", t."cleared_on" AS "解除日期", t."digest" AS "数据摘要", coalesce((SELECT c.zh FROM code c WHERE c.list = 'visibility' AND c.code = t."visibility"), t."visibility") AS "公开范围", t."note" AS "备注", t."attachments" AS "附件", t."links" AS "关联", t."void_on" AS "作废日期", t."void_reason" AS "作废原因", t."rev" AS "修订号" FROM "assessment" t WHERE t.void_on IS NULL;
CREATE VIEW "v_event" AS SELECT t."id" AS "id", t."state" AS "state", t."title" AS "title", t."unit" AS "unit", (SELECT r."name" FROM "unit" r WHERE r.id = t."unit") AS "unit_name", t."debt" AS "debt", (SELECT r."name" FROM "debt" r WHERE r.id = t."debt") AS "debt_name", t."level" AS "level", t."amount" AS "amount", t."cause" AS "cause", t."found_on" AS "found_on", t."expected_on" AS "expected_on", t."commander" AS "commander", (SELECT r."name" FROM "officer" r WHERE r.id = t."commander") AS "commander_name", t."plan_doc" AS "plan_doc", (SELECT r."title" FROM "document" r WHERE r.id = t."plan_doc") AS "plan_doc_name", t."reported_on" AS "reported_on", t."report_to" AS "report_to", t."report_no" AS "report_no", t."started_on" AS "started_on", t."plan" AS "plan", t."stopped_on" AS "stopped_on", t."outcome" AS "outcome", t."restructure" AS "restructure", t."review" AS "review", t."visibility" AS "visibility", t."note" AS "note", t."attachments" AS "attachments", t."links" AS "links", t."void_on" AS "void_on", t."void_reason" AS "void_reason", t."rev" AS "rev" FROM "event" t WHERE t.void_on IS NULL;
CREATE VIEW "v_债务风险事件" AS SELECT t."id" AS "编号", coalesce((SELECT c.zh FROM code c WHERE c.list = 'event_state' AND c.code = t."state"), t."state") AS "状态", t."title" AS "事件名称", (SELECT r."name" FROM "unit" r WHERE r.id = t."unit") AS "责任单位", (SELECT r."name" FROM "debt" r WHERE r.id = t."debt") AS "相关债务", coalesce((SELECT c.zh FROM code c WHERE c.list = 'risk_level' AND c.code = t."level"), t."level") AS "事件级别", t."amount" / 100.0 AS "涉及金额", t."cause" AS "事件原因", t."found_on" AS "发现日期", t."expected_on" AS "预计违约日期", (SELECT r."name" FROM "officer" r WHERE r.id = t."commander") AS "应急负责人", (SELECT r."title" FROM "document" r WHERE r.id = t."plan_doc") AS "应急预案", t."reported_on" AS "上报日期", t."report_to" AS "报告对象", t."report_no" AS "报告文号", t."started_on" AS "启动应急日期", t."plan" AS "应急措施", t."stopped_on" AS "终止应急日期", t."outcome" AS "处置结果", CASE t."restructure" WHEN 1 THEN '是' WHEN 0 THEN '否' END AS "财政重整", t."review" AS "评估与追责意见", coalesce((SELECT c.zh FROM code c WHERE c.list = 'visibility' AND c.code = t."visibility"), t."visibility") AS "公开范围", t."note" AS "备注", t."attachments" AS "附件", t."links" AS "关联", t."void_on" AS "作废日期", t."void_reason" AS "作废原因", t."rev" AS "修订号" FROM "event" t WHERE t.void_on IS NULL;
CREATE VIEW "v_desk" AS SELECT t."id" AS "id", t."state" AS "state", t."unit" AS "unit", (SELECT r."name" FROM "unit" r WHERE r.id = t."unit") AS "unit_name", t."name" AS "name", t."head" AS "head", (SELECT r."name" FROM "officer" r WHERE r.id = t."head") AS "head_name", t."staff_list" AS "staff_list", t."full_time" AS "full_time", t."part_time" AS "part_time", t."duties" AS "duties", t."setup_no" AS "setup_no", t."setup_on" AS "setup_on", t."phone" AS "phone", t."email" AS "email", t."address" AS "address", t."hours" AS "hours", t."checked_on" AS "checked_on", t."visibility" AS "visibility", t."note" AS "note", t."attachments" AS "attachments", t."links" AS "links", t."void_on" AS "void_on", t."void_reason" AS "void_reason", t."rev" AS "rev" FROM "desk" t WHERE t.void_on IS NULL;
CREATE VIEW "v_公开机构" AS SELECT t."id" AS "编号", coalesce((SELECT c.zh FROM code c WHERE c.list = 'desk_state' AND c.code = t."state"), t."state") AS "状态", (SELECT r."name" FROM "unit" r WHERE r.id = t."unit") AS "所属单位", t."name" AS "机构名称", (SELECT r."name" FROM "officer" r WHERE r.id = t."head") AS "负责人", t."staff_list" AS "工作人员", t."full_time" AS "专职人数", t."part_time" AS "兼职人数", t."duties" AS "工作职责", t."setup_no" AS "设立文号", t."setup_on" AS "设立日期", t."phone" AS "公开电话", t."email" AS "电子邮箱", t."address" AS "办公地址", t."hours" AS "办公时间", t."checked_on" AS "最近核实日期", coalesce((SELECT c.zh FROM code c WHERE c.list = 'visibility' AND c.code = t."visibility"), t."visibility") AS "公开范围", t."note" AS "备注", t."attachments" AS "附件", t."links" AS "关联", t."void_on" AS "作废日期", t."void_reason" AS "作废原因", t."rev" AS "修订号" FROM "desk" t WHERE t.void_on IS NULL;
CREATE VIEW "v_venue" AS SELECT t."id" AS "id", t."state" AS "state", t."unit" AS "unit", (SELECT r."name" FROM "unit" r WHERE r.id = t."unit") AS "unit_name", t."name" AS "name", t."kind" AS "kind", t."desk" AS "desk", (SELECT r."name" FROM "desk" r WHERE r.id = t."desk") AS "desk_name", t."keeper" AS "keeper", (SELECT r."name" FROM "officer" r WHERE r.id = t."keeper") AS "keeper_name", t."address" AS "address", t."url" AS "url", t."account" AS "account", t."hours" AS "hours", t."equipment" AS "equipment", t."contents" AS "contents", t."phone" AS "phone", t."opened_on" AS "opened_on", t."updated_on" AS "updated_on", t."photo" AS "photo", t."visibility" AS "visibility", t."note" AS "note", t."attachments" AS "attachments", t."links" AS "links", t."void_on" AS "void_on", t."void_reason" AS "void_reason", t."rev" AS "rev" FROM "venue" t WHERE t.void_on IS NULL;
CREATE VIEW "v_发布载体" AS SELECT t."id" AS "编号", coalesce((SELECT c.zh FROM code c WHERE c.list = 'venue_state' AND c.code = t."state"), t."state") AS "状态", (SELECT r."name" FROM "unit" r WHERE r.id = t."unit") AS "所属单位", t."name" AS "载体名称", coalesce((SELECT c.zh FROM code c WHERE c.list = 'publication_channel' AND c.code = t."kind"), t."kind") AS "载体类型", (SELECT r."name" FROM "desk" r WHERE r.id = t."desk") AS "管理机构", (SELECT r."name" FROM "officer" r WHERE r.id = t."keeper") AS "管理人", t."address" AS "设置地点", t."url" AS "网址", t."account" AS "账号", t."hours" AS "开放时间", t."equipment" AS "设施情况", t."contents" AS "发布内容", t."phone" AS "咨询电话", t."opened_on" AS "启用日期", t."updated_on" AS "最近更新日期", t."photo" AS "现场照片", coalesce((SELECT c.zh FROM code c WHERE c.list = 'visibility' AND c.code = t."visibility"), t."visibility") AS "公开范围", t."note" AS "备注", t."attachments" AS "附件", t."links" AS "关联", t."void_on" AS "作废日期", t."void_reason" AS "作废原因", t."rev" AS "修订号" FROM "venue" t WHERE t.void_on IS NULL;
CREATE VIEW "v_service" AS SELECT t."id" AS "id", t."state" AS "state", t."unit" AS "unit", (SELECT r."name" FROM "unit" r WHERE r.id = t."unit") AS "unit_name", t."area" AS "area", t."name" AS "name", t."year" AS "year", t."basis" AS "basis", (SELECT r."title" FROM "document" r WHERE r.id = t."basis") AS "basis_name", t."item" AS "item", (SELECT r."name" FROM "item" r WHERE r.id = t."item") AS "item_name", t."promise" AS "promise", (SELECT r."title" FROM "promise" r WHERE r.id = t."promise") AS "promise_name", t."planned_count" AS "planned_count", t."actual_count" AS "actual_count", t."planned_amount" AS "planned_amount", t."actual_amount" AS "actual_amount", t."due_on" AS "due_on", t."done_on" AS "done_on", t."evidence" AS "evidence", t."checker" AS "checker", (SELECT r."name" FROM "officer" r WHERE r.id = t."checker") AS "checker_name", t."checked_on" AS "checked_on", t."sample" AS "sample", t."result" AS "result", t."problem" AS "problem", t."visibility" AS "visibility", t."note" AS "note", t."attachments" AS "attachments", t."links" AS "links", t."void_on" AS "void_on", t."void_reason" AS "void_reason", t."rev" AS "rev" FROM "service" t WHERE t.void_on IS NULL;
CREATE VIEW "v_公共服务落实" AS SELECT t."id" AS "编号", coalesce((SELECT c.zh FROM code c WHERE c.list = 'service_state' AND c.code = t."state"), t."state") AS "状态", (SELECT r."name" FROM "unit" r WHERE r.id = t."unit") AS "责任单位", coalesce((SELECT c.zh FROM code c WHERE c.list = 'service_area' AND c.code = t."area"), t."area") AS "服务领域", t."name" AS "服务或政策名称", t."year" AS "年度", (SELECT r."title" FROM "document" r WHERE r.id = t."basis") AS "依据文件", (SELECT r."name" FROM "item" r WHERE r.id = t."item") AS "清单事项", (SELECT r."title" FROM "promise" r WHERE r.id = t."promise") AS "对应承诺", t."planned_count" AS "计划受益人数", t."actual_count" AS "实际受益人数", t."planned_amount" / 100.0 AS "计划金额", t."actual_amount" / 100.0 AS "实际金额", t."due_on" AS "应落实日期", t."done_on" AS "落实日期", t."evidence" AS "佐证材料", (SELECT r."name" FROM "officer" r WHERE r.id = t."checker") AS "抽查人", t."checked_on" AS "抽查日期", t."sample" AS "抽查人数", coalesce((SELECT c.zh FROM code c WHERE c.list = 'service_result' AND c.code = t."result"), t."result") AS "抽查结果", t."problem" AS "存在问题", coalesce((SELECT c.zh FROM code c WHERE c.list = 'visibility' AND c.code = t."visibility"), t."visibility") AS "公开范围", t."note" AS "备注", t."attachments" AS "附件", t."links" AS "关联", t."void_on" AS "作废日期", t."void_reason" AS "作废原因", t."rev" AS "修订号" FROM "service" t WHERE t.void_on IS NULL;
CREATE VIEW "v_campaign" AS SELECT t."id" AS "id", t."state" AS "state", t."unit" AS "unit", (SELECT r."name" FROM "unit" r WHERE r.id = t."unit") AS "unit_name", t."year" AS "year", t."kind" AS "kind", t."applied_on" AS "applied_on", t."self_score" AS "self_score", t."self_report" AS "self_report", t."reviewer_list" AS "reviewer_list", t."reviewed_on" AS "reviewed_on", t."review_score" AS "review_score", t."publicity_from" AS "publicity_from", t."publicity_to" AS "publicity_to", t."titled_on" AS "titled_on", t."title_no" AS "title_no", t."valid_to" AS "valid_to", t."recheck_on" AS "recheck_on", t."recheck_result" AS "recheck_result", t."revoke_reason" AS "revoke_reason", t."visibility" AS "visibility", t."note" AS "note", t."attachments" AS "attachments", t."links" AS "links", t."void_on" AS "void_on", t."void_reason" AS "void_reason", t."rev" AS "rev" FROM "campaign" t WHERE t.void_on IS NULL;
CREATE VIEW "v_诚信创建" AS SELECT t."id" AS "编号", coalesce((SELECT c.zh FROM code c WHERE c.list = 'campaign_state' AND c.code = t."state"), t."state") AS "状态", (SELECT r."name" FROM "unit" r WHERE r.id = t."unit") AS "创建单位", t."year" AS "创建年度", coalesce((SELECT c.zh FROM code c WHERE c.list = 'campaign_kind' AND c.code = t."kind"), t."kind") AS "创建类型", t."applied_on" AS "申报日期", t."self_score" / 10000.0 AS "自查得分", t."self_report" AS "自查报告", t."reviewer_list" AS "考评单位", t."reviewed_on" AS "考评日期", t."review_score" / 10000.0 AS "考评得分", t."publicity_from" AS "公示开始", t."publicity_to" AS "公示截止", t."titled_on" AS "命名日期", t."title_no" AS "命名文号", t."valid_to" AS "有效期至", t."recheck_on" AS "复核日期", coalesce((SELECT c.zh FROM code c WHERE c.list = 'recheck_result' AND c.code = t."recheck_result"), t."recheck_result") AS "复核结果", t."revoke_reason" AS "撤销原因", coalesce((SELECT c.zh FROM code c WHERE c.list = 'visibility' AND c.code = t."visibility"), t."visibility") AS "公开范围", t."note" AS "备注", t."attachments" AS "附件", t."links" AS "关联", t."void_on" AS "作废日期", t."void_reason" AS "作废原因", t."rev" AS "修订号" FROM "campaign" t WHERE t.void_on IS NULL;
CREATE VIEW "v_promise" AS SELECT t."id" AS "id", t."state" AS "state", t."title" AS "title", t."kind" AS "kind", t."domain" AS "domain", t."unit" AS "unit", (SELECT r."name" FROM "unit" r WHERE r.id = t."unit") AS "unit_name", t."officer" AS "officer", (SELECT r."name" FROM "officer" r WHERE r.id = t."officer") AS "officer_name", t."obligor" AS "obligor", t."source" AS "source", t."party" AS "party", (SELECT r."name" FROM "party" r WHERE r.id = t."party") AS "party_name", t."service_area" AS "service_area", t."standard" AS "standard", t."condition" AS "condition", t."condition_met_on" AS "condition_met_on", t."amount" AS "amount", t."made_on" AS "made_on", t."due_on" AS "due_on", t."hotline" AS "hotline", t."compensation" AS "compensation", t."reported_on" AS "reported_on", t."reported_result" AS "reported_result", t."paid_amount" AS "paid_amount", t."verified_on" AS "verified_on", t."excuse" AS "excuse", t."visibility" AS "visibility", t."note" AS "note", t."attachments" AS "attachments", t."links" AS "links", t."void_on" AS "void_on", t."void_reason" AS "void_reason", t."rev" AS "rev" FROM "promise" t WHERE t.void_on IS NULL;
CREATE VIEW "v_承诺" AS SELECT t."id" AS "编号", coalesce((SELECT c.zh FROM code c WHERE c.list = 'promise_state' AND c.code = t."state"), t."state") AS "状态", t."title" AS "承诺事项", coalesce((SELECT c.zh FROM code c WHERE c.list = 'promise_kind' AND c.code = t."kind"), t."kind") AS "承诺类型", coalesce((SELECT c.zh FROM code c WHERE c.list = 'domain' AND c.code = t."domain"), t."domain") AS "所属领域", (SELECT r."name" FROM "unit" r WHERE r.id = t."unit") AS "承诺单位", (SELECT r."name" FROM "officer" r WHERE r.id = t."officer") AS "责任人", coalesce((SELECT c.zh FROM code c WHERE c.list = 'obligor' AND c.code = t."obligor"), t."obligor") AS "义务方", t."source" AS "承诺来源", (SELECT r."name" FROM "party" r WHERE r.id = t."party") AS "受益当事人", coalesce((SELECT c.zh FROM code c WHERE c.list = 'service_area' AND c.code = t."service_area"), t."service_area") AS "服务领域", t."standard" AS "承诺标准", t."condition" AS "兑现条件", t."condition_met_on" AS "条件成就日期", t."amount" / 100.0 AS "承诺金额", t."made_on" AS "承诺日期", t."due_on" AS "兑现期限", t."hotline" AS "监督电话", t."compensation" AS "违诺补偿", t."reported_on" AS "自报日期", coalesce((SELECT c.zh FROM code c WHERE c.list = 'promise_result' AND c.code = t."reported_result"), t."reported_result") AS "自报结果", t."paid_amount" / 100.0 AS "已兑现金额", t."verified_on" AS "核实日期", coalesce((SELECT c.zh FROM code c WHERE c.list = 'excuse' AND c.code = t."excuse"), t."excuse") AS "未履行理由", coalesce((SELECT c.zh FROM code c WHERE c.list = 'visibility' AND c.code = t."visibility"), t."visibility") AS "公开范围", t."note" AS "备注", t."attachments" AS "附件", t."links" AS "关联", t."void_on" AS "作废日期", t."void_reason" AS "作废原因", t."rev" AS "修订号" FROM "promise" t WHERE t.void_on IS NULL;
CREATE VIEW "v_complaint" AS SELECT t."id" AS "id", t."state" AS "state", t."title" AS "title", t."ext_no" AS "ext_no", t."channel" AS "channel", t."track" AS "track", t."domain" AS "domain", t."harm" AS "harm", t."service_area" AS "service_area", t."unit" AS "unit", (SELECT r."name" FROM "unit" r WHERE r.id = t."unit") AS "unit_name", t."officer" AS "officer", (SELECT r."name" FROM "officer" r WHERE r.id = t."officer") AS "officer_name", t."party" AS "party", (SELECT r."name" FROM "party" r WHERE r.id = t."party") AS "party_name", t."complainant" AS "complainant", t."phone" AS "phone", t."content" AS "content", t."received_on" AS "received_on", t."accepted_on" AS "accepted_on", t."transfer_to" AS "transfer_to", (SELECT r."name" FROM "unit" r WHERE r.id = t."transfer_to") AS "transfer_to_name", t."transferred_on" AS "transferred_on", t."extended_to" AS "extended_to", t."finding" AS "finding", t."replied_on" AS "replied_on", t."reply" AS "reply", t."satisfaction" AS "satisfaction", t."visibility" AS "visibility", t."note" AS "note", t."attachments" AS "attachments", t."links" AS "links", t."void_on" AS "void_on", t."void_reason" AS "void_reason", t."rev" AS "rev" FROM "complaint" t WHERE t.void_on IS NULL;
CREATE VIEW "v_投诉举报" AS SELECT t."id" AS "编号", coalesce((SELECT c.zh FROM code c WHERE c.list = 'complaint_state' AND c.code = t."state"), t."state") AS "状态", t."title" AS "事项摘要", t."ext_no" AS "工单号", coalesce((SELECT c.zh FROM code c WHERE c.list = 'complaint_channel' AND c.code = t."channel"), t."channel") AS "来源渠道", coalesce((SELECT c.zh FROM code c WHERE c.list = 'complaint_track' AND c.code = t."track"), t."track") AS "办理程序", coalesce((SELECT c.zh FROM code c WHERE c.list = 'domain' AND c.code = t."domain"), t."domain") AS "所属领域", coalesce((SELECT c.zh FROM code c WHERE c.list = 'harm' AND c.code = t."harm"), t."harm") AS "危害类型", coalesce((SELECT c.zh FROM code c WHERE c.list = 'service_area' AND c.code = t."service_area"), t."service_area") AS "服务领域", (SELECT r."name" FROM "unit" r WHERE r.id = t."unit") AS "被反映单位", (SELECT r."name" FROM "officer" r WHERE r.id = t."officer") AS "被反映人", (SELECT r."name" FROM "party" r WHERE r.id = t."party") AS "投诉企业", t."complainant" AS "反映人", t."phone" AS "联系电话", t."content" AS "反映内容", t."received_on" AS "收到日期", t."accepted_on" AS "受理日期", (SELECT r."name" FROM "unit" r WHERE r.id = t."transfer_to") AS "承办单位", t."transferred_on" AS "转办日期", t."extended_to" AS "延期至", coalesce((SELECT c.zh FROM code c WHERE c.list = 'finding' AND c.code = t."finding"), t."finding") AS "核实结论", t."replied_on" AS "答复日期", t."reply" AS "答复内容", coalesce((SELECT c.zh FROM code c WHERE c.list = 'satisfaction' AND c.code = t."satisfaction"), t."satisfaction") AS "满意度", coalesce((SELECT c.zh FROM code c WHERE c.list = 'visibility' AND c.code = t."visibility"), t."visibility") AS "公开范围", t."note" AS "备注", t."attachments" AS "附件", t."links" AS "关联", t."void_on" AS "作废日期", t."void_reason" AS "作废原因", t."rev" AS "修订号" FROM "complaint" t WHERE t.void_on IS NULL;
CREATE VIEW "v_case" AS SELECT t."id" AS "id", t."state" AS "state", t."title" AS "title", t."subject_kind" AS "subject_kind", t."unit" AS "unit", (SELECT r."name" FROM "unit" r WHERE r.id = t."unit") AS "unit_name", t."officer" AS "officer", (SELECT r."name" FROM "officer" r WHERE r.id = t."officer") AS "officer_name", t."domain" AS "domain", t."nature" AS "nature", t."harm" AS "harm", t."origin" AS "origin", t."facts" AS "facts", t."excuse" AS "excuse", t."handler_unit" AS "handler_unit", (SELECT r."name" FROM "unit" r WHERE r.id = t."handler_unit") AS "handler_unit_name", t."basis_kind" AS "basis_kind", t."doc_no" AS "doc_no", t."issuer" AS "issuer", t."decided_on" AS "decided_on", t."loss" AS "loss", t."impact" AS "impact", t."severity" AS "severity", t."source_unit" AS "source_unit", (SELECT r."name" FROM "unit" r WHERE r.id = t."source_unit") AS "source_unit_name", t."received_on" AS "received_on", t."source_letter" AS "source_letter", t."legal_basis" AS "legal_basis", (SELECT r."title" FROM "document" r WHERE r.id = t."legal_basis") AS "legal_basis_name", t."visibility" AS "visibility", t."note" AS "note", t."attachments" AS "attachments", t."links" AS "links", t."void_on" AS "void_on", t."void_reason" AS "void_reason", t."rev" AS "rev" FROM "case" t WHERE t.void_on IS NULL;
CREATE VIEW "v_失信记录" AS SELECT t."id" AS "编号", coalesce((SELECT c.zh FROM code c WHERE c.list = 'case_state' AND c.code = t."state"), t."state") AS "状态", t."title" AS "失信事项", coalesce((SELECT c.zh FROM code c WHERE c.list = 'subject_kind' AND c.code = t."subject_kind"), t."subject_kind") AS "主体性质", (SELECT r."name" FROM "unit" r WHERE r.id = t."unit") AS "失信单位", (SELECT r."name" FROM "officer" r WHERE r.id = t."officer") AS "责任人", coalesce((SELECT c.zh FROM code c WHERE c.list = 'domain' AND c.code = t."domain"), t."domain") AS "所属领域", coalesce((SELECT c.zh FROM code c WHERE c.list = 'nature' AND c.code = t."nature"), t."nature") AS "行为性质", coalesce((SELECT c.zh FROM code c WHERE c.list = 'harm' AND c.code = t."harm"), t."harm") AS "危害类型", t."origin" AS "来源记录", t."facts" AS "失信事实", coalesce((SELECT c.zh FROM code c WHERE c.list = 'excuse' AND c.code = t."excuse"), t."excuse") AS "违约理由", (SELECT r."name" FROM "unit" r WHERE r.id = t."handler_unit") AS "核实单位", coalesce((SELECT c.zh FROM code c WHERE c.list = 'basis_kind' AND c.code = t."basis_kind"), t."basis_kind") AS "依据类型", t."doc_no" AS "依据文号", t."issuer" AS "认定机关", t."decided_on" AS "认定日期", t."loss" / 100.0 AS "损失金额", coalesce((SELECT c.zh FROM code c WHERE c.list = 'impact_level' AND c.code = t."impact"), t."impact") AS "影响程度", coalesce((SELECT c.zh FROM code c WHERE c.list = 'severity' AND c.code = t."severity"), t."severity") AS "严重程度", (SELECT r."name" FROM "unit" r WHERE r.id = t."source_unit") AS "提供单位", t."received_on" AS "收到日期", t."source_letter" AS "来函文号", (SELECT r."title" FROM "document" r WHERE r.id = t."legal_basis") AS "采集依据", coalesce((SELECT c.zh FROM code c WHERE c.list = 'visibility' AND c.code = t."visibility"), t."visibility") AS "公开范围", t."note" AS "备注", t."attachments" AS "附件", t."links" AS "关联", t."void_on" AS "作废日期", t."void_reason" AS "作废原因", t."rev" AS "修订号" FROM "case" t WHERE t.void_on IS NULL;
CREATE VIEW "v_rectification" AS SELECT t."id" AS "id", t."state" AS "state", t."origin" AS "origin", t."kind" AS "kind", t."unit" AS "unit", (SELECT r."name" FROM "unit" r WHERE r.id = t."unit") AS "unit_name", t."officer" AS "officer", (SELECT r."name" FROM "officer" r WHERE r.id = t."officer") AS "officer_name", t."notice_no" AS "notice_no", t."issued_on" AS "issued_on", t."requirement" AS "requirement", t."due_on" AS "due_on", t."extended_to" AS "extended_to", t."extend_reason" AS "extend_reason", t."reported_on" AS "reported_on", t."report" AS "report", t."recovered" AS "recovered", t."verifier_unit" AS "verifier_unit", (SELECT r."name" FROM "unit" r WHERE r.id = t."verifier_unit") AS "verifier_unit_name", t."verified_on" AS "verified_on", t."result" AS "result", t."urged_on" AS "urged_on", t."urge_no" AS "urge_no", t."visibility" AS "visibility", t."note" AS "note", t."attachments" AS "attachments", t."links" AS "links", t."void_on" AS "void_on", t."void_reason" AS "void_reason", t."rev" AS "rev" FROM "rectification" t WHERE t.void_on IS NULL;
CREATE VIEW "v_整改" AS SELECT t."id" AS "编号", coalesce((SELECT c.zh FROM code c WHERE c.list = 'rectification_state' AND c.code = t."state"), t."state") AS "状态", t."origin" AS "来源记录", coalesce((SELECT c.zh FROM code c WHERE c.list = 'rectify_kind' AND c.code = t."kind"), t."kind") AS "整改类型", (SELECT r."name" FROM "unit" r WHERE r.id = t."unit") AS "责任单位", (SELECT r."name" FROM "officer" r WHERE r.id = t."officer") AS "责任人", t."notice_no" AS "通知书文号", t."issued_on" AS "下达日期", t."requirement" AS "整改要求", t."due_on" AS "整改期限", t."extended_to" AS "延期至", t."extend_reason" AS "延期理由", t."reported_on" AS "回报日期", t."report" AS "说明或整改情况", t."recovered" / 100.0 AS "挽回金额", (SELECT r."name" FROM "unit" r WHERE r.id = t."verifier_unit") AS "核实单位", t."verified_on" AS "核实日期", coalesce((SELECT c.zh FROM code c WHERE c.list = 'rectify_result' AND c.code = t."result"), t."result") AS "核实结果", t."urged_on" AS "督办日期", t."urge_no" AS "督办文号", coalesce((SELECT c.zh FROM code c WHERE c.list = 'visibility' AND c.code = t."visibility"), t."visibility") AS "公开范围", t."note" AS "备注", t."attachments" AS "附件", t."links" AS "关联", t."void_on" AS "作废日期", t."void_reason" AS "作废原因", t."rev" AS "修订号" FROM "rectification" t WHERE t.void_on IS NULL;
CREATE VIEW "v_measure" AS SELECT t."id" AS "id", t."state" AS "state", t."direction" AS "direction", t."subject_kind" AS "subject_kind", t."unit" AS "unit", (SELECT r."name" FROM "unit" r WHERE r.id = t."unit") AS "unit_name", t."officer" AS "officer", (SELECT r."name" FROM "officer" r WHERE r.id = t."officer") AS "officer_name", t."case" AS "case", (SELECT r."title" FROM "case" r WHERE r.id = t."case") AS "case_name", t."action" AS "action", t."award" AS "award", t."basis" AS "basis", (SELECT r."title" FROM "document" r WHERE r.id = t."basis") AS "basis_name", t."catalog_no" AS "catalog_no", t."content" AS "content", t."executor" AS "executor", (SELECT r."name" FROM "unit" r WHERE r.id = t."executor") AS "executor_name", t."decider" AS "decider", t."doc_no" AS "doc_no", t."decided_on" AS "decided_on", t."start_on" AS "start_on", t."end_on" AS "end_on", t."points" AS "points", t."ground" AS "ground", t."mitigation" AS "mitigation", t."recovered" AS "recovered", t."lifted_on" AS "lifted_on", t."lift_reason" AS "lift_reason", t."visibility" AS "visibility", t."note" AS "note", t."attachments" AS "attachments", t."links" AS "links", t."void_on" AS "void_on", t."void_reason" AS "void_reason", t."rev" AS "rev" FROM "measure" t WHERE t.void_on IS NULL;
CREATE VIEW "v_奖惩措施" AS SELECT t."id" AS "编号", coalesce((SELECT c.zh FROM code c WHERE c.list = 'measure_state' AND c.code = t."state"), t."state") AS "状态", coalesce((SELECT c.zh FROM code c WHERE c.list = 'direction' AND c.code = t."direction"), t."direction") AS "奖惩方向", coalesce((SELECT c.zh FROM code c WHERE c.list = 'subject_kind' AND c.code = t."subject_kind"), t."subject_kind") AS "对象性质", (SELECT r."name" FROM "unit" r WHERE r.id = t."unit") AS "对象单位", (SELECT r."name" FROM "officer" r WHERE r.id = t."officer") AS "对象人员", (SELECT r."title" FROM "case" r WHERE r.id = t."case") AS "失信记录", coalesce((SELECT c.zh FROM code c WHERE c.list = 'sanction_action' AND c.code = t."action"), t."action") AS "惩戒措施", coalesce((SELECT c.zh FROM code c WHERE c.list = 'incentive' AND c.code = t."award"), t."award") AS "激励措施", (SELECT r."title" FROM "document" r WHERE r.id = t."basis") AS "措施依据", t."catalog_no" AS "清单条目", t."content" AS "内容", (SELECT r."name" FROM "unit" r WHERE r.id = t."executor") AS "实施单位", t."decider" AS "决定机关", t."doc_no" AS "决定文号", t."decided_on" AS "决定日期", t."start_on" AS "开始日期", t."end_on" AS "终止日期", t."points" / 10000.0 AS "考核分值", coalesce((SELECT c.zh FROM code c WHERE c.list = 'mitigation_ground' AND c.code = t."ground"), t."ground") AS "从轻情形", coalesce((SELECT c.zh FROM code c WHERE c.list = 'mitigation_decision' AND c.code = t."mitigation"), t."mitigation") AS "从轻或免于", t."recovered" / 100.0 AS "挽回金额", t."lifted_on" AS "解除日期", coalesce((SELECT c.zh FROM code c WHERE c.list = 'lift_reason' AND c.code = t."lift_reason"), t."lift_reason") AS "解除原因", coalesce((SELECT c.zh FROM code c WHERE c.list = 'visibility' AND c.code = t."visibility"), t."visibility") AS "公开范围", t."note" AS "备注", t."attachments" AS "附件", t."links" AS "关联", t."void_on" AS "作废日期", t."void_reason" AS "作废原因", t."rev" AS "修订号" FROM "measure" t WHERE t.void_on IS NULL;
CREATE VIEW "v_objection" AS SELECT t."id" AS "id", t."state" AS "state", t."target" AS "target", t."kind" AS "kind", t."applicant_kind" AS "applicant_kind", t."unit" AS "unit", (SELECT r."name" FROM "unit" r WHERE r.id = t."unit") AS "unit_name", t."officer" AS "officer", (SELECT r."name" FROM "officer" r WHERE r.id = t."officer") AS "officer_name", t."party" AS "party", (SELECT r."name" FROM "party" r WHERE r.id = t."party") AS "party_name", t."phone" AS "phone", t."letter_no" AS "letter_no", t."received_on" AS "received_on", t."claim" AS "claim", t."marked_on" AS "marked_on", t."provider" AS "provider", (SELECT r."name" FROM "unit" r WHERE r.id = t."provider") AS "provider_name", t."forwarded_on" AS "forwarded_on", t."finding" AS "finding", t."result" AS "result", t."decision_no" AS "decision_no", t."decided_on" AS "decided_on", t."corrected_on" AS "corrected_on", t."notified_on" AS "notified_on", t."visibility" AS "visibility", t."note" AS "note", t."attachments" AS "attachments", t."links" AS "links", t."void_on" AS "void_on", t."void_reason" AS "void_reason", t."rev" AS "rev" FROM "objection" t WHERE t.void_on IS NULL;
CREATE VIEW "v_异议" AS SELECT t."id" AS "编号", coalesce((SELECT c.zh FROM code c WHERE c.list = 'objection_state' AND c.code = t."state"), t."state") AS "状态", t."target" AS "异议记录", coalesce((SELECT c.zh FROM code c WHERE c.list = 'objection_kind' AND c.code = t."kind"), t."kind") AS "异议类型", coalesce((SELECT c.zh FROM code c WHERE c.list = 'applicant_kind' AND c.code = t."applicant_kind"), t."applicant_kind") AS "申请人性质", (SELECT r."name" FROM "unit" r WHERE r.id = t."unit") AS "申请单位", (SELECT r."name" FROM "officer" r WHERE r.id = t."officer") AS "申请人员", (SELECT r."name" FROM "party" r WHERE r.id = t."party") AS "申请当事人", t."phone" AS "联系电话", t."letter_no" AS "来文号", t."received_on" AS "收到日期", t."claim" AS "异议内容", t."marked_on" AS "标注日期", (SELECT r."name" FROM "unit" r WHERE r.id = t."provider") AS "信息提供单位", t."forwarded_on" AS "转核日期", t."finding" AS "核查情况", coalesce((SELECT c.zh FROM code c WHERE c.list = 'objection_result' AND c.code = t."result"), t."result") AS "处理决定", t."decision_no" AS "决定文号", t."decided_on" AS "决定日期", t."corrected_on" AS "更正日期", t."notified_on" AS "答复日期", coalesce((SELECT c.zh FROM code c WHERE c.list = 'visibility' AND c.code = t."visibility"), t."visibility") AS "公开范围", t."note" AS "备注", t."attachments" AS "附件", t."links" AS "关联", t."void_on" AS "作废日期", t."void_reason" AS "作废原因", t."rev" AS "修订号" FROM "objection" t WHERE t.void_on IS NULL;
CREATE VIEW "v_repair" AS SELECT t."id" AS "id", t."state" AS "state", t."target" AS "target", t."rule" AS "rule", t."unit" AS "unit", (SELECT r."name" FROM "unit" r WHERE r.id = t."unit") AS "unit_name", t."officer" AS "officer", (SELECT r."name" FROM "officer" r WHERE r.id = t."officer") AS "officer_name", t."applied_on" AS "applied_on", t."channel" AS "channel", t."fulfilled_on" AS "fulfilled_on", t."recovered" AS "recovered", t."self_report" AS "self_report", t."activity" AS "activity", (SELECT r."title" FROM "activity" r WHERE r.id = t."activity") AS "activity_name", t."organiser" AS "organiser", t."served_on" AS "served_on", t."hours" AS "hours", t."pledge" AS "pledge", t."proof" AS "proof", t."reviewer_unit" AS "reviewer_unit", (SELECT r."name" FROM "unit" r WHERE r.id = t."reviewer_unit") AS "reviewer_unit_name", t."accepted_on" AS "accepted_on", t."decided_on" AS "decided_on", t."decision_no" AS "decision_no", t."decision_reason" AS "decision_reason", t."notified_on" AS "notified_on", t."synced_on" AS "synced_on", t."visibility" AS "visibility", t."note" AS "note", t."attachments" AS "attachments", t."links" AS "links", t."void_on" AS "void_on", t."void_reason" AS "void_reason", t."rev" AS "rev" FROM "repair" t WHERE t.void_on IS NULL;
CREATE VIEW "v_信用修复" AS SELECT t."id" AS "编号", coalesce((SELECT c.zh FROM code c WHERE c.list = 'repair_state' AND c.code = t."state"), t."state") AS "状态", t."target" AS "修复对象", coalesce((SELECT c.zh FROM code c WHERE c.list = 'repair_rule' AND c.code = t."rule"), t."rule") AS "修复类别", (SELECT r."name" FROM "unit" r WHERE r.id = t."unit") AS "申请单位", (SELECT r."name" FROM "officer" r WHERE r.id = t."officer") AS "申请人员", t."applied_on" AS "申请日期", coalesce((SELECT c.zh FROM code c WHERE c.list = 'repair_channel' AND c.code = t."channel"), t."channel") AS "修复方式", t."fulfilled_on" AS "义务履行日期", t."recovered" / 100.0 AS "挽回金额", CASE t."self_report" WHEN 1 THEN '是' WHEN 0 THEN '否' END AS "主动自查", (SELECT r."title" FROM "activity" r WHERE r.id = t."activity") AS "教育活动", t."organiser" AS "服务组织单位", t."served_on" AS "服务日期", t."hours" AS "教育或服务时长", t."pledge" AS "信用承诺书", t."proof" AS "证明材料", (SELECT r."name" FROM "unit" r WHERE r.id = t."reviewer_unit") AS "审核单位", t."accepted_on" AS "受理日期", t."decided_on" AS "决定日期", t."decision_no" AS "决定文号", t."decision_reason" AS "决定理由", t."notified_on" AS "告知日期", t."synced_on" AS "同步日期", coalesce((SELECT c.zh FROM code c WHERE c.list = 'visibility' AND c.code = t."visibility"), t."visibility") AS "公开范围", t."note" AS "备注", t."attachments" AS "附件", t."links" AS "关联", t."void_on" AS "作废日期", t."void_reason" AS "作废原因", t."rev" AS "修订号" FROM "repair" t WHERE t.void_on IS NULL;
CREATE VIEW "v_litigation" AS SELECT t."id" AS "id", t."state" AS "state", t."case_no" AS "case_no", t."court" AS "court", t."kind" AS "kind", t."unit" AS "unit", (SELECT r."name" FROM "unit" r WHERE r.id = t."unit") AS "unit_name", t."officer" AS "officer", (SELECT r."name" FROM "officer" r WHERE r.id = t."officer") AS "officer_name", t."party" AS "party", (SELECT r."name" FROM "party" r WHERE r.id = t."party") AS "party_name", t."domain" AS "domain", t."cause" AS "cause", t."origin" AS "origin", t."amount" AS "amount", t."filed_on" AS "filed_on", t."notified_on" AS "notified_on", t."judged_on" AS "judged_on", t."effective_on" AS "effective_on", t."result" AS "result", t."duty" AS "duty", t."duty_due" AS "duty_due", t."enforce_no" AS "enforce_no", t."enforced_on" AS "enforced_on", t."warned_on" AS "warned_on", t."listed_on" AS "listed_on", t."cleared_on" AS "cleared_on", t."visibility" AS "visibility", t."note" AS "note", t."attachments" AS "attachments", t."links" AS "links", t."void_on" AS "void_on", t."void_reason" AS "void_reason", t."rev" AS "rev" FROM "litigation" t WHERE t.void_on IS NULL;
CREATE VIEW "v_涉诉" AS SELECT t."id" AS "编号", coalesce((SELECT c.zh FROM code c WHERE c.list = 'litigation_state' AND c.code = t."state"), t."state") AS "状态", t."case_no" AS "案号", t."court" AS "审理机关", coalesce((SELECT c.zh FROM code c WHERE c.list = 'litigation_kind' AND c.code = t."kind"), t."kind") AS "案件类型", (SELECT r."name" FROM "unit" r WHERE r.id = t."unit") AS "涉诉单位", (SELECT r."name" FROM "officer" r WHERE r.id = t."officer") AS "应诉负责人", (SELECT r."name" FROM "party" r WHERE r.id = t."party") AS "对方当事人", coalesce((SELECT c.zh FROM code c WHERE c.list = 'domain' AND c.code = t."domain"), t."domain") AS "所属领域", t."cause" AS "案由", t."origin" AS "来源记录", t."amount" / 100.0 AS "标的金额", t."filed_on" AS "立案日期", t."notified_on" AS "通报提醒日期", t."judged_on" AS "裁判日期", t."effective_on" AS "生效日期", coalesce((SELECT c.zh FROM code c WHERE c.list = 'court_result' AND c.code = t."result"), t."result") AS "裁判结果", t."duty" AS "裁判义务", t."duty_due" AS "义务履行期限", t."enforce_no" AS "执行案号", t."enforced_on" AS "执行立案日期", t."warned_on" AS "失信预警日期", t."listed_on" AS "列入名单日期", t."cleared_on" AS "履行或退出日期", coalesce((SELECT c.zh FROM code c WHERE c.list = 'visibility' AND c.code = t."visibility"), t."visibility") AS "公开范围", t."note" AS "备注", t."attachments" AS "附件", t."links" AS "关联", t."void_on" AS "作废日期", t."void_reason" AS "作废原因", t."rev" AS "修订号" FROM "litigation" t WHERE t.void_on IS NULL;
CREATE VIEW "v_decision" AS SELECT t."id" AS "id", t."state" AS "state", t."title" AS "title", t."kind" AS "kind", t."unit" AS "unit", (SELECT r."name" FROM "unit" r WHERE r.id = t."unit") AS "unit_name", t."domain" AS "domain", t."officer" AS "officer", (SELECT r."name" FROM "officer" r WHERE r.id = t."officer") AS "officer_name", t."basis" AS "basis", (SELECT r."title" FROM "document" r WHERE r.id = t."basis") AS "basis_name", t."effect" AS "effect", t."opened_on" AS "opened_on", t."meeting_kind" AS "meeting_kind", t."meeting_no" AS "meeting_no", t."meeting_on" AS "meeting_on", t."attendee_list" AS "attendee_list", t."votes_for" AS "votes_for", t."votes_against" AS "votes_against", t."dissent" AS "dissent", t."head_last" AS "head_last", t."decided_on" AS "decided_on", t."doc_no" AS "doc_no", t."published_on" AS "published_on", t."archived_on" AS "archived_on", t."evaluated_on" AS "evaluated_on", t."visibility" AS "visibility", t."note" AS "note", t."attachments" AS "attachments", t."links" AS "links", t."void_on" AS "void_on", t."void_reason" AS "void_reason", t."rev" AS "rev" FROM "decision" t WHERE t.void_on IS NULL;
CREATE VIEW "v_重大决策" AS SELECT t."id" AS "编号", coalesce((SELECT c.zh FROM code c WHERE c.list = 'decision_state' AND c.code = t."state"), t."state") AS "状态", t."title" AS "决策事项", coalesce((SELECT c.zh FROM code c WHERE c.list = 'decision_kind' AND c.code = t."kind"), t."kind") AS "决策类别", (SELECT r."name" FROM "unit" r WHERE r.id = t."unit") AS "承办单位", coalesce((SELECT c.zh FROM code c WHERE c.list = 'domain' AND c.code = t."domain"), t."domain") AS "所属领域", (SELECT r."name" FROM "officer" r WHERE r.id = t."officer") AS "承办责任人", (SELECT r."title" FROM "document" r WHERE r.id = t."basis") AS "决策依据", t."effect" AS "决策内容", t."opened_on" AS "启动日期", coalesce((SELECT c.zh FROM code c WHERE c.list = 'meeting_kind' AND c.code = t."meeting_kind"), t."meeting_kind") AS "会议类型", t."meeting_no" AS "会议期次", t."meeting_on" AS "会议日期", t."attendee_list" AS "出席人员", t."votes_for" AS "同意人数", t."votes_against" AS "不同意人数", t."dissent" AS "不同意见", CASE t."head_last" WHEN 1 THEN '是' WHEN 0 THEN '否' END AS "主要负责人末位表态", t."decided_on" AS "决定日期", t."doc_no" AS "决定文号", t."published_on" AS "公布日期", t."archived_on" AS "归档日期", t."evaluated_on" AS "后评估日期", coalesce((SELECT c.zh FROM code c WHERE c.list = 'visibility' AND c.code = t."visibility"), t."visibility") AS "公开范围", t."note" AS "备注", t."attachments" AS "附件", t."links" AS "关联", t."void_on" AS "作废日期", t."void_reason" AS "作废原因", t."rev" AS "修订号" FROM "decision" t WHERE t.void_on IS NULL;
CREATE VIEW "v_step" AS SELECT t."id" AS "id", t."state" AS "state", t."decision" AS "decision", (SELECT r."title" FROM "decision" r WHERE r.id = t."decision") AS "decision_name", t."step" AS "step", t."executor" AS "executor", (SELECT r."name" FROM "unit" r WHERE r.id = t."executor") AS "executor_name", t."skip_reason" AS "skip_reason", t."method" AS "method", t."channel" AS "channel", t."reviewer" AS "reviewer", t."third_party" AS "third_party", t."expert_list" AS "expert_list", t."conflict_checked" AS "conflict_checked", t."signed" AS "signed", t."start_on" AS "start_on", t."end_on" AS "end_on", t."received" AS "received", t."adopted" AS "adopted", t."risk_level" AS "risk_level", t."controllable" AS "controllable", t."conclusion" AS "conclusion", t."opinion" AS "opinion", t."doc_no" AS "doc_no", t."visibility" AS "visibility", t."note" AS "note", t."attachments" AS "attachments", t."links" AS "links", t."void_on" AS "void_on", t."void_reason" AS "void_reason", t."rev" AS "rev" FROM "step" t WHERE t.void_on IS NULL;
CREATE VIEW "v_决策程序" AS SELECT t."id" AS "编号", coalesce((SELECT c.zh FROM code c WHERE c.list = 'step_state' AND c.code = t."state"), t."state") AS "状态", (SELECT r."title" FROM "decision" r WHERE r.id = t."decision") AS "决策", coalesce((SELECT c.zh FROM code c WHERE c.list = 'decision_step' AND c.code = t."step"), t."step") AS "程序", (SELECT r."name" FROM "unit" r WHERE r.id = t."executor") AS "承办单位", t."skip_reason" AS "不适用理由", coalesce((SELECT c.zh FROM code c WHERE c.list = 'step_method' AND c.code = t."method"), t."method") AS "方式", coalesce((SELECT c.zh FROM code c WHERE c.list = 'publication_channel' AND c.code = t."channel"), t."channel") AS "征求渠道", t."reviewer" AS "评估或审查机构", CASE t."third_party" WHEN 1 THEN '是' WHEN 0 THEN '否' END AS "第三方机构", t."expert_list" AS "专家名单", CASE t."conflict_checked" WHEN 1 THEN '是' WHEN 0 THEN '否' END AS "已核查利害关系", CASE t."signed" WHEN 1 THEN '是' WHEN 0 THEN '否' END AS "意见已签字", t."start_on" AS "开始或送审日期", t."end_on" AS "结束或退回日期", t."received" AS "收到意见数", t."adopted" AS "采纳意见数", coalesce((SELECT c.zh FROM code c WHERE c.list = 'decision_risk' AND c.code = t."risk_level"), t."risk_level") AS "风险等级", CASE t."controllable" WHEN 1 THEN '是' WHEN 0 THEN '否' END AS "风险可控", coalesce((SELECT c.zh FROM code c WHERE c.list = 'step_result' AND c.code = t."conclusion"), t."conclusion") AS "结论", t."opinion" AS "意见内容", t."doc_no" AS "意见书文号", coalesce((SELECT c.zh FROM code c WHERE c.list = 'visibility' AND c.code = t."visibility"), t."visibility") AS "公开范围", t."note" AS "备注", t."attachments" AS "附件", t."links" AS "关联", t."void_on" AS "作废日期", t."void_reason" AS "作废原因", t."rev" AS "修订号" FROM "step" t WHERE t.void_on IS NULL;
CREATE VIEW "v_item" AS SELECT t."id" AS "id", t."state" AS "state", t."list_kind" AS "list_kind", t."item_code" AS "item_code", t."version" AS "version", t."name" AS "name", t."unit" AS "unit", (SELECT r."name" FROM "unit" r WHERE r.id = t."unit") AS "unit_name", t."category" AS "category", t."phase" AS "phase", t."basis" AS "basis", (SELECT r."title" FROM "document" r WHERE r.id = t."basis") AS "basis_name", t."basis_clause" AS "basis_clause", t."duty" AS "duty", t."fee_standard" AS "fee_standard", t."provider" AS "provider", t."legal_days" AS "legal_days", t."promised_days" AS "promised_days", t."phone" AS "phone", t."valid_from" AS "valid_from", t."valid_to" AS "valid_to", t."change_kind" AS "change_kind", t."change_no" AS "change_no", t."published_on" AS "published_on", t."visibility" AS "visibility", t."note" AS "note", t."attachments" AS "attachments", t."links" AS "links", t."void_on" AS "void_on", t."void_reason" AS "void_reason", t."rev" AS "rev" FROM "item" t WHERE t.void_on IS NULL;
CREATE VIEW "v_清单事项" AS SELECT t."id" AS "编号", coalesce((SELECT c.zh FROM code c WHERE c.list = 'item_state' AND c.code = t."state"), t."state") AS "状态", coalesce((SELECT c.zh FROM code c WHERE c.list = 'list_kind' AND c.code = t."list_kind"), t."list_kind") AS "清单类型", t."item_code" AS "事项编码", t."version" AS "版本", t."name" AS "事项名称", (SELECT r."name" FROM "unit" r WHERE r.id = t."unit") AS "实施单位", t."category" AS "事项类别", coalesce((SELECT c.zh FROM code c WHERE c.list = 'phase' AND c.code = t."phase"), t."phase") AS "环节", (SELECT r."title" FROM "document" r WHERE r.id = t."basis") AS "设定依据", t."basis_clause" AS "依据条款", t."duty" AS "责任内容", t."fee_standard" AS "收费标准", t."provider" AS "中介服务机构要求", t."legal_days" AS "法定时限天数", t."promised_days" AS "承诺时限天数", t."phone" AS "监督电话", t."valid_from" AS "生效日期", t."valid_to" AS "失效日期", coalesce((SELECT c.zh FROM code c WHERE c.list = 'item_change' AND c.code = t."change_kind"), t."change_kind") AS "变动类型", t."change_no" AS "调整文号", t."published_on" AS "公开日期", coalesce((SELECT c.zh FROM code c WHERE c.list = 'visibility' AND c.code = t."visibility"), t."visibility") AS "公开范围", t."note" AS "备注", t."attachments" AS "附件", t."links" AS "关联", t."void_on" AS "作废日期", t."void_reason" AS "作废原因", t."rev" AS "修订号" FROM "item" t WHERE t.void_on IS NULL;
CREATE VIEW "v_disclosure" AS SELECT t."id" AS "id", t."state" AS "state", t."title" AS "title", t."unit" AS "unit", (SELECT r."name" FROM "unit" r WHERE r.id = t."unit") AS "unit_name", t."kind" AS "kind", t."mode" AS "mode", t."stage" AS "stage", t."domain" AS "domain", t."period" AS "period", t."origin" AS "origin", t."desk" AS "desk", (SELECT r."name" FROM "desk" r WHERE r.id = t."desk") AS "desk_name", t."formed_on" AS "formed_on", t."index_no" AS "index_no", t."channel" AS "channel", t."published_on" AS "published_on", t."url" AS "url", t."withhold_ground" AS "withhold_ground", t."withhold_basis" AS "withhold_basis", (SELECT r."title" FROM "document" r WHERE r.id = t."withhold_basis") AS "withhold_basis_name", t."approver" AS "approver", (SELECT r."name" FROM "officer" r WHERE r.id = t."approver") AS "approver_name", t."review_on" AS "review_on", t."applicant" AS "applicant", t."requested_on" AS "requested_on", t."extended_to" AS "extended_to", t."replied_on" AS "replied_on", t."visibility" AS "visibility", t."note" AS "note", t."attachments" AS "attachments", t."links" AS "links", t."void_on" AS "void_on", t."void_reason" AS "void_reason", t."rev" AS "rev" FROM "disclosure" t WHERE t.void_on IS NULL;
CREATE VIEW "v_公开事项" AS SELECT t."id" AS "编号", coalesce((SELECT c.zh FROM code c WHERE c.list = 'disclosure_state' AND c.code = t."state"), t."state") AS "状态", t."title" AS "公开事项", (SELECT r."name" FROM "unit" r WHERE r.id = t."unit") AS "公开单位", coalesce((SELECT c.zh FROM code c WHERE c.list = 'disclosure_kind' AND c.code = t."kind"), t."kind") AS "公开类型", coalesce((SELECT c.zh FROM code c WHERE c.list = 'disclosure_mode' AND c.code = t."mode"), t."mode") AS "公开方式", coalesce((SELECT c.zh FROM code c WHERE c.list = 'disclosure_stage' AND c.code = t."stage"), t."stage") AS "五公开环节", coalesce((SELECT c.zh FROM code c WHERE c.list = 'domain' AND c.code = t."domain"), t."domain") AS "所属领域", t."period" AS "所属月份", t."origin" AS "来源记录", (SELECT r."name" FROM "desk" r WHERE r.id = t."desk") AS "承办机构", t."formed_on" AS "形成或变更日期", t."index_no" AS "索引号", coalesce((SELECT c.zh FROM code c WHERE c.list = 'publication_channel' AND c.code = t."channel"), t."channel") AS "公开渠道", t."published_on" AS "公开日期", t."url" AS "公开链接", coalesce((SELECT c.zh FROM code c WHERE c.list = 'withhold_ground' AND c.code = t."withhold_ground"), t."withhold_ground") AS "不公开理由", (SELECT r."title" FROM "document" r WHERE r.id = t."withhold_basis") AS "不公开依据", (SELECT r."name" FROM "officer" r WHERE r.id = t."approver") AS "审批负责人", t."review_on" AS "复审日期", t."applicant" AS "申请人", t."requested_on" AS "申请日期", t."extended_to" AS "延期至", t."replied_on" AS "答复日期", coalesce((SELECT c.zh FROM code c WHERE c.list = 'visibility' AND c.code = t."visibility"), t."visibility") AS "公开范围", t."note" AS "备注", t."attachments" AS "附件", t."links" AS "关联", t."void_on" AS "作废日期", t."void_reason" AS "作废原因", t."rev" AS "修订号" FROM "disclosure" t WHERE t.void_on IS NULL;
CREATE VIEW "v_publication" AS SELECT t."id" AS "id", t."state" AS "state", t."title" AS "title", t."target" AS "target", t."channel" AS "channel", t."venue" AS "venue", (SELECT r."name" FROM "venue" r WHERE r.id = t."venue") AS "venue_name", t."subject_kind" AS "subject_kind", t."basis" AS "basis", (SELECT r."title" FROM "document" r WHERE r.id = t."basis") AS "basis_name", t."doc_no" AS "doc_no", t."index_no" AS "index_no", t."masked" AS "masked", t."approver" AS "approver", (SELECT r."name" FROM "officer" r WHERE r.id = t."approver") AS "approver_name", t."start_on" AS "start_on", t."end_on" AS "end_on", t."url" AS "url", t."capture" AS "capture", t."withdrawn_on" AS "withdrawn_on", t."withdraw_reason" AS "withdraw_reason", t."correction" AS "correction", t."visibility" AS "visibility", t."note" AS "note", t."attachments" AS "attachments", t."links" AS "links", t."void_on" AS "void_on", t."void_reason" AS "void_reason", t."rev" AS "rev" FROM "publication" t WHERE t.void_on IS NULL;
CREATE VIEW "v_公示" AS SELECT t."id" AS "编号", coalesce((SELECT c.zh FROM code c WHERE c.list = 'publication_state' AND c.code = t."state"), t."state") AS "状态", t."title" AS "公示标题", t."target" AS "公示对象", coalesce((SELECT c.zh FROM code c WHERE c.list = 'publication_channel' AND c.code = t."channel"), t."channel") AS "公示渠道", (SELECT r."name" FROM "venue" r WHERE r.id = t."venue") AS "发布载体", coalesce((SELECT c.zh FROM code c WHERE c.list = 'subject_kind' AND c.code = t."subject_kind"), t."subject_kind") AS "主体性质", (SELECT r."title" FROM "document" r WHERE r.id = t."basis") AS "公开依据", t."doc_no" AS "发布文号", t."index_no" AS "索引号", CASE t."masked" WHEN 1 THEN '是' WHEN 0 THEN '否' END AS "已脱敏", (SELECT r."name" FROM "officer" r WHERE r.id = t."approver") AS "审批负责人", t."start_on" AS "公示开始", t."end_on" AS "公示截止", t."url" AS "公示链接", t."capture" AS "页面截图", t."withdrawn_on" AS "撤下日期", coalesce((SELECT c.zh FROM code c WHERE c.list = 'withdraw_reason' AND c.code = t."withdraw_reason"), t."withdraw_reason") AS "撤下原因", t."correction" AS "更正说明", coalesce((SELECT c.zh FROM code c WHERE c.list = 'visibility' AND c.code = t."visibility"), t."visibility") AS "公开范围", t."note" AS "备注", t."attachments" AS "附件", t."links" AS "关联", t."void_on" AS "作废日期", t."void_reason" AS "作废原因", t."rev" AS "修订号" FROM "publication" t WHERE t.void_on IS NULL;
