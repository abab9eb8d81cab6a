-- 命名保存: what a draft was when somebody kept it under a name. It never changes.
CREATE TABLE "named_drafts" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "mechanism_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "note_id" UUID,
    "document" JSONB NOT NULL,
    "layout" JSONB NOT NULL,
    "kept_by" UUID NOT NULL,
    "kept_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "named_drafts_pkey" PRIMARY KEY ("tenant_id","id")
);
CREATE UNIQUE INDEX "named_drafts_tenant_id_mechanism_id_name_key" ON "named_drafts"("tenant_id", "mechanism_id", "name");
ALTER TABLE "named_drafts" ADD CONSTRAINT "named_drafts_tenant_id_mechanism_id_fkey" FOREIGN KEY ("tenant_id", "mechanism_id") REFERENCES "mechanisms"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
SELECT protect('named_drafts', 'SELECT, INSERT');
