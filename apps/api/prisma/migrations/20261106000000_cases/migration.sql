-- Cases: each lives in a stream of its own beside the cycles, with a register that is rewritten from it.
ALTER TABLE "cycles" ADD COLUMN "kind" TEXT COLLATE "C" NOT NULL DEFAULT 'cycle';

CREATE TABLE "cases" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "mechanism_id" UUID NOT NULL,
    "owner_unit_id" UUID NOT NULL,
    "block" TEXT COLLATE "C" NOT NULL,
    "number" INTEGER NOT NULL,
    "source_cycle_id" UUID NOT NULL,
    "source_row" TEXT COLLATE "C" NOT NULL,
    "effect_key" TEXT COLLATE "C" NOT NULL,
    "merge_key" TEXT COLLATE "C",
    "words_id" UUID,
    "place_unit_id" UUID,
    "proposed_unit_id" UUID,
    "class" TEXT COLLATE "C",
    "status" TEXT COLLATE "C" NOT NULL,
    "unit_id" UUID,
    "turn" TEXT COLLATE "C",
    "turn_persons" UUID[],
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "due_at" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),
    "overdue" BOOLEAN NOT NULL DEFAULT false,
    "paused" BOOLEAN NOT NULL DEFAULT false,
    "voided" BOOLEAN NOT NULL DEFAULT false,
    "used_days" INTEGER NOT NULL DEFAULT 0,
    "reports" INTEGER NOT NULL DEFAULT 1,
    "reopened" INTEGER NOT NULL DEFAULT 0,
    "duplicate_of" UUID,

    CONSTRAINT "cases_pkey" PRIMARY KEY ("tenant_id","id")
);
CREATE UNIQUE INDEX "cases_tenant_id_mechanism_id_number_key" ON "cases"("tenant_id", "mechanism_id", "number");
CREATE INDEX "cases_tenant_id_status_due_at_idx" ON "cases"("tenant_id", "status", "due_at");
CREATE INDEX "cases_tenant_id_mechanism_id_merge_key_idx" ON "cases"("tenant_id", "mechanism_id", "merge_key");
CREATE INDEX "cases_tenant_id_source_cycle_id_idx" ON "cases"("tenant_id", "source_cycle_id");
SELECT protect('cases');
