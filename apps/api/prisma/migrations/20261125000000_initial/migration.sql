-- 期初 of open cases: a case may come from the county's own list, under the number it had there, by an order of two persons.
ALTER TABLE "cases" ALTER COLUMN "source_cycle_id" DROP NOT NULL, ALTER COLUMN "source_row" DROP NOT NULL;
ALTER TABLE "cases" ADD COLUMN "brought_number" TEXT COLLATE "C", ADD COLUMN "order_id" UUID;
CREATE UNIQUE INDEX "cases_tenant_id_mechanism_id_brought_number_key" ON "cases"("tenant_id", "mechanism_id", "brought_number");
