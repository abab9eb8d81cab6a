-- When each mechanism opens next by itself (CYC-1): what the list shows, and how a second worker knows that the timer is set.
CREATE TABLE "schedules" (
    "tenant_id" UUID NOT NULL,
    "mechanism_id" UUID NOT NULL,
    "next_period" TEXT COLLATE "C",
    "next_at" TIMESTAMPTZ(3),
    "sunset" DATE,

    CONSTRAINT "schedules_pkey" PRIMARY KEY ("tenant_id","mechanism_id")
);
ALTER TABLE "schedules" ADD CONSTRAINT "schedules_tenant_id_mechanism_id_fkey" FOREIGN KEY ("tenant_id", "mechanism_id") REFERENCES "mechanisms"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
SELECT protect('schedules');

-- The moment for which the timer of a cycle is set, and up to which people were reminded.
ALTER TABLE "derived" ADD COLUMN "timer_at" TIMESTAMPTZ(3), ADD COLUMN "reminded_to" TIMESTAMPTZ(3);

-- What happened and is to open a cycle of its own, perhaps only after a delay (CYC-3).
CREATE TABLE "expected_events" (
    "tenant_id" UUID NOT NULL,
    "mechanism_id" UUID NOT NULL,
    "event" TEXT COLLATE "C" NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "opens_at" TIMESTAMPTZ(3) NOT NULL,
    "rows" JSONB NOT NULL,

    CONSTRAINT "expected_events_pkey" PRIMARY KEY ("tenant_id","mechanism_id","event")
);
ALTER TABLE "expected_events" ADD CONSTRAINT "expected_events_tenant_id_mechanism_id_fkey" FOREIGN KEY ("tenant_id", "mechanism_id") REFERENCES "mechanisms"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
SELECT protect('expected_events');
