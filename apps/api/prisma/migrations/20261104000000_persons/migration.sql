-- 代理: a holding may be that of somebody who stands in for a holder who is away.
ALTER TABLE "holders" ADD COLUMN "stands_for_id" UUID;
ALTER TABLE "holders" ADD CONSTRAINT "holders_tenant_id_stands_for_id_fkey" FOREIGN KEY ("tenant_id", "stands_for_id") REFERENCES "persons"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- 交接清单: what passed from one holder of a post to the next, in one cycle. Never changed.
CREATE TABLE "hand_overs" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "cycle_id" UUID NOT NULL,
    "post_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "left_ids" UUID[] NOT NULL,
    "came_ids" UUID[] NOT NULL,
    "duties" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "hand_overs_pkey" PRIMARY KEY ("tenant_id","id")
);
CREATE INDEX "hand_overs_tenant_id_cycle_id_idx" ON "hand_overs"("tenant_id", "cycle_id");
ALTER TABLE "hand_overs" ADD CONSTRAINT "hand_overs_tenant_id_cycle_id_fkey" FOREIGN KEY ("tenant_id", "cycle_id") REFERENCES "cycles"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "hand_overs" ADD CONSTRAINT "hand_overs_tenant_id_post_id_fkey" FOREIGN KEY ("tenant_id", "post_id") REFERENCES "posts"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
SELECT protect('hand_overs', 'SELECT, INSERT');

-- 催办: once per duty and day. Never changed.
CREATE TABLE "urges" (
    "tenant_id" UUID NOT NULL,
    "cycle_id" UUID NOT NULL,
    "block" TEXT COLLATE "C" NOT NULL,
    "row" TEXT COLLATE "C" NOT NULL,
    "day" DATE NOT NULL,
    "person_ids" UUID[] NOT NULL,
    "by" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "words_id" UUID,

    CONSTRAINT "urges_pkey" PRIMARY KEY ("tenant_id","cycle_id","block","row","day")
);
CREATE INDEX "urges_tenant_id_day_idx" ON "urges"("tenant_id", "day");
ALTER TABLE "urges" ADD CONSTRAINT "urges_tenant_id_cycle_id_fkey" FOREIGN KEY ("tenant_id", "cycle_id") REFERENCES "cycles"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
SELECT protect('urges', 'SELECT, INSERT');
