-- An uploaded file between being checked and being written; a day later it is gone.
CREATE TABLE "uploads" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "file_name" TEXT COLLATE "C" NOT NULL,
    "sha256" TEXT COLLATE "C" NOT NULL,
    "bytes" BYTEA NOT NULL,
    "by" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "uploads_pkey" PRIMARY KEY ("tenant_id","id")
);
CREATE INDEX "uploads_tenant_id_expires_at_idx" ON "uploads"("tenant_id", "expires_at");
-- xlsx is packed already: pressing it once more costs time and saves nothing.
ALTER TABLE "uploads" ALTER COLUMN "bytes" SET STORAGE EXTERNAL;
SELECT protect('uploads');

-- Where official figures were taken from, as people cite it.
ALTER TABLE "imports" ADD COLUMN "source" TEXT COLLATE "C";

-- A period that was brought in as history: nothing runs on it, nobody acts in it.
ALTER TABLE "cycles" ADD COLUMN "source" TEXT COLLATE "C";
