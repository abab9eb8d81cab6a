-- Notices on days off and make-up days that a county entered: laid over the shipped calendar in their order (PIN-1, TIME-3).
CREATE TABLE "calendar_notices" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "number" TEXT COLLATE "C" NOT NULL,
    "link" TEXT COLLATE "C",
    "issued_on" DATE NOT NULL,
    "days" JSONB NOT NULL,
    "publishes" INTEGER,
    "entered_by" UUID NOT NULL,
    "entered_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "calendar_notices_pkey" PRIMARY KEY ("tenant_id","id")
);
CREATE UNIQUE INDEX "calendar_notices_tenant_id_ordinal_key" ON "calendar_notices"("tenant_id", "ordinal");
CREATE UNIQUE INDEX "calendar_notices_tenant_id_number_key" ON "calendar_notices"("tenant_id", "number");
SELECT protect('calendar_notices');

-- Which deadline of a running cycle a notice moved, from when to when; written with the fact that states the notice.
CREATE TABLE "calendar_moves" (
    "tenant_id" UUID NOT NULL,
    "cycle_id" UUID NOT NULL,
    "notice_id" UUID NOT NULL,
    "deadline" TEXT COLLATE "C" NOT NULL,
    "from_at" TIMESTAMPTZ(3) NOT NULL,
    "to_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "calendar_moves_pkey" PRIMARY KEY ("tenant_id","cycle_id","notice_id","deadline")
);
ALTER TABLE "calendar_moves" ADD CONSTRAINT "calendar_moves_tenant_id_cycle_id_fkey" FOREIGN KEY ("tenant_id", "cycle_id") REFERENCES "cycles"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "calendar_moves" ADD CONSTRAINT "calendar_moves_tenant_id_notice_id_fkey" FOREIGN KEY ("tenant_id", "notice_id") REFERENCES "calendar_notices"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
SELECT protect('calendar_moves');
