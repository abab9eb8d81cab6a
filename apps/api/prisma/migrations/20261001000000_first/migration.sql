-- Three roles: jizhi_owner runs this file, jizhi_directory owns what belongs to no single tenant, jizhi_app serves requests and owns nothing.
GRANT USAGE ON SCHEMA "public" TO jizhi_app;
GRANT USAGE, CREATE ON SCHEMA "public" TO jizhi_directory;

-- The only way to set the tenant. Dynamic SET LOCAL, because a sharded server passes on SET statements and never set_config.
CREATE FUNCTION set_tenant(tenant uuid) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('SET LOCAL app.tenant = %L', tenant);
END $$;

-- Puts a table under its tenant: row security enabled and forced, read and write bound to the tenant set, and the named rights for the app role.
CREATE FUNCTION protect(target regclass, rights text DEFAULT 'SELECT, INSERT, UPDATE, DELETE') RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', target);
  EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', target);
  EXECUTE format('CREATE POLICY tenant_only ON %1$s USING (%2$s) WITH CHECK (%2$s)', target,
    $rule$tenant_id = nullif(current_setting('app.tenant', true), '')::uuid$rule$);
  EXECUTE format('GRANT %s ON %s TO jizhi_app', rights, target);
END $$;
REVOKE ALL ON FUNCTION protect(regclass, text) FROM PUBLIC;

-- CreateTable
CREATE TABLE "words" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "text" TEXT COLLATE "C",
    "erased_at" TIMESTAMPTZ(3),

    CONSTRAINT "words_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "audit" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor" UUID,
    "action" TEXT COLLATE "C" NOT NULL,
    "subject" TEXT COLLATE "C" NOT NULL,
    "digest" TEXT COLLATE "C",

    CONSTRAINT "audit_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "board_issues" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "mechanism_id" UUID NOT NULL,
    "cycle_id" UUID NOT NULL,
    "owner_unit_id" UUID NOT NULL,
    "block" TEXT COLLATE "C" NOT NULL,
    "revision" INTEGER NOT NULL,
    "content" JSONB NOT NULL,
    "digest" TEXT COLLATE "C" NOT NULL,
    "public" BOOLEAN NOT NULL DEFAULT false,
    "published_by" UUID,
    "published_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3),

    CONSTRAINT "board_issues_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "calendar_revisions" (
    "revision" TEXT COLLATE "C" NOT NULL,
    "loaded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "calendar_revisions_pkey" PRIMARY KEY ("revision")
);

-- CreateTable
CREATE TABLE "calendar_days" (
    "revision" TEXT COLLATE "C" NOT NULL,
    "day" DATE NOT NULL,
    "kind" TEXT COLLATE "C" NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,
    "published_in" INTEGER NOT NULL,

    CONSTRAINT "calendar_days_pkey" PRIMARY KEY ("revision","day")
);

-- CreateTable
CREATE TABLE "cycles" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "mechanism_id" UUID NOT NULL,
    "owner_unit_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "period" TEXT COLLATE "C" NOT NULL,
    "state" TEXT COLLATE "C" NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "last_seq" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "cycles_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "facts" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "mechanism_id" UUID NOT NULL,
    "cycle_id" UUID NOT NULL,
    "seq" BIGINT NOT NULL,
    "kind" TEXT COLLATE "C" NOT NULL,
    "block" TEXT COLLATE "C",
    "row" TEXT COLLATE "C",
    "person" UUID,
    "round" INTEGER,
    "item" TEXT COLLATE "C",
    "sheet" INTEGER[],
    "value" JSONB,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "known" TIMESTAMPTZ(3) NOT NULL,
    "by" UUID,
    "source" JSONB,
    "supersedes_id" UUID,
    "reason_id" UUID,
    "import_id" UUID,
    "digest" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "facts_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "derived" (
    "tenant_id" UUID NOT NULL,
    "cycle_id" UUID NOT NULL,
    "facts_count" BIGINT NOT NULL,
    "hash" TEXT COLLATE "C" NOT NULL,
    "tables" JSONB NOT NULL,
    "open" JSONB NOT NULL,
    "due" JSONB NOT NULL,
    "findings" JSONB NOT NULL,
    "derived_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "derived_pkey" PRIMARY KEY ("tenant_id","cycle_id")
);

