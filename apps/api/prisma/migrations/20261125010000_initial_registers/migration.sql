-- 台账: objects (公厕, 证照, 标准项 …) with their attributes from a day to a day; cycles pin them when they open.
CREATE TABLE "register_objects" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "register" TEXT COLLATE "C" NOT NULL,
    "object_id" UUID NOT NULL,
    "number" TEXT COLLATE "C" NOT NULL,
    "name" TEXT NOT NULL,
    "unit_id" UUID NOT NULL,
    "values" JSONB NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,
    "by" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "register_objects_pkey" PRIMARY KEY ("tenant_id","id")
);
CREATE INDEX "register_objects_tenant_id_register_number_idx" ON "register_objects"("tenant_id", "register", "number");
CREATE INDEX "register_objects_tenant_id_object_id_idx" ON "register_objects"("tenant_id", "object_id");
SELECT protect('register_objects', 'SELECT, INSERT, UPDATE');
