-- 下放: what the county lets its townships design, how far, and how they file it.
CREATE TABLE "design_grants" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "unit_id" UUID,
    "source_kind" TEXT COLLATE "C" NOT NULL,
    "source" TEXT COLLATE "C" NOT NULL,
    "reach" TEXT COLLATE "C" NOT NULL,
    "filing" TEXT COLLATE "C" NOT NULL,
    "note_id" UUID,
    "given_by" UUID NOT NULL,
    "given_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_by" UUID,
    "revoked_at" TIMESTAMPTZ(3),
    "revoke_reason_id" UUID,

    CONSTRAINT "design_grants_pkey" PRIMARY KEY ("tenant_id","id"),
    CONSTRAINT "design_grants_source_kind" CHECK ("source_kind" IN ('mechanism', 'template', 'blank')),
    CONSTRAINT "design_grants_reach" CHECK ("reach" IN ('values', 'extend')),
    CONSTRAINT "design_grants_filing" CHECK ("filing" IN ('record', 'approval'))
);
CREATE INDEX "design_grants_tenant_id_unit_id_idx" ON "design_grants"("tenant_id", "unit_id");
ALTER TABLE "design_grants" ADD CONSTRAINT "design_grants_tenant_id_unit_id_fkey" FOREIGN KEY ("tenant_id", "unit_id") REFERENCES "units"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
SELECT protect('design_grants', 'SELECT, INSERT, UPDATE');

-- By which grant a township took a mechanism over; what it was taken from stands in its origin.
CREATE TABLE "taken_mechanisms" (
    "tenant_id" UUID NOT NULL,
    "mechanism_id" UUID NOT NULL,
    "grant_id" UUID NOT NULL,
    "taken_by" UUID NOT NULL,
    "taken_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "taken_mechanisms_pkey" PRIMARY KEY ("tenant_id","mechanism_id")
);
CREATE INDEX "taken_mechanisms_tenant_id_grant_id_idx" ON "taken_mechanisms"("tenant_id", "grant_id");
ALTER TABLE "taken_mechanisms" ADD CONSTRAINT "taken_mechanisms_tenant_id_mechanism_id_fkey" FOREIGN KEY ("tenant_id", "mechanism_id") REFERENCES "mechanisms"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "taken_mechanisms" ADD CONSTRAINT "taken_mechanisms_tenant_id_grant_id_fkey" FOREIGN KEY ("tenant_id", "grant_id") REFERENCES "design_grants"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
SELECT protect('taken_mechanisms', 'SELECT, INSERT');

-- 备案与审批: what became of a version with the county after the township's own second person agreed.
CREATE TABLE "filings" (
    "tenant_id" UUID NOT NULL,
    "mechanism_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "kind" TEXT COLLATE "C" NOT NULL,
    "state" TEXT COLLATE "C" NOT NULL,
    "agreed_by" UUID NOT NULL,
    "filed_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_by" UUID,
    "decided_at" TIMESTAMPTZ(3),
    "reason_id" UUID,

    CONSTRAINT "filings_pkey" PRIMARY KEY ("tenant_id","mechanism_id","version"),
    CONSTRAINT "filings_kind" CHECK ("kind" IN ('record', 'approval')),
    CONSTRAINT "filings_state" CHECK ("state" IN ('filed', 'waiting', 'accepted', 'returned'))
);
ALTER TABLE "filings" ADD CONSTRAINT "filings_tenant_id_mechanism_id_version_fkey" FOREIGN KEY ("tenant_id", "mechanism_id", "version") REFERENCES "mechanism_versions"("tenant_id", "mechanism_id", "version") ON DELETE RESTRICT ON UPDATE CASCADE;
SELECT protect('filings', 'SELECT, INSERT, UPDATE');