-- CreateTable
CREATE TABLE "divisions" (
    "code" TEXT COLLATE "C" NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,
    "parent_code" TEXT COLLATE "C",
    "level" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "divisions_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "division_lists" (
    "name" TEXT COLLATE "C" NOT NULL,
    "digest" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "division_lists_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "effects" (
    "tenant_id" UUID NOT NULL,
    "key" TEXT COLLATE "C" NOT NULL,
    "mechanism_id" UUID NOT NULL,
    "cycle_id" UUID NOT NULL,
    "owner_unit_id" UUID NOT NULL,
    "block" TEXT COLLATE "C" NOT NULL,
    "row" TEXT COLLATE "C" NOT NULL,
    "line" TEXT COLLATE "C" NOT NULL,
    "n" INTEGER NOT NULL,
    "kind" TEXT COLLATE "C" NOT NULL,
    "digest" TEXT COLLATE "C" NOT NULL,
    "content" JSONB NOT NULL,
    "state" TEXT COLLATE "C" NOT NULL,
    "replaces" TEXT COLLATE "C",
    "reason_id" UUID,
    "proposed_at" TIMESTAMPTZ(3) NOT NULL,
    "signed_by" UUID,
    "signed_at" TIMESTAMPTZ(3),
    "done_at" TIMESTAMPTZ(3),

    CONSTRAINT "effects_pkey" PRIMARY KEY ("tenant_id","key")
);

-- CreateTable
CREATE TABLE "ledger_entries" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "entry_id" UUID NOT NULL,
    "owner_unit_id" UUID,
    "owner_person" UUID,
    "account" TEXT COLLATE "C" NOT NULL,
    "measure" TEXT COLLATE "C" NOT NULL,
    "amount" BIGINT NOT NULL,
    "scale" INTEGER NOT NULL DEFAULT 0,
    "effect_key" TEXT COLLATE "C" NOT NULL,
    "contra_of" UUID,
    "posted_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ledger_entries_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "auth_users" (
    "id" TEXT COLLATE "C" NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,
    "email" TEXT COLLATE "C" NOT NULL,
    "email_verified" BOOLEAN NOT NULL DEFAULT false,
    "image" TEXT COLLATE "C",
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "auth_users_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "auth_sessions" (
    "id" TEXT COLLATE "C" NOT NULL,
    "token" TEXT COLLATE "C" NOT NULL,
    "user_id" TEXT COLLATE "C" NOT NULL,
    "ip_address" TEXT COLLATE "C",
    "user_agent" TEXT COLLATE "C",
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "auth_sessions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "auth_accounts" (
    "id" TEXT COLLATE "C" NOT NULL,
    "account_id" TEXT COLLATE "C" NOT NULL,
    "provider_id" TEXT COLLATE "C" NOT NULL,
    "user_id" TEXT COLLATE "C" NOT NULL,
    "access_token" TEXT COLLATE "C",
    "refresh_token" TEXT COLLATE "C",
    "id_token" TEXT COLLATE "C",
    "access_token_expires_at" TIMESTAMPTZ(3),
    "refresh_token_expires_at" TIMESTAMPTZ(3),
    "scope" TEXT COLLATE "C",
    "password" TEXT COLLATE "C",
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "auth_accounts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "auth_verifications" (
    "id" TEXT COLLATE "C" NOT NULL,
    "identifier" TEXT COLLATE "C" NOT NULL,
    "value" TEXT COLLATE "C" NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "auth_verifications_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "login_names" (
    "tenant_id" UUID NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,
    "user_id" TEXT COLLATE "C" NOT NULL,
    "person_id" UUID NOT NULL,
    "disabled" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "login_names_pkey" PRIMARY KEY ("tenant_id","name")
);

-- CreateTable
CREATE TABLE "login_failures" (
    "tenant_id" UUID NOT NULL,
    "name_digest" TEXT COLLATE "C" NOT NULL,
    "failures" INTEGER NOT NULL,
    "window_end_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "login_failures_pkey" PRIMARY KEY ("tenant_id","name_digest")
);

-- CreateTable
CREATE TABLE "imports" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "owner_unit_id" UUID NOT NULL,
    "kind" TEXT COLLATE "C" NOT NULL,
    "file_name" TEXT COLLATE "C" NOT NULL,
    "sha256" TEXT COLLATE "C" NOT NULL,
    "mapping" JSONB,
    "rows" INTEGER NOT NULL,
    "state" TEXT COLLATE "C" NOT NULL,
    "report" JSONB,
    "by" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "done_at" TIMESTAMPTZ(3),

    CONSTRAINT "imports_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "mechanisms" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "owner_unit_id" UUID NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,
    "template" TEXT COLLATE "C",
    "created_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "retired_at" TIMESTAMPTZ(3),

    CONSTRAINT "mechanisms_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "mechanism_drafts" (
    "tenant_id" UUID NOT NULL,
    "mechanism_id" UUID NOT NULL,
    "document" JSONB NOT NULL,
    "layout" JSONB NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "updated_by" UUID NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "mechanism_drafts_pkey" PRIMARY KEY ("tenant_id","mechanism_id")
);

