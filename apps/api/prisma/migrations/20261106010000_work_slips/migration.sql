-- A cycle of one event (CYC-2) is not a period: lists of periods leave it out, and the list of cases shows what came of it.
ALTER TABLE "cycles" ADD COLUMN "event" BOOLEAN NOT NULL DEFAULT false;

-- 工作联系单: from unit to unit, numbered in each county and year without gaps.
CREATE TABLE "work_slips" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "from_unit_id" UUID NOT NULL,
    "to_unit_id" UUID NOT NULL,
    "title_id" UUID NOT NULL,
    "content_id" UUID NOT NULL,
    "case_id" UUID,
    "reply_days" INTEGER NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "sent_by" UUID NOT NULL,
    "sent_at" TIMESTAMPTZ(3) NOT NULL,
    "reply_id" UUID,
    "replied_by" UUID,
    "replied_at" TIMESTAMPTZ(3),
    "closed_by" UUID,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "work_slips_pkey" PRIMARY KEY ("tenant_id","id")
);
CREATE UNIQUE INDEX "work_slips_tenant_id_year_number_key" ON "work_slips"("tenant_id", "year", "number");
CREATE INDEX "work_slips_tenant_id_to_unit_id_idx" ON "work_slips"("tenant_id", "to_unit_id");
CREATE INDEX "work_slips_tenant_id_from_unit_id_idx" ON "work_slips"("tenant_id", "from_unit_id");
SELECT protect('work_slips');
