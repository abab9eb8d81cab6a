-- Scoring sheets of a county: the name and newest version of each, and every version as it was kept.
CREATE TABLE "sheets" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "owner_unit_id" UUID NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,
    "version" INTEGER NOT NULL,
    "created_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sheets_pkey" PRIMARY KEY ("tenant_id","id")
);
CREATE UNIQUE INDEX "sheets_tenant_id_owner_unit_id_name_key" ON "sheets"("tenant_id", "owner_unit_id", "name");
ALTER TABLE "sheets" ADD CONSTRAINT "sheets_tenant_id_owner_unit_id_fkey" FOREIGN KEY ("tenant_id", "owner_unit_id") REFERENCES "units"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
SELECT protect('sheets');

CREATE TABLE "sheet_versions" (
    "tenant_id" UUID NOT NULL,
    "sheet_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "document" JSONB NOT NULL,
    "digest" TEXT COLLATE "C" NOT NULL,
    "file_name" TEXT COLLATE "C",
    "note_id" UUID,
    "by" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sheet_versions_pkey" PRIMARY KEY ("tenant_id","sheet_id","version")
);
ALTER TABLE "sheet_versions" ADD CONSTRAINT "sheet_versions_tenant_id_sheet_id_fkey" FOREIGN KEY ("tenant_id", "sheet_id") REFERENCES "sheets"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
SELECT protect('sheet_versions', 'SELECT, INSERT');