-- CreateTable
CREATE TABLE "mechanism_versions" (
    "tenant_id" UUID NOT NULL,
    "mechanism_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "document" JSONB NOT NULL,
    "layout" JSONB NOT NULL,
    "digest" TEXT COLLATE "C" NOT NULL,
    "plan_number" TEXT COLLATE "C",
    "explanation_id" UUID,
    "state" TEXT COLLATE "C" NOT NULL,
    "submitted_by" UUID NOT NULL,
    "submitted_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_by" UUID,
    "decided_at" TIMESTAMPTZ(3),
    "in_force_from" DATE,

    CONSTRAINT "mechanism_versions_pkey" PRIMARY KEY ("tenant_id","mechanism_id","version")
);

-- CreateTable
CREATE TABLE "posts" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "title" TEXT COLLATE "C" NOT NULL,
    "role" TEXT COLLATE "C" NOT NULL,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "posts_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "persons" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT COLLATE "C",
    "phone" TEXT COLLATE "C",
    "erased_at" TIMESTAMPTZ(3),

    CONSTRAINT "persons_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "holders" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "post_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "deputy" BOOLEAN NOT NULL DEFAULT false,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,

    CONSTRAINT "holders_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "tenants" (
    "id" UUID NOT NULL,
    "code" TEXT COLLATE "C" NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,
    "kind" TEXT COLLATE "C" NOT NULL,
    "root_level" TEXT COLLATE "C" NOT NULL,
    "notice" TEXT COLLATE "C",
    "clock_offset_ms" BIGINT NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "tenants_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "units" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" TEXT COLLATE "C" NOT NULL,
    "code" TEXT COLLATE "C",
    "level" TEXT COLLATE "C",
    "category" TEXT COLLATE "C",
    "population" INTEGER,
    "virtual" BOOLEAN NOT NULL DEFAULT false,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,
    "ordinal" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "units_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "unit_names" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,

    CONSTRAINT "unit_names_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "relations" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" TEXT COLLATE "C" NOT NULL,
    "source_id" UUID NOT NULL,
    "target_id" UUID NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,
    "share" INTEGER,

    CONSTRAINT "relations_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateIndex
CREATE INDEX "audit_tenant_id_at_idx" ON "audit"("tenant_id", "at");

-- CreateIndex
CREATE INDEX "audit_tenant_id_subject_idx" ON "audit"("tenant_id", "subject");

-- CreateIndex
CREATE INDEX "board_issues_tenant_id_published_at_idx" ON "board_issues"("tenant_id", "published_at");

-- CreateIndex
CREATE UNIQUE INDEX "board_issues_tenant_id_cycle_id_block_revision_key" ON "board_issues"("tenant_id", "cycle_id", "block", "revision");

-- CreateIndex
CREATE UNIQUE INDEX "cycles_tenant_id_mechanism_id_period_key" ON "cycles"("tenant_id", "mechanism_id", "period");

-- CreateIndex
CREATE INDEX "facts_tenant_id_import_id_idx" ON "facts"("tenant_id", "import_id");

-- CreateIndex
CREATE UNIQUE INDEX "facts_tenant_id_cycle_id_seq_key" ON "facts"("tenant_id", "cycle_id", "seq");

-- CreateIndex
CREATE INDEX "divisions_parent_code_code_idx" ON "divisions"("parent_code", "code");

-- CreateIndex
CREATE INDEX "effects_tenant_id_cycle_id_state_idx" ON "effects"("tenant_id", "cycle_id", "state");

-- CreateIndex
CREATE UNIQUE INDEX "effects_tenant_id_mechanism_id_cycle_id_block_row_line_n_key" ON "effects"("tenant_id", "mechanism_id", "cycle_id", "block", "row", "line", "n");

-- CreateIndex
CREATE INDEX "ledger_entries_tenant_id_owner_unit_id_account_idx" ON "ledger_entries"("tenant_id", "owner_unit_id", "account");

-- CreateIndex
CREATE INDEX "ledger_entries_tenant_id_entry_id_idx" ON "ledger_entries"("tenant_id", "entry_id");

-- CreateIndex
CREATE INDEX "ledger_entries_tenant_id_effect_key_idx" ON "ledger_entries"("tenant_id", "effect_key");

-- CreateIndex
CREATE UNIQUE INDEX "auth_users_email_key" ON "auth_users"("email");

