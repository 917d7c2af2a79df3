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
CREATE INDEX "document_replaces" ON "document" ("replaces");
CREATE INDEX "document_title" ON "document" ("title");
CREATE INDEX "document_doc_no" ON "document" ("doc_no");
CREATE INDEX "document_due_on" ON "document" ("due_on");
CREATE INDEX "document_issued_on" ON "document" ("issued_on");
CREATE INDEX "document_state" ON "document" ("state");
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
CREATE INDEX "bid_open_bond_refund_on" ON "bid" (state) WHERE void_on IS NULL AND "bond_refund_on" IS NULL AND "bond" IS NOT NULL;
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
CREATE INDEX "contract_open_bond_refund_on" ON "contract" (state) WHERE void_on IS NULL AND "bond_refund_on" IS NULL AND "bond" IS NOT NULL;
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
CREATE INDEX "acceptance_open_published_on" ON "acceptance" (state) WHERE void_on IS NULL AND "published_on" IS NULL;
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
CREATE INDEX "credit_report_report_no" ON "credit_report" ("report_no");
CREATE INDEX "credit_report_valid_to" ON "credit_report" ("valid_to");
CREATE VIEW "v_unit" AS SELECT t."id" AS "id", t."state" AS "state", t."name" AS "name", t."short_name" AS "short_name", t."kind" AS "kind", t."uscc" AS "uscc", t."area_code" AS "area_code", t."parent" AS "parent", (SELECT r."name" FROM "unit" r WHERE r.id = t."parent") AS "parent_name", t."member" AS "member", t."monthly_source" AS "monthly_source", t."basis_list" AS "basis_list", t."headcount" AS "headcount", t."contact" AS "contact", t."phone" AS "phone", t."address" AS "address", t."website" AS "website", t."valid_from" AS "valid_from", t."valid_to" AS "valid_to", t."successor" AS "successor", (SELECT r."name" FROM "unit" r WHERE r.id = t."successor") AS "successor_name", t."change_doc" AS "change_doc", (SELECT r."title" FROM "document" r WHERE r.id = t."change_doc") AS "change_doc_name", t."visibility" AS "visibility", t."note" AS "note", t."attachments" AS "attachments", t."links" AS "links", t."void_on" AS "void_on", t."void_reason" AS "void_reason", t."rev" AS "rev" FROM "unit" t WHERE t.void_on IS NULL;
CREATE VIEW "v_单位" AS SELECT t."id" AS "编号", coalesce((SELECT c.zh FROM code c WHERE c.list = 'unit_state' AND c.code = t."state"), t."state") AS "状态", t."name" AS "单位名称", t."short_name" AS "简称", coalesce((SELECT c.zh FROM code c WHERE c.list = 'unit_kind' AND c.code = t."kind"), t."kind") AS "单位类别", t."uscc" AS "统一社会信用代码", t."area_code" AS "区划代码", (SELECT r."name" FROM "unit" r WHERE r.id = t."parent") AS "上级单位", CASE t."member" WHEN 1 THEN '是' WHEN 0 THEN '否' END AS "联席会议成员", CASE t."monthly_source" WHEN 1 THEN '是' WHEN 0 THEN '否' END AS "按月报送单位", t."basis_list" AS "采集信息类别", t."headcount" AS "公务员人数", t."contact" AS "联络员", t."phone" AS "联系电话", t."address" AS "地址", t."website" AS "网站", t."valid_from" AS "启用日期", t."valid_to" AS "停用日期", (SELECT r."name" FROM "unit" r WHERE r.id = t."successor") AS "承接单位", (SELECT r."title" FROM "document" r WHERE r.id = t."change_doc") AS "调整依据", coalesce((SELECT c.zh FROM code c WHERE c.list = 'visibility' AND c.code = t."visibility"), t."visibility") AS "公开范围", t."note" AS "备注", t."attachments" AS "附件", t."links" AS "关联", t."void_on" AS "作废日期", t."void_reason" AS "作废原因", t."rev" AS "修订号" FROM "unit" t WHERE t.void_on IS NULL;
CREATE VIEW "v_party" AS SELECT t."id" AS "id", t."state" AS "state", t."name" AS "name", t."kind" AS "kind", t."uscc" AS "uscc", t."idno" AS "idno", t."legal_rep" AS "legal_rep", t."controller" AS "controller", t."size" AS "size", t."private" AS "private", t."industry" AS "industry", t."address" AS "address", t."contact" AS "contact", t."phone" AS "phone", t."employer" AS "employer", t."specialty" AS "specialty", t."founded_on" AS "founded_on", t."closed_on" AS "closed_on", t."visibility" AS "visibility", t."note" AS "note", t."attachments" AS "attachments", t."links" AS "links", t."void_on" AS "void_on", t."void_reason" AS "void_reason", t."rev" AS "rev" FROM "party" t WHERE t.void_on IS NULL;
CREATE VIEW "v_当事人" AS SELECT t."id" AS "编号", coalesce((SELECT c.zh FROM code c WHERE c.list = 'party_state' AND c.code = t."state"), t."state") AS "状态", t."name" AS "名称", coalesce((SELECT c.zh FROM code c WHERE c.list = 'party_kind' AND c.code = t."kind"), t."kind") AS "主体类别", t."uscc" AS "统一社会信用代码", t."idno" AS "身份证号", t."legal_rep" AS "法定代表人", t."controller" AS "实际控制人", coalesce((SELECT c.zh FROM code c WHERE c.list = 'firm_size' AND c.code = t."size"), t."size") AS "企业规模", CASE t."private" WHEN 1 THEN '是' WHEN 0 THEN '否' END AS "民营企业", t."industry" AS "所属行业", t."address" AS "住所", t."contact" AS "联系人", t."phone" AS "联系电话", t."employer" AS "工作单位", t."specialty" AS "专业领域", t."founded_on" AS "成立日期", t."closed_on" AS "注销日期", coalesce((SELECT c.zh FROM code c WHERE c.list = 'visibility' AND c.code = t."visibility"), t."visibility") AS "公开范围", t."note" AS "备注", t."attachments" AS "附件", t."links" AS "关联", t."void_on" AS "作废日期", t."void_reason" AS "作废原因", t."rev" AS "修订号" FROM "party" t WHERE t.void_on IS NULL;
CREATE VIEW "v_document" AS SELECT t."id" AS "id", t."state" AS "state", t."title" AS "title", t."role" AS "role", t."form" AS "form", t."doc_no" AS "doc_no", t."issuer" AS "issuer", t."level" AS "level", t."domain" AS "domain", t."topic" AS "topic", t."unit" AS "unit", (SELECT r."name" FROM "unit" r WHERE r.id = t."unit") AS "unit_name", t."cosign_list" AS "cosign_list", t."version" AS "version", t."replaces" AS "replaces", (SELECT r."title" FROM "document" r WHERE r.id = t."replaces") AS "replaces_name", t."due_on" AS "due_on", t."issued_on" AS "issued_on", t."effective_from" AS "effective_from", t."effective_to" AS "effective_to", t."summary" AS "summary", t."body" AS "body", t."url" AS "url", t."visibility" AS "visibility", t."note" AS "note", t."attachments" AS "attachments", t."links" AS "links", t."void_on" AS "void_on", t."void_reason" AS "void_reason", t."rev" AS "rev" FROM "document" t WHERE t.void_on IS NULL;
CREATE VIEW "v_文件" AS SELECT t."id" AS "编号", coalesce((SELECT c.zh FROM code c WHERE c.list = 'document_state' AND c.code = t."state"), t."state") AS "状态", t."title" AS "标题", coalesce((SELECT c.zh FROM code c WHERE c.list = 'document_role' AND c.code = t."role"), t."role") AS "文件作用", coalesce((SELECT c.zh FROM code c WHERE c.list = 'doc_kind' AND c.code = t."form"), t."form") AS "文种", t."doc_no" AS "文号", t."issuer" AS "制发机关", coalesce((SELECT c.zh FROM code c WHERE c.list = 'doc_level' AND c.code = t."level"), t."level") AS "层级", coalesce((SELECT c.zh FROM code c WHERE c.list = 'domain' AND c.code = t."domain"), t."domain") AS "所属领域", coalesce((SELECT c.zh FROM code c WHERE c.list = 'regime_topic' AND c.code = t."topic"), t."topic") AS "制度主题", (SELECT r."name" FROM "unit" r WHERE r.id = t."unit") AS "牵头单位", t."cosign_list" AS "会签单位", t."version" AS "版本", (SELECT r."title" FROM "document" r WHERE r.id = t."replaces") AS "取代文件", t."due_on" AS "应出台日期", t."issued_on" AS "印发日期", t."effective_from" AS "施行日期", t."effective_to" AS "废止日期", t."summary" AS "要点", t."body" AS "正文", t."url" AS "链接", coalesce((SELECT c.zh FROM code c WHERE c.list = 'visibility' AND c.code = t."visibility"), t."visibility") AS "公开范围", t."note" AS "备注", t."attachments" AS "附件", t."links" AS "关联", t."void_on" AS "作废日期", t."void_reason" AS "作废原因", t."rev" AS "修订号" FROM "document" t WHERE t.void_on IS NULL;
CREATE VIEW "v_officer" AS SELECT t."id" AS "id", t."state" AS "state", t."name" AS "name", t."idno" AS "idno", t."unit" AS "unit", (SELECT r."name" FROM "unit" r WHERE r.id = t."unit") AS "unit_name", t."category" AS "category", t."rank" AS "rank", t."joined_on" AS "joined_on", t."phone" AS "phone", t."legal_basis" AS "legal_basis", (SELECT r."title" FROM "document" r WHERE r.id = t."legal_basis") AS "legal_basis_name", t."rollout" AS "rollout", t."file_opened_on" AS "file_opened_on", t."file_unit" AS "file_unit", (SELECT r."name" FROM "unit" r WHERE r.id = t."file_unit") AS "file_unit_name", t."left_on" AS "left_on", t."left_reason" AS "left_reason", t."destination" AS "destination", t."visibility" AS "visibility", t."note" AS "note", t."attachments" AS "attachments", t."links" AS "links", t."void_on" AS "void_on", t."void_reason" AS "void_reason", t."rev" AS "rev" FROM "officer" t WHERE t.void_on IS NULL;
CREATE VIEW "v_公务员" AS SELECT t."id" AS "编号", coalesce((SELECT c.zh FROM code c WHERE c.list = 'officer_state' AND c.code = t."state"), t."state") AS "状态", t."name" AS "姓名", t."idno" AS "身份证号", (SELECT r."name" FROM "unit" r WHERE r.id = t."unit") AS "所在单位", coalesce((SELECT c.zh FROM code c WHERE c.list = 'officer_kind' AND c.code = t."category"), t."category") AS "人员类别", coalesce((SELECT c.zh FROM code c WHERE c.list = 'rank' AND c.code = t."rank"), t."rank") AS "职务层级", t."joined_on" AS "入职日期", t."phone" AS "联系电话", (SELECT r."title" FROM "document" r WHERE r.id = t."legal_basis") AS "采集依据", t."rollout" AS "建档批次", t."file_opened_on" AS "建档日期", (SELECT r."name" FROM "unit" r WHERE r.id = t."file_unit") AS "档案管理单位", t."left_on" AS "离任日期", coalesce((SELECT c.zh FROM code c WHERE c.list = 'leave_reason' AND c.code = t."left_reason"), t."left_reason") AS "离任原因", t."destination" AS "去向", coalesce((SELECT c.zh FROM code c WHERE c.list = 'visibility' AND c.code = t."visibility"), t."visibility") AS "公开范围", t."note" AS "备注", t."attachments" AS "附件", t."links" AS "关联", t."void_on" AS "作废日期", t."void_reason" AS "作废原因", t."rev" AS "修订号" FROM "officer" t WHERE t.void_on IS NULL;
CREATE VIEW "v_post" AS SELECT t."id" AS "id", t."state" AS "state", t."officer" AS "officer", (SELECT r."name" FROM "officer" r WHERE r.id = t."officer") AS "officer_name", t."unit" AS "unit", (SELECT r."name" FROM "unit" r WHERE r.id = t."unit") AS "unit_name", t."title" AS "title", t."role" AS "role", t."scope" AS "scope", t."domain" AS "domain", t."duties" AS "duties", t."appoint_no" AS "appoint_no", t."start_on" AS "start_on", t."end_on" AS "end_on", t."successor" AS "successor", (SELECT r."name" FROM "officer" r WHERE r.id = t."successor") AS "successor_name", t."witness" AS "witness", (SELECT r."name" FROM "officer" r WHERE r.id = t."witness") AS "witness_name", t."handover_on" AS "handover_on", t."handover_file" AS "handover_file", t."exceptions" AS "exceptions", t."visibility" AS "visibility", t."note" AS "note", t."attachments" AS "attachments", t."links" AS "links", t."void_on" AS "void_on", t."void_reason" AS "void_reason", t."rev" AS "rev" FROM "post" t WHERE t.void_on IS NULL;
CREATE VIEW "v_任职" AS SELECT t."id" AS "编号", coalesce((SELECT c.zh FROM code c WHERE c.list = 'post_state' AND c.code = t."state"), t."state") AS "状态", (SELECT r."name" FROM "officer" r WHERE r.id = t."officer") AS "人员", (SELECT r."name" FROM "unit" r WHERE r.id = t."unit") AS "任职单位", t."title" AS "职务", coalesce((SELECT c.zh FROM code c WHERE c.list = 'duty_role' AND c.code = t."role"), t."role") AS "责任层次", t."scope" AS "负责事项", coalesce((SELECT c.zh FROM code c WHERE c.list = 'domain' AND c.code = t."domain"), t."domain") AS "分管领域", t."duties" AS "职责内容", t."appoint_no" AS "任职文号", t."start_on" AS "任职日期", t."end_on" AS "免职日期", (SELECT r."name" FROM "officer" r WHERE r.id = t."successor") AS "接任人", (SELECT r."name" FROM "officer" r WHERE r.id = t."witness") AS "监交人", t."handover_on" AS "移交日期", t."handover_file" AS "移交清单", t."exceptions" AS "未接收事项", coalesce((SELECT c.zh FROM code c WHERE c.list = 'visibility' AND c.code = t."visibility"), t."visibility") AS "公开范围", t."note" AS "备注", t."attachments" AS "附件", t."links" AS "关联", t."void_on" AS "作废日期", t."void_reason" AS "作废原因", t."rev" AS "修订号" FROM "post" t WHERE t.void_on IS NULL;
CREATE VIEW "v_entry" AS SELECT t."id" AS "id", t."state" AS "state", t."officer" AS "officer", (SELECT r."name" FROM "officer" r WHERE r.id = t."officer") AS "officer_name", t."section" AS "section", t."title" AS "title", t."occurred_on" AS "occurred_on", t."content" AS "content", t."polarity" AS "polarity", t."hours" AS "hours", t."grade" AS "grade", t."commendation" AS "commendation", t."sanction" AS "sanction", t."term_months" AS "term_months", t."accountability_form" AS "accountability_form", t."doc_no" AS "doc_no", t."issuer" AS "issuer", t."decided_on" AS "decided_on", t."source_unit" AS "source_unit", (SELECT r."name" FROM "unit" r WHERE r.id = t."source_unit") AS "source_unit_name", t."received_on" AS "received_on", t."source_letter" AS "source_letter", t."legal_basis" AS "legal_basis", (SELECT r."title" FROM "document" r WHERE r.id = t."legal_basis") AS "legal_basis_name", t."origin" AS "origin", t."visibility" AS "visibility", t."note" AS "note", t."attachments" AS "attachments", t."links" AS "links", t."void_on" AS "void_on", t."void_reason" AS "void_reason", t."rev" AS "rev" FROM "entry" t WHERE t.void_on IS NULL;
CREATE VIEW "v_档案条目" AS SELECT t."id" AS "编号", coalesce((SELECT c.zh FROM code c WHERE c.list = 'entry_state' AND c.code = t."state"), t."state") AS "状态", (SELECT r."name" FROM "officer" r WHERE r.id = t."officer") AS "人员", coalesce((SELECT c.zh FROM code c WHERE c.list = 'file_section' AND c.code = t."section"), t."section") AS "档案栏目", t."title" AS "条目名称", t."occurred_on" AS "发生日期", t."content" AS "内容", coalesce((SELECT c.zh FROM code c WHERE c.list = 'polarity' AND c.code = t."polarity"), t."polarity") AS "性质", t."hours" AS "学时", coalesce((SELECT c.zh FROM code c WHERE c.list = 'assessment_grade' AND c.code = t."grade"), t."grade") AS "考核等次", coalesce((SELECT c.zh FROM code c WHERE c.list = 'commendation' AND c.code = t."commendation"), t."commendation") AS "表彰种类", coalesce((SELECT c.zh FROM code c WHERE c.list = 'sanction' AND c.code = t."sanction"), t."sanction") AS "处分种类", t."term_months" AS "处分期月数", coalesce((SELECT c.zh FROM code c WHERE c.list = 'accountability_form' AND c.code = t."accountability_form"), t."accountability_form") AS "问责方式", t."doc_no" AS "文号", t."issuer" AS "决定机关", t."decided_on" AS "决定日期", (SELECT r."name" FROM "unit" r WHERE r.id = t."source_unit") AS "提供单位", t."received_on" AS "收到日期", t."source_letter" AS "来函文号", (SELECT r."title" FROM "document" r WHERE r.id = t."legal_basis") AS "采集依据", t."origin" AS "来源记录", coalesce((SELECT c.zh FROM code c WHERE c.list = 'visibility' AND c.code = t."visibility"), t."visibility") AS "公开范围", t."note" AS "备注", t."attachments" AS "附件", t."links" AS "关联", t."void_on" AS "作废日期", t."void_reason" AS "作废原因", t."rev" AS "修订号" FROM "entry" t WHERE t.void_on IS NULL;
CREATE VIEW "v_activity" AS SELECT t."id" AS "id", t."state" AS "state", t."title" AS "title", t."kind" AS "kind", t."topic" AS "topic", t."organiser" AS "organiser", (SELECT r."name" FROM "unit" r WHERE r.id = t."organiser") AS "organiser_name", t."start_on" AS "start_on", t."end_on" AS "end_on", t."class_name" AS "class_name", t."hours" AS "hours", t."credit_course" AS "credit_course", t."unit_list" AS "unit_list", t."attendee_list" AS "attendee_list", t."planned" AS "planned", t."attended" AS "attended", t."speaker" AS "speaker", t."place" AS "place", t."ruling" AS "ruling", (SELECT r."title" FROM "document" r WHERE r.id = t."ruling") AS "ruling_name", t."proof" AS "proof", t."visibility" AS "visibility", t."note" AS "note", t."attachments" AS "attachments", t."links" AS "links", t."void_on" AS "void_on", t."void_reason" AS "void_reason", t."rev" AS "rev" FROM "activity" t WHERE t.void_on IS NULL;
CREATE VIEW "v_教育宣传活动" AS SELECT t."id" AS "编号", coalesce((SELECT c.zh FROM code c WHERE c.list = 'activity_state' AND c.code = t."state"), t."state") AS "状态", t."title" AS "活动名称", coalesce((SELECT c.zh FROM code c WHERE c.list = 'activity_kind' AND c.code = t."kind"), t."kind") AS "活动类型", coalesce((SELECT c.zh FROM code c WHERE c.list = 'training_topic' AND c.code = t."topic"), t."topic") AS "主题", (SELECT r."name" FROM "unit" r WHERE r.id = t."organiser") AS "主办单位", t."start_on" AS "开始日期", t."end_on" AS "结束日期", t."class_name" AS "班次", t."hours" AS "学时", CASE t."credit_course" WHEN 1 THEN '是' WHEN 0 THEN '否' END AS "含信用课程", t."unit_list" AS "参加单位", t."attendee_list" AS "参加人员", t."planned" AS "计划人数", t."attended" AS "实到人数", t."speaker" AS "主讲人", t."place" AS "地点", (SELECT r."title" FROM "document" r WHERE r.id = t."ruling") AS "执行口径", t."proof" AS "活动资料", coalesce((SELECT c.zh FROM code c WHERE c.list = 'visibility' AND c.code = t."visibility"), t."visibility") AS "公开范围", t."note" AS "备注", t."attachments" AS "附件", t."links" AS "关联", t."void_on" AS "作废日期", t."void_reason" AS "作废原因", t."rev" AS "修订号" FROM "activity" t WHERE t.void_on IS NULL;
CREATE VIEW "v_tender" AS SELECT t."id" AS "id", t."state" AS "state", t."name" AS "name", t."ext_no" AS "ext_no", t."buyer" AS "buyer", (SELECT r."name" FROM "unit" r WHERE r.id = t."buyer") AS "buyer_name", t."domain" AS "domain", t."method" AS "method", t."object" AS "object", t."org_form" AS "org_form", t."item_code" AS "item_code", t."budget" AS "budget", t."agency" AS "agency", (SELECT r."name" FROM "party" r WHERE r.id = t."agency") AS "agency_name", t."handler" AS "handler", (SELECT r."name" FROM "officer" r WHERE r.id = t."handler") AS "handler_name", t."intent_on" AS "intent_on", t."notice_on" AS "notice_on", t."docs_to" AS "docs_to", t."bid_deadline" AS "bid_deadline", t."report_on" AS "report_on", t."candidate_on" AS "candidate_on", t."confirmed_on" AS "confirmed_on", t."result_on" AS "result_on", t."award_on" AS "award_on", t."winner" AS "winner", (SELECT r."name" FROM "party" r WHERE r.id = t."winner") AS "winner_name", t."award_amount" AS "award_amount", t."visibility" AS "visibility", t."note" AS "note", t."attachments" AS "attachments", t."links" AS "links", t."void_on" AS "void_on", t."void_reason" AS "void_reason", t."rev" AS "rev" FROM "tender" t WHERE t.void_on IS NULL;
CREATE VIEW "v_采购招标项目" AS SELECT t."id" AS "编号", coalesce((SELECT c.zh FROM code c WHERE c.list = 'tender_state' AND c.code = t."state"), t."state") AS "状态", t."name" AS "项目名称", t."ext_no" AS "项目编号", (SELECT r."name" FROM "unit" r WHERE r.id = t."buyer") AS "采购人", coalesce((SELECT c.zh FROM code c WHERE c.list = 'domain' AND c.code = t."domain"), t."domain") AS "所属领域", coalesce((SELECT c.zh FROM code c WHERE c.list = 'procurement_method' AND c.code = t."method"), t."method") AS "采购方式", coalesce((SELECT c.zh FROM code c WHERE c.list = 'procurement_object' AND c.code = t."object"), t."object") AS "采购对象", coalesce((SELECT c.zh FROM code c WHERE c.list = 'org_form' AND c.code = t."org_form"), t."org_form") AS "组织形式", t."item_code" AS "品目编码", t."budget" / 100.0 AS "预算金额", (SELECT r."name" FROM "party" r WHERE r.id = t."agency") AS "代理机构", (SELECT r."name" FROM "officer" r WHERE r.id = t."handler") AS "采购责任人", t."intent_on" AS "意向公开日期", t."notice_on" AS "公告日期", t."docs_to" AS "文件获取截止", t."bid_deadline" AS "投标截止日期", t."report_on" AS "评审报告日期", t."candidate_on" AS "候选人公示日期", t."confirmed_on" AS "确定结果日期", t."result_on" AS "结果公告日期", t."award_on" AS "中标通知书日期", (SELECT r."name" FROM "party" r WHERE r.id = t."winner") AS "中标供应商", t."award_amount" / 100.0 AS "中标金额", coalesce((SELECT c.zh FROM code c WHERE c.list = 'visibility' AND c.code = t."visibility"), t."visibility") AS "公开范围", t."note" AS "备注", t."attachments" AS "附件", t."links" AS "关联", t."void_on" AS "作废日期", t."void_reason" AS "作废原因", t."rev" AS "修订号" FROM "tender" t WHERE t.void_on IS NULL;
CREATE VIEW "v_bid" AS SELECT t."id" AS "id", t."state" AS "state", t."tender" AS "tender", (SELECT r."ext_no" FROM "tender" r WHERE r.id = t."tender") AS "tender_name", t."bidder" AS "bidder", (SELECT r."name" FROM "party" r WHERE r.id = t."bidder") AS "bidder_name", t."consortium" AS "consortium", t."received_on" AS "received_on", t."late" AS "late", t."price" AS "price", t."final_price" AS "final_price", t."score" AS "score", t."rank" AS "rank", t."reject_reason" AS "reject_reason", t."bond" AS "bond", t."bond_form" AS "bond_form", t."bond_refund_on" AS "bond_refund_on", t."file_mark" AS "file_mark", t."credit_checked_on" AS "credit_checked_on", t."credit_executed" AS "credit_executed", t."credit_tax" AS "credit_tax", t."credit_procurement" AS "credit_procurement", t."credit_operator" AS "credit_operator", t."credit_proof" AS "credit_proof", t."visibility" AS "visibility", t."note" AS "note", t."attachments" AS "attachments", t."links" AS "links", t."void_on" AS "void_on", t."void_reason" AS "void_reason", t."rev" AS "rev" FROM "bid" t WHERE t.void_on IS NULL;
CREATE VIEW "v_投标" AS SELECT t."id" AS "编号", coalesce((SELECT c.zh FROM code c WHERE c.list = 'bid_state' AND c.code = t."state"), t."state") AS "状态", (SELECT r."ext_no" FROM "tender" r WHERE r.id = t."tender") AS "采购招标项目", (SELECT r."name" FROM "party" r WHERE r.id = t."bidder") AS "投标人", t."consortium" AS "联合体成员", t."received_on" AS "递交日期", CASE t."late" WHEN 1 THEN '是' WHEN 0 THEN '否' END AS "逾期送达", t."price" / 100.0 AS "投标报价", t."final_price" / 100.0 AS "最后报价", t."score" / 10000.0 AS "综合得分", t."rank" AS "排名", t."reject_reason" AS "否决原因", t."bond" / 100.0 AS "投标保证金", coalesce((SELECT c.zh FROM code c WHERE c.list = 'bond_form' AND c.code = t."bond_form"), t."bond_form") AS "保证金形式", t."bond_refund_on" AS "保证金退还日期", t."file_mark" AS "文件特征码", t."credit_checked_on" AS "信用查询日期", coalesce((SELECT c.zh FROM code c WHERE c.list = 'check_result' AND c.code = t."credit_executed"), t."credit_executed") AS "失信被执行人查询", coalesce((SELECT c.zh FROM code c WHERE c.list = 'check_result' AND c.code = t."credit_tax"), t."credit_tax") AS "重大税收违法查询", coalesce((SELECT c.zh FROM code c WHERE c.list = 'check_result' AND c.code = t."credit_procurement"), t."credit_procurement") AS "严重违法失信查询", t."credit_operator" AS "查询人", t."credit_proof" AS "查询截图", coalesce((SELECT c.zh FROM code c WHERE c.list = 'visibility' AND c.code = t."visibility"), t."visibility") AS "公开范围", t."note" AS "备注", t."attachments" AS "附件", t."links" AS "关联", t."void_on" AS "作废日期", t."void_reason" AS "作废原因", t."rev" AS "修订号" FROM "bid" t WHERE t.void_on IS NULL;
CREATE VIEW "v_contract" AS SELECT t."id" AS "id", t."state" AS "state", t."name" AS "name", t."ext_no" AS "ext_no", t."buyer" AS "buyer", (SELECT r."name" FROM "unit" r WHERE r.id = t."buyer") AS "buyer_name", t."supplier" AS "supplier", (SELECT r."name" FROM "party" r WHERE r.id = t."supplier") AS "supplier_name", t."tender" AS "tender", (SELECT r."ext_no" FROM "tender" r WHERE r.id = t."tender") AS "tender_name", t."object" AS "object", t."amount" AS "amount", t."signed_on" AS "signed_on", t."deliver_due" AS "deliver_due", t."settlement" AS "settlement", t."accept_days" AS "accept_days", t."pay_days" AS "pay_days", t."sme_size" AS "sme_size", t."interest_rate" AS "interest_rate", t."bond" AS "bond", t."bond_refund_on" AS "bond_refund_on", t."handler" AS "handler", (SELECT r."name" FROM "officer" r WHERE r.id = t."handler") AS "handler_name", t."manager" AS "manager", (SELECT r."name" FROM "officer" r WHERE r.id = t."manager") AS "manager_name", t."published_on" AS "published_on", t."filed_on" AS "filed_on", t."supplement_of" AS "supplement_of", (SELECT r."ext_no" FROM "contract" r WHERE r.id = t."supplement_of") AS "supplement_of_name", t."ended_on" AS "ended_on", t."visibility" AS "visibility", t."note" AS "note", t."attachments" AS "attachments", t."links" AS "links", t."void_on" AS "void_on", t."void_reason" AS "void_reason", t."rev" AS "rev" FROM "contract" t WHERE t.void_on IS NULL;
CREATE VIEW "v_合同" AS SELECT t."id" AS "编号", coalesce((SELECT c.zh FROM code c WHERE c.list = 'contract_state' AND c.code = t."state"), t."state") AS "状态", t."name" AS "合同名称", t."ext_no" AS "合同编号", (SELECT r."name" FROM "unit" r WHERE r.id = t."buyer") AS "甲方单位", (SELECT r."name" FROM "party" r WHERE r.id = t."supplier") AS "供应商", (SELECT r."ext_no" FROM "tender" r WHERE r.id = t."tender") AS "采购招标项目", coalesce((SELECT c.zh FROM code c WHERE c.list = 'procurement_object' AND c.code = t."object"), t."object") AS "标的类别", t."amount" / 100.0 AS "合同金额", t."signed_on" AS "签订日期", t."deliver_due" AS "履约截止", coalesce((SELECT c.zh FROM code c WHERE c.list = 'settlement' AND c.code = t."settlement"), t."settlement") AS "结算方式", t."accept_days" AS "约定验收天数", t."pay_days" AS "约定付款天数", coalesce((SELECT c.zh FROM code c WHERE c.list = 'firm_size' AND c.code = t."sme_size"), t."sme_size") AS "供应商规模", t."interest_rate" / 10000.0 AS "约定逾期年利率", t."bond" / 100.0 AS "履约保证金", t."bond_refund_on" AS "保证金退还日期", (SELECT r."name" FROM "officer" r WHERE r.id = t."handler") AS "经办人", (SELECT r."name" FROM "officer" r WHERE r.id = t."manager") AS "分管负责人", t."published_on" AS "合同公开日期", t."filed_on" AS "合同备案日期", (SELECT r."ext_no" FROM "contract" r WHERE r.id = t."supplement_of") AS "原合同", t."ended_on" AS "办结日期", coalesce((SELECT c.zh FROM code c WHERE c.list = 'visibility' AND c.code = t."visibility"), t."visibility") AS "公开范围", t."note" AS "备注", t."attachments" AS "附件", t."links" AS "关联", t."void_on" AS "作废日期", t."void_reason" AS "作废原因", t."rev" AS "修订号" FROM "contract" t WHERE t.void_on IS NULL;
CREATE VIEW "v_acceptance" AS SELECT t."id" AS "id", t."state" AS "state", t."contract" AS "contract", (SELECT r."ext_no" FROM "contract" r WHERE r.id = t."contract") AS "contract_name", t."batch_no" AS "batch_no", t."lead" AS "lead", (SELECT r."name" FROM "officer" r WHERE r.id = t."lead") AS "lead_name", t."delivered_on" AS "delivered_on", t."requested_on" AS "requested_on", t."accepted_on" AS "accepted_on", t."amount" AS "amount", t."member_list" AS "member_list", t."third_party" AS "third_party", (SELECT r."name" FROM "party" r WHERE r.id = t."third_party") AS "third_party_name", t."public_service" AS "public_service", t."user_invited" AS "user_invited", t."certificate" AS "certificate", t."signed_all" AS "signed_all", t."issue" AS "issue", t."delay_reason" AS "delay_reason", t."refusal_reason" AS "refusal_reason", t."published_on" AS "published_on", t."visibility" AS "visibility", t."note" AS "note", t."attachments" AS "attachments", t."links" AS "links", t."void_on" AS "void_on", t."void_reason" AS "void_reason", t."rev" AS "rev" FROM "acceptance" t WHERE t.void_on IS NULL;
CREATE VIEW "v_履约验收" AS SELECT t."id" AS "编号", coalesce((SELECT c.zh FROM code c WHERE c.list = 'acceptance_state' AND c.code = t."state"), t."state") AS "状态", (SELECT r."ext_no" FROM "contract" r WHERE r.id = t."contract") AS "合同", t."batch_no" AS "验收批次", (SELECT r."name" FROM "officer" r WHERE r.id = t."lead") AS "验收负责人", t."delivered_on" AS "交付日期", t."requested_on" AS "申请验收日期", t."accepted_on" AS "验收日期", t."amount" / 100.0 AS "验收金额", t."member_list" AS "验收小组成员", (SELECT r."name" FROM "party" r WHERE r.id = t."third_party") AS "第三方机构", CASE t."public_service" WHEN 1 THEN '是' WHEN 0 THEN '否' END AS "公共服务项目", CASE t."user_invited" WHEN 1 THEN '是' WHEN 0 THEN '否' END AS "邀请服务对象", t."certificate" AS "验收书", CASE t."signed_all" WHEN 1 THEN '是' WHEN 0 THEN '否' END AS "成员均签字", t."issue" AS "存在问题", t."delay_reason" AS "逾期原因", t."refusal_reason" AS "拒绝验收原因", t."published_on" AS "结果公告日期", coalesce((SELECT c.zh FROM code c WHERE c.list = 'visibility' AND c.code = t."visibility"), t."visibility") AS "公开范围", t."note" AS "备注", t."attachments" AS "附件", t."links" AS "关联", t."void_on" AS "作废日期", t."void_reason" AS "作废原因", t."rev" AS "修订号" FROM "acceptance" t WHERE t.void_on IS NULL;
CREATE VIEW "v_payment" AS SELECT t."id" AS "id", t."state" AS "state", t."contract" AS "contract", (SELECT r."ext_no" FROM "contract" r WHERE r.id = t."contract") AS "contract_name", t."seq" AS "seq", t."purpose" AS "purpose", t."acceptance" AS "acceptance", t."basis_on" AS "basis_on", t."agreed_on" AS "agreed_on", t."amount" AS "amount", t."disputed" AS "disputed", t."paid_amount" AS "paid_amount", t."paid_on" AS "paid_on", t."voucher_no" AS "voucher_no", t."interest_paid" AS "interest_paid", t."delay_excuse" AS "delay_excuse", t."delay_note" AS "delay_note", t."plan_on" AS "plan_on", t."claim_on" AS "claim_on", t."claim_done_on" AS "claim_done_on", t."visibility" AS "visibility", t."note" AS "note", t."attachments" AS "attachments", t."links" AS "links", t."void_on" AS "void_on", t."void_reason" AS "void_reason", t."rev" AS "rev" FROM "payment" t WHERE t.void_on IS NULL;
CREATE VIEW "v_合同付款" AS SELECT t."id" AS "编号", coalesce((SELECT c.zh FROM code c WHERE c.list = 'payment_state' AND c.code = t."state"), t."state") AS "状态", (SELECT r."ext_no" FROM "contract" r WHERE r.id = t."contract") AS "合同", t."seq" AS "期次", coalesce((SELECT c.zh FROM code c WHERE c.list = 'payment_kind' AND c.code = t."purpose"), t."purpose") AS "款项类型", t."acceptance" AS "验收记录", t."basis_on" AS "起算日期", t."agreed_on" AS "约定付款日期", t."amount" / 100.0 AS "应付金额", t."disputed" / 100.0 AS "争议金额", t."paid_amount" / 100.0 AS "已付金额", t."paid_on" AS "付款日期", t."voucher_no" AS "凭证号", t."interest_paid" / 100.0 AS "已付逾期利息", coalesce((SELECT c.zh FROM code c WHERE c.list = 'excuse' AND c.code = t."delay_excuse"), t."delay_excuse") AS "未付理由", t."delay_note" AS "未付说明", t."plan_on" AS "计划清偿日期", t."claim_on" AS "确权申请日期", t."claim_done_on" AS "确权日期", coalesce((SELECT c.zh FROM code c WHERE c.list = 'visibility' AND c.code = t."visibility"), t."visibility") AS "公开范围", t."note" AS "备注", t."attachments" AS "附件", t."links" AS "关联", t."void_on" AS "作废日期", t."void_reason" AS "作废原因", t."rev" AS "修订号" FROM "payment" t WHERE t.void_on IS NULL;
CREATE VIEW "v_challenge" AS SELECT t."id" AS "id", t."state" AS "state", t."tender" AS "tender", (SELECT r."ext_no" FROM "tender" r WHERE r.id = t."tender") AS "tender_name", t."kind" AS "kind", t."challenger" AS "challenger", (SELECT r."name" FROM "party" r WHERE r.id = t."challenger") AS "challenger_name", t."matter" AS "matter", t."known_on" AS "known_on", t."received_on" AS "received_on", t."claim" AS "claim", t."handler_unit" AS "handler_unit", (SELECT r."name" FROM "unit" r WHERE r.id = t."handler_unit") AS "handler_unit_name", t."prior" AS "prior", t."suspends" AS "suspends", t."accepted_on" AS "accepted_on", t."result" AS "result", t."decided_on" AS "decided_on", t."doc_no" AS "doc_no", t."reply" AS "reply", t."published_on" AS "published_on", t."visibility" AS "visibility", t."note" AS "note", t."attachments" AS "attachments", t."links" AS "links", t."void_on" AS "void_on", t."void_reason" AS "void_reason", t."rev" AS "rev" FROM "challenge" t WHERE t.void_on IS NULL;
CREATE VIEW "v_质疑投诉" AS SELECT t."id" AS "编号", coalesce((SELECT c.zh FROM code c WHERE c.list = 'challenge_state' AND c.code = t."state"), t."state") AS "状态", (SELECT r."ext_no" FROM "tender" r WHERE r.id = t."tender") AS "采购招标项目", coalesce((SELECT c.zh FROM code c WHERE c.list = 'challenge_kind' AND c.code = t."kind"), t."kind") AS "程序类型", (SELECT r."name" FROM "party" r WHERE r.id = t."challenger") AS "提出人", coalesce((SELECT c.zh FROM code c WHERE c.list = 'challenge_matter' AND c.code = t."matter"), t."matter") AS "针对环节", t."known_on" AS "知悉日期", t."received_on" AS "收到日期", t."claim" AS "主张与请求", (SELECT r."name" FROM "unit" r WHERE r.id = t."handler_unit") AS "受理单位", t."prior" AS "前置质疑", CASE t."suspends" WHEN 1 THEN '是' WHEN 0 THEN '否' END AS "暂停活动", t."accepted_on" AS "受理日期", coalesce((SELECT c.zh FROM code c WHERE c.list = 'challenge_result' AND c.code = t."result"), t."result") AS "处理结果", t."decided_on" AS "答复日期", t."doc_no" AS "处理文号", t."reply" AS "答复内容", t."published_on" AS "结果公告日期", coalesce((SELECT c.zh FROM code c WHERE c.list = 'visibility' AND c.code = t."visibility"), t."visibility") AS "公开范围", t."note" AS "备注", t."attachments" AS "附件", t."links" AS "关联", t."void_on" AS "作废日期", t."void_reason" AS "作废原因", t."rev" AS "修订号" FROM "challenge" t WHERE t.void_on IS NULL;
CREATE VIEW "v_credential" AS SELECT t."id" AS "id", t."state" AS "state", t."party" AS "party", (SELECT r."name" FROM "party" r WHERE r.id = t."party") AS "party_name", t."role" AS "role", t."info_kind" AS "info_kind", t."title" AS "title", t."list" AS "list", t."grade" AS "grade", t."doc_no" AS "doc_no", t."issuer" AS "issuer", t."issued_on" AS "issued_on", t."valid_from" AS "valid_from", t."valid_to" AS "valid_to", t."ban_scope" AS "ban_scope", t."amount" AS "amount", t."facts" AS "facts", t."source_unit" AS "source_unit", (SELECT r."name" FROM "unit" r WHERE r.id = t."source_unit") AS "source_unit_name", t."tender" AS "tender", (SELECT r."ext_no" FROM "tender" r WHERE r.id = t."tender") AS "tender_name", t."checked_on" AS "checked_on", t."share_list" AS "share_list", t."shared_on" AS "shared_on", t."url" AS "url", t."visibility" AS "visibility", t."note" AS "note", t."attachments" AS "attachments", t."links" AS "links", t."void_on" AS "void_on", t."void_reason" AS "void_reason", t."rev" AS "rev" FROM "credential" t WHERE t.void_on IS NULL;
CREATE VIEW "v_当事人信用信息" AS SELECT t."id" AS "编号", coalesce((SELECT c.zh FROM code c WHERE c.list = 'credential_state' AND c.code = t."state"), t."state") AS "状态", (SELECT r."name" FROM "party" r WHERE r.id = t."party") AS "当事人", coalesce((SELECT c.zh FROM code c WHERE c.list = 'bid_role' AND c.code = t."role"), t."role") AS "参与身份", coalesce((SELECT c.zh FROM code c WHERE c.list = 'party_info' AND c.code = t."info_kind"), t."info_kind") AS "信息类别", t."title" AS "信息名称", coalesce((SELECT c.zh FROM code c WHERE c.list = 'credit_list' AND c.code = t."list"), t."list") AS "严重失信名单", t."grade" AS "等级", t."doc_no" AS "文号", t."issuer" AS "认定机关", t."issued_on" AS "认定日期", t."valid_from" AS "生效日期", t."valid_to" AS "有效期至", t."ban_scope" AS "禁止范围", t."amount" / 100.0 AS "涉及金额", t."facts" AS "具体情形", (SELECT r."name" FROM "unit" r WHERE r.id = t."source_unit") AS "提供单位", (SELECT r."ext_no" FROM "tender" r WHERE r.id = t."tender") AS "关联项目", t."checked_on" AS "最近核查日期", t."share_list" AS "共享单位", t."shared_on" AS "共享日期", t."url" AS "来源链接", coalesce((SELECT c.zh FROM code c WHERE c.list = 'visibility' AND c.code = t."visibility"), t."visibility") AS "公开范围", t."note" AS "备注", t."attachments" AS "附件", t."links" AS "关联", t."void_on" AS "作废日期", t."void_reason" AS "作废原因", t."rev" AS "修订号" FROM "credential" t WHERE t.void_on IS NULL;
CREATE VIEW "v_credit_report" AS SELECT t."id" AS "id", t."report_no" AS "report_no", t."party" AS "party", (SELECT r."name" FROM "party" r WHERE r.id = t."party") AS "party_name", t."issuer" AS "issuer", (SELECT r."name" FROM "party" r WHERE r.id = t."issuer") AS "issuer_name", t."purpose" AS "purpose", t."issued_on" AS "issued_on", t."valid_to" AS "valid_to", t."grade" AS "grade", t."score" AS "score", t."tender" AS "tender", (SELECT r."ext_no" FROM "tender" r WHERE r.id = t."tender") AS "tender_name", t."adopted" AS "adopted", t."verify_code" AS "verify_code", t."verified_on" AS "verified_on", t."findings" AS "findings", t."report_file" AS "report_file", t."visibility" AS "visibility", t."note" AS "note", t."attachments" AS "attachments", t."links" AS "links", t."void_on" AS "void_on", t."void_reason" AS "void_reason", t."rev" AS "rev" FROM "credit_report" t WHERE t.void_on IS NULL;
CREATE VIEW "v_信用报告" AS SELECT t."id" AS "编号", t."report_no" AS "报告编号", (SELECT r."name" FROM "party" r WHERE r.id = t."party") AS "报告主体", (SELECT r."name" FROM "party" r WHERE r.id = t."issuer") AS "出具机构", coalesce((SELECT c.zh FROM code c WHERE c.list = 'report_purpose' AND c.code = t."purpose"), t."purpose") AS "用途", t."issued_on" AS "出具日期", t."valid_to" AS "有效期至", t."grade" AS "信用等级", t."score" / 10000.0 AS "信用得分", (SELECT r."ext_no" FROM "tender" r WHERE r.id = t."tender") AS "采购招标项目", CASE t."adopted" WHEN 1 THEN '是' WHEN 0 THEN '否' END AS "已采用", t."verify_code" AS "验证码", t."verified_on" AS "核验日期", t."findings" AS "主要结论", t."report_file" AS "报告文件", coalesce((SELECT c.zh FROM code c WHERE c.list = 'visibility' AND c.code = t."visibility"), t."visibility") AS "公开范围", t."note" AS "备注", t."attachments" AS "附件", t."links" AS "关联", t."void_on" AS "作废日期", t."void_reason" AS "作废原因", t."rev" AS "修订号" FROM "credit_report" t WHERE t.void_on IS NULL;
