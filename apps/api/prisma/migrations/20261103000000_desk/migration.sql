-- A period whose cycle was voided may be opened again: openings of one period are counted.
ALTER TABLE "cycles" ADD COLUMN "attempt" INTEGER NOT NULL DEFAULT 1;
DROP INDEX "cycles_tenant_id_mechanism_id_period_key";
CREATE UNIQUE INDEX "cycles_tenant_id_mechanism_id_period_attempt_key" ON "cycles"("tenant_id", "mechanism_id", "period", "attempt");

-- 办理单: acts of the office outside the normal flow, with who asked, why, and who agreed.
CREATE TABLE "orders" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" TEXT COLLATE "C" NOT NULL,
    "cycle_id" UUID,
    "mechanism_id" UUID,
    "owner_unit_id" UUID NOT NULL,
    "content" JSONB NOT NULL,
    "sentence" TEXT COLLATE "C" NOT NULL,
    "basis" TEXT COLLATE "C" NOT NULL,
    "units" UUID[],
    "reach" UUID[],
    "state" TEXT COLLATE "C" NOT NULL,
    "needs_second" BOOLEAN NOT NULL,
    "reason_id" UUID NOT NULL,
    "file_id" UUID,
    "proposed_by" UUID NOT NULL,
    "proposed_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_by" UUID,
    "decided_at" TIMESTAMPTZ(3),
    "decision_id" UUID,
    "changes" JSONB,

    CONSTRAINT "orders_pkey" PRIMARY KEY ("tenant_id","id"),
    CONSTRAINT "orders_second" CHECK ("decided_by" IS DISTINCT FROM "proposed_by" OR "state" = 'withdrawn'),
    CONSTRAINT "orders_confirmed" CHECK ("state" <> 'confirmed' OR NOT "needs_second" OR "decided_by" IS NOT NULL)
);
CREATE INDEX "orders_tenant_id_cycle_id_idx" ON "orders"("tenant_id", "cycle_id");
CREATE INDEX "orders_tenant_id_mechanism_id_state_idx" ON "orders"("tenant_id", "mechanism_id", "state");
ALTER TABLE "orders" ADD CONSTRAINT "orders_tenant_id_cycle_id_fkey" FOREIGN KEY ("tenant_id", "cycle_id") REFERENCES "cycles"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "orders" ADD CONSTRAINT "orders_tenant_id_mechanism_id_fkey" FOREIGN KEY ("tenant_id", "mechanism_id") REFERENCES "mechanisms"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "orders" ADD CONSTRAINT "orders_tenant_id_owner_unit_id_fkey" FOREIGN KEY ("tenant_id", "owner_unit_id") REFERENCES "units"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
SELECT protect('orders', 'SELECT, INSERT, UPDATE');