-- CreateIndex
CREATE UNIQUE INDEX "auth_sessions_token_key" ON "auth_sessions"("token");

-- CreateIndex
CREATE INDEX "auth_sessions_user_id_idx" ON "auth_sessions"("user_id");

-- CreateIndex
CREATE INDEX "auth_accounts_user_id_idx" ON "auth_accounts"("user_id");

-- CreateIndex
CREATE INDEX "auth_verifications_identifier_idx" ON "auth_verifications"("identifier");

-- CreateIndex
CREATE INDEX "login_names_user_id_tenant_id_idx" ON "login_names"("user_id", "tenant_id");

-- CreateIndex
CREATE UNIQUE INDEX "login_names_tenant_id_person_id_key" ON "login_names"("tenant_id", "person_id");

-- CreateIndex
CREATE INDEX "imports_tenant_id_kind_at_idx" ON "imports"("tenant_id", "kind", "at");

-- CreateIndex
CREATE INDEX "mechanisms_tenant_id_owner_unit_id_idx" ON "mechanisms"("tenant_id", "owner_unit_id");

-- CreateIndex
CREATE INDEX "posts_tenant_id_unit_id_idx" ON "posts"("tenant_id", "unit_id");

-- CreateIndex
CREATE INDEX "holders_tenant_id_person_id_idx" ON "holders"("tenant_id", "person_id");

-- CreateIndex
CREATE UNIQUE INDEX "holders_tenant_id_post_id_person_id_valid_from_key" ON "holders"("tenant_id", "post_id", "person_id", "valid_from");

-- CreateIndex
CREATE UNIQUE INDEX "tenants_code_key" ON "tenants"("code");

-- CreateIndex
CREATE INDEX "units_tenant_id_code_idx" ON "units"("tenant_id", "code");

-- CreateIndex
CREATE INDEX "units_tenant_id_kind_ordinal_idx" ON "units"("tenant_id", "kind", "ordinal");

