-- Months kept with a mechanism, each with what must come out of it; and what came out when a version was handed in.
CREATE TABLE "mechanism_trials" (
    "tenant_id" UUID NOT NULL,
    "mechanism_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,
    "why_id" UUID,
    "period" TEXT COLLATE "C" NOT NULL,
    "source" TEXT COLLATE "C" NOT NULL,
    "basis" TEXT COLLATE "C" NOT NULL,
    "version" INTEGER,
    "month" JSONB NOT NULL,
    "names" JSONB NOT NULL,
    "expected" JSONB NOT NULL,
    "accepted" JSONB NOT NULL,
    "made_by" UUID NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "removed_by" UUID,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "mechanism_trials_pkey" PRIMARY KEY ("tenant_id","mechanism_id","id"),
    CONSTRAINT "mechanism_trials_source_check" CHECK ("source" IN ('cycle', 'invented', 'file', 'template')),
    CONSTRAINT "mechanism_trials_basis_check" CHECK ("basis" IN ('version', 'draft', 'file'))
);
ALTER TABLE "mechanism_trials" ADD CONSTRAINT "mechanism_trials_tenant_id_mechanism_id_fkey" FOREIGN KEY ("tenant_id", "mechanism_id") REFERENCES "mechanisms"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
SELECT protect('mechanism_trials', 'SELECT, INSERT, UPDATE');

CREATE TABLE "version_trials" (
    "tenant_id" UUID NOT NULL,
    "mechanism_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "ran" JSONB NOT NULL,
    "why_id" UUID,

    CONSTRAINT "version_trials_pkey" PRIMARY KEY ("tenant_id","mechanism_id","version")
);
ALTER TABLE "version_trials" ADD CONSTRAINT "version_trials_tenant_id_mechanism_id_version_fkey" FOREIGN KEY ("tenant_id", "mechanism_id", "version") REFERENCES "mechanism_versions"("tenant_id", "mechanism_id", "version") ON DELETE RESTRICT ON UPDATE CASCADE;
SELECT protect('version_trials', 'SELECT, INSERT');
