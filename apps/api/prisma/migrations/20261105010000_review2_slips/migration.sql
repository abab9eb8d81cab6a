-- Numbered slips: what is to be signed on paper, by whom, and the scan that came back. A number is never given twice or left out.
CREATE TABLE "slips" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "kind" TEXT COLLATE "C" NOT NULL,
    "state" TEXT COLLATE "C" NOT NULL,
    "cycle_id" UUID,
    "block" TEXT COLLATE "C",
    "order_id" UUID,
    "owner_unit_id" UUID NOT NULL,
    "content" JSONB NOT NULL,
    "digest" TEXT COLLATE "C" NOT NULL,
    "signer" UUID NOT NULL,
    "printed_by" UUID NOT NULL,
    "printed_at" TIMESTAMPTZ(3) NOT NULL,
    "file_id" UUID,
    "signed_on" DATE,
    "uploaded_by" UUID,
    "uploaded_at" TIMESTAMPTZ(3),
    "voided_by" UUID,
    "voided_at" TIMESTAMPTZ(3),
    "words_id" UUID,

    CONSTRAINT "slips_pkey" PRIMARY KEY ("tenant_id","id")
);
CREATE UNIQUE INDEX "slips_tenant_id_year_number_key" ON "slips"("tenant_id", "year", "number");
CREATE INDEX "slips_tenant_id_cycle_id_idx" ON "slips"("tenant_id", "cycle_id");
SELECT protect('slips', 'SELECT, INSERT, UPDATE');
