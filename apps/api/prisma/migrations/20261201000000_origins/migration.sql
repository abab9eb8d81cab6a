-- What a mechanism was made from, as it was taken: the base of a three-way merge, and what a township may not change.
CREATE TABLE "mechanism_origins" (
    "tenant_id" UUID NOT NULL,
    "mechanism_id" UUID NOT NULL,
    "kind" TEXT COLLATE "C" NOT NULL,
    "source" TEXT COLLATE "C" NOT NULL,
    "version" INTEGER NOT NULL,
    "document" JSONB NOT NULL,
    "taken_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "mechanism_origins_pkey" PRIMARY KEY ("tenant_id","mechanism_id"),
    CONSTRAINT "mechanism_origins_kind_check" CHECK ("kind" IN ('template', 'mechanism'))
);
CREATE INDEX "mechanism_origins_tenant_id_source_idx" ON "mechanism_origins"("tenant_id", "source");
ALTER TABLE "mechanism_origins" ADD CONSTRAINT "mechanism_origins_tenant_id_mechanism_id_fkey" FOREIGN KEY ("tenant_id", "mechanism_id") REFERENCES "mechanisms"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
SELECT protect('mechanism_origins', 'SELECT, INSERT, UPDATE');
