-- What leaves the house: one row per message, addressee and channel; unique by key, so that putting twice does nothing.
CREATE TABLE "deliveries" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "key" TEXT COLLATE "C" NOT NULL,
    "channel" TEXT COLLATE "C" NOT NULL,
    "kind" TEXT COLLATE "C" NOT NULL,
    "urgent" BOOLEAN NOT NULL DEFAULT false,
    "cycle_id" UUID,
    "about" JSONB NOT NULL,
    "person_id" UUID,
    "post_id" UUID,
    "unit_id" UUID,
    "reader_unit_id" UUID,
    "reader_role" TEXT COLLATE "C",
    "title" JSONB NOT NULL,
    "body" JSONB NOT NULL,
    "link" TEXT COLLATE "C" NOT NULL,
    "receipt" BOOLEAN NOT NULL DEFAULT false,
    "inbox_id" UUID,
    "state" TEXT COLLATE "C" NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_at" TIMESTAMPTZ(3),
    "lease_until" TIMESTAMPTZ(3),
    "sent_as" UUID,
    "answer" TEXT COLLATE "C",
    "last_error" TEXT COLLATE "C",
    "put_at" TIMESTAMPTZ(3) NOT NULL,
    "sent_at" TIMESTAMPTZ(3),
    "delivered_at" TIMESTAMPTZ(3),
    "read_at" TIMESTAMPTZ(3),

    CONSTRAINT "deliveries_pkey" PRIMARY KEY ("tenant_id","id")
);
CREATE UNIQUE INDEX "deliveries_tenant_id_key_key" ON "deliveries"("tenant_id", "key");
CREATE INDEX "deliveries_tenant_id_channel_state_next_at_idx" ON "deliveries"("tenant_id", "channel", "state", "next_at");
CREATE INDEX "deliveries_tenant_id_person_id_idx" ON "deliveries"("tenant_id", "person_id");
CREATE INDEX "deliveries_tenant_id_post_id_idx" ON "deliveries"("tenant_id", "post_id");
CREATE INDEX "deliveries_tenant_id_reader_unit_id_idx" ON "deliveries"("tenant_id", "reader_unit_id");
CREATE INDEX "deliveries_tenant_id_cycle_id_idx" ON "deliveries"("tenant_id", "cycle_id");
CREATE INDEX "deliveries_tenant_id_put_at_idx" ON "deliveries"("tenant_id", "put_at");
SELECT protect('deliveries');

-- Who has read what: a message to a unit or a post is one row, read by several people.
CREATE TABLE "delivery_reads" (
    "tenant_id" UUID NOT NULL,
    "delivery_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "delivery_reads_pkey" PRIMARY KEY ("tenant_id","delivery_id","person_id")
);
CREATE INDEX "delivery_reads_tenant_id_person_id_idx" ON "delivery_reads"("tenant_id", "person_id");
ALTER TABLE "delivery_reads" ADD CONSTRAINT "delivery_reads_tenant_id_delivery_id_fkey" FOREIGN KEY ("tenant_id", "delivery_id") REFERENCES "deliveries"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
SELECT protect('delivery_reads');

-- The ways out of the house, as a county set them; addresses and secrets stand sealed and never leave again.
CREATE TABLE "channels" (
    "tenant_id" UUID NOT NULL,
    "channel" TEXT COLLATE "C" NOT NULL,
    "enabled" BOOLEAN NOT NULL,
    "takes" TEXT[] NOT NULL,
    "after_hours" INTEGER NOT NULL DEFAULT 0,
    "options" JSONB NOT NULL,
    "sealed" TEXT COLLATE "C",
    "recent" TIMESTAMPTZ(3)[] NOT NULL,
    "blocked_until" TIMESTAMPTZ(3),
    "changed_by" UUID,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "channels_pkey" PRIMARY KEY ("tenant_id","channel")
);
SELECT protect('channels');

-- One row a county: quiet hours, hosts of its own network that it allows, and whether it only rehearses.
CREATE TABLE "delivery_rules" (
    "tenant_id" UUID NOT NULL,
    "quiet_from" TEXT COLLATE "C" NOT NULL,
    "quiet_to" TEXT COLLATE "C" NOT NULL,
    "working_days_only" BOOLEAN NOT NULL,
    "allowed_hosts" TEXT[] NOT NULL,
    "training" BOOLEAN NOT NULL,
    "changed_by" UUID,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "delivery_rules_pkey" PRIMARY KEY ("tenant_id")
);
SELECT protect('delivery_rules');

-- Where a person wants mail; given by the person, emptied when the person is erased.
ALTER TABLE "persons" ADD COLUMN "email" TEXT COLLATE "C";
