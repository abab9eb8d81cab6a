-- Which cycles read a mechanism: found by an index when one of its tables freezes, however many other cycles run.
CREATE TABLE "cycle_sources" (
    "tenant_id" UUID NOT NULL,
    "mechanism_id" UUID NOT NULL,
    "cycle_id" UUID NOT NULL,

    CONSTRAINT "cycle_sources_pkey" PRIMARY KEY ("tenant_id","mechanism_id","cycle_id")
);
ALTER TABLE "cycle_sources" ADD CONSTRAINT "cycle_sources_tenant_id_mechanism_id_fkey" FOREIGN KEY ("tenant_id", "mechanism_id") REFERENCES "mechanisms"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "cycle_sources" ADD CONSTRAINT "cycle_sources_tenant_id_cycle_id_fkey" FOREIGN KEY ("tenant_id", "cycle_id") REFERENCES "cycles"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
-- The owner reads every county for a moment: from the opening fact of each cycle, and where it was repinned from those too.
ALTER TABLE "cycles" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "facts" NO FORCE ROW LEVEL SECURITY;
INSERT INTO "cycle_sources"
SELECT DISTINCT c.tenant_id, (s.source ->> 'mechanism')::uuid, c.id
FROM cycles c
JOIN facts f ON f.tenant_id = c.tenant_id AND f.cycle_id = c.id AND (f.seq = 1 OR c.editions <> '[]' AND f.kind = 'repinned')
CROSS JOIN LATERAL jsonb_array_elements(coalesce(f.value -> 'sources', f.value -> 'pins' -> 'sources', '[]')) AS s (source);
ALTER TABLE "cycles" FORCE ROW LEVEL SECURITY;
ALTER TABLE "facts" FORCE ROW LEVEL SECURITY;
SELECT protect('cycle_sources', 'SELECT, INSERT');