-- CreateIndex
CREATE INDEX "unit_names_tenant_id_name_idx" ON "unit_names"("tenant_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "unit_names_tenant_id_unit_id_valid_from_key" ON "unit_names"("tenant_id", "unit_id", "valid_from");

-- CreateIndex
CREATE INDEX "relations_tenant_id_kind_target_id_idx" ON "relations"("tenant_id", "kind", "target_id");

-- CreateIndex
CREATE UNIQUE INDEX "relations_tenant_id_kind_source_id_target_id_valid_from_key" ON "relations"("tenant_id", "kind", "source_id", "target_id", "valid_from");

-- AddForeignKey
ALTER TABLE "board_issues" ADD CONSTRAINT "board_issues_tenant_id_cycle_id_fkey" FOREIGN KEY ("tenant_id", "cycle_id") REFERENCES "cycles"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "calendar_days" ADD CONSTRAINT "calendar_days_revision_fkey" FOREIGN KEY ("revision") REFERENCES "calendar_revisions"("revision") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "cycles" ADD CONSTRAINT "cycles_tenant_id_mechanism_id_fkey" FOREIGN KEY ("tenant_id", "mechanism_id") REFERENCES "mechanisms"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "cycles" ADD CONSTRAINT "cycles_tenant_id_mechanism_id_version_fkey" FOREIGN KEY ("tenant_id", "mechanism_id", "version") REFERENCES "mechanism_versions"("tenant_id", "mechanism_id", "version") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "cycles" ADD CONSTRAINT "cycles_tenant_id_owner_unit_id_fkey" FOREIGN KEY ("tenant_id", "owner_unit_id") REFERENCES "units"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "facts" ADD CONSTRAINT "facts_tenant_id_cycle_id_fkey" FOREIGN KEY ("tenant_id", "cycle_id") REFERENCES "cycles"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "facts" ADD CONSTRAINT "facts_tenant_id_import_id_fkey" FOREIGN KEY ("tenant_id", "import_id") REFERENCES "imports"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "derived" ADD CONSTRAINT "derived_tenant_id_cycle_id_fkey" FOREIGN KEY ("tenant_id", "cycle_id") REFERENCES "cycles"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "effects" ADD CONSTRAINT "effects_tenant_id_cycle_id_fkey" FOREIGN KEY ("tenant_id", "cycle_id") REFERENCES "cycles"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ledger_entries" ADD CONSTRAINT "ledger_entries_tenant_id_effect_key_fkey" FOREIGN KEY ("tenant_id", "effect_key") REFERENCES "effects"("tenant_id", "key") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ledger_entries" ADD CONSTRAINT "ledger_entries_tenant_id_owner_unit_id_fkey" FOREIGN KEY ("tenant_id", "owner_unit_id") REFERENCES "units"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "auth_sessions" ADD CONSTRAINT "auth_sessions_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "auth_users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "auth_accounts" ADD CONSTRAINT "auth_accounts_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "auth_users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "login_names" ADD CONSTRAINT "login_names_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "auth_users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mechanisms" ADD CONSTRAINT "mechanisms_tenant_id_owner_unit_id_fkey" FOREIGN KEY ("tenant_id", "owner_unit_id") REFERENCES "units"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mechanism_drafts" ADD CONSTRAINT "mechanism_drafts_tenant_id_mechanism_id_fkey" FOREIGN KEY ("tenant_id", "mechanism_id") REFERENCES "mechanisms"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mechanism_versions" ADD CONSTRAINT "mechanism_versions_tenant_id_mechanism_id_fkey" FOREIGN KEY ("tenant_id", "mechanism_id") REFERENCES "mechanisms"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "posts" ADD CONSTRAINT "posts_tenant_id_unit_id_fkey" FOREIGN KEY ("tenant_id", "unit_id") REFERENCES "units"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "holders" ADD CONSTRAINT "holders_tenant_id_post_id_fkey" FOREIGN KEY ("tenant_id", "post_id") REFERENCES "posts"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "holders" ADD CONSTRAINT "holders_tenant_id_person_id_fkey" FOREIGN KEY ("tenant_id", "person_id") REFERENCES "persons"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "unit_names" ADD CONSTRAINT "unit_names_tenant_id_unit_id_fkey" FOREIGN KEY ("tenant_id", "unit_id") REFERENCES "units"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "relations" ADD CONSTRAINT "relations_tenant_id_source_id_fkey" FOREIGN KEY ("tenant_id", "source_id") REFERENCES "units"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "relations" ADD CONSTRAINT "relations_tenant_id_target_id_fkey" FOREIGN KEY ("tenant_id", "target_id") REFERENCES "units"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;


-- Every tenant table stands under its tenant.
SELECT protect('words');
SELECT protect('audit', 'SELECT, INSERT');
SELECT protect('board_issues');
SELECT protect('cycles');
SELECT protect('facts', 'SELECT, INSERT');
SELECT protect('derived');
SELECT protect('effects');
SELECT protect('ledger_entries', 'SELECT, INSERT');
SELECT protect('imports');
SELECT protect('mechanisms');
SELECT protect('mechanism_drafts');
SELECT protect('mechanism_versions');
SELECT protect('posts');
SELECT protect('persons');
SELECT protect('holders');
SELECT protect('units');
SELECT protect('unit_names');
SELECT protect('relations');

-- Facts of one transaction carry one instant; a demo tenant's clock stands off by its own offset.
CREATE FUNCTION tenant_now(tenant uuid) RETURNS timestamptz LANGUAGE sql STABLE AS $$
  SELECT date_trunc('milliseconds', now()) + coalesce((SELECT clock_offset_ms FROM tenants WHERE id = tenant), 0) * interval '1 millisecond'
$$;

ALTER TABLE "tenants" ADD CONSTRAINT "tenants_clock" CHECK ("clock_offset_ms" = 0 OR "kind" = 'demo');

-- Login names belong to counties though a person may have several: the app role sees those of the county it works for.
ALTER TABLE "login_names" ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant_only ON "login_names" TO jizhi_app USING (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);

-- The directory: owned by its own role; the app role reads what a request needs and writes none of it.
-- Rights first: once a table is handed over, jizhi_owner has none left to give.
GRANT SELECT ON "tenants", "divisions", "calendar_revisions", "calendar_days", "login_names" TO jizhi_app;
ALTER TABLE "tenants" OWNER TO jizhi_directory;
ALTER TABLE "divisions" OWNER TO jizhi_directory;
ALTER TABLE "division_lists" OWNER TO jizhi_directory;
ALTER TABLE "calendar_revisions" OWNER TO jizhi_directory;
ALTER TABLE "calendar_days" OWNER TO jizhi_directory;
ALTER TABLE "auth_users" OWNER TO jizhi_directory;
ALTER TABLE "auth_sessions" OWNER TO jizhi_directory;
ALTER TABLE "auth_accounts" OWNER TO jizhi_directory;
ALTER TABLE "auth_verifications" OWNER TO jizhi_directory;
ALTER TABLE "login_names" OWNER TO jizhi_directory;
ALTER TABLE "login_failures" OWNER TO jizhi_directory;
