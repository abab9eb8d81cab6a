-- Who writes on a draft just now: one page at a time, until it is silent or another one takes over.
CREATE TABLE "mechanism_pens" (
    "tenant_id" UUID NOT NULL,
    "mechanism_id" UUID NOT NULL,
    "page" UUID NOT NULL,
    "held_by" UUID NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "mechanism_pens_pkey" PRIMARY KEY ("tenant_id","mechanism_id")
);
ALTER TABLE "mechanism_pens" ADD CONSTRAINT "mechanism_pens_tenant_id_mechanism_id_fkey" FOREIGN KEY ("tenant_id", "mechanism_id") REFERENCES "mechanisms"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
SELECT protect('mechanism_pens', 'SELECT, INSERT, UPDATE');
