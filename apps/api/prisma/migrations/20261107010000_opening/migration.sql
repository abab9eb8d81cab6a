-- HIST-13: what counters and totals stood at before a mechanism's first own period; every cycle opened later reads it.
CREATE TABLE "initial_figures" (
    "tenant_id" UUID NOT NULL,
    "mechanism_id" UUID NOT NULL,
    "block" TEXT COLLATE "C" NOT NULL,
    "row" TEXT COLLATE "C" NOT NULL,
    "figure" TEXT COLLATE "C" NOT NULL,
    "as_of" TEXT COLLATE "C" NOT NULL,
    "value" TEXT COLLATE "C" NOT NULL,
    "by" UUID NOT NULL,
    "second" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "initial_figures_pkey" PRIMARY KEY ("tenant_id","mechanism_id","block","row","figure"),
    CONSTRAINT "initial_figures_two" CHECK ("by" <> "second")
);
ALTER TABLE "initial_figures" ADD CONSTRAINT "initial_figures_tenant_id_mechanism_id_fkey" FOREIGN KEY ("tenant_id", "mechanism_id") REFERENCES "mechanisms"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
SELECT protect('initial_figures', 'SELECT, INSERT, UPDATE');
