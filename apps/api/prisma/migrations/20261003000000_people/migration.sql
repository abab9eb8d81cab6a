-- A unit whose category, level or population changed keeps its id: its earlier stretches stand here, the latest in units.
CREATE TABLE "unit_spans" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "category" TEXT COLLATE "C",
    "level" TEXT COLLATE "C",
    "population" INTEGER,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE NOT NULL,

    CONSTRAINT "unit_spans_pkey" PRIMARY KEY ("tenant_id","id")
);
CREATE UNIQUE INDEX "unit_spans_tenant_id_unit_id_valid_from_key" ON "unit_spans"("tenant_id", "unit_id", "valid_from");
ALTER TABLE "unit_spans" ADD CONSTRAINT "unit_spans_tenant_id_unit_id_fkey" FOREIGN KEY ("tenant_id", "unit_id") REFERENCES "units"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
SELECT protect('unit_spans');

-- Posts begin and end by date, like everything else of the organisation.
ALTER TABLE "posts" DROP COLUMN "closed_at", ADD COLUMN "valid_from" DATE, ADD COLUMN "valid_to" DATE;

-- Duties fall on posts, secondments on persons: each end of a relation is a unit, a post or a person.
ALTER TABLE "relations"
    ALTER COLUMN "source_id" DROP NOT NULL,
    ALTER COLUMN "target_id" DROP NOT NULL,
    ADD COLUMN "source_post_id" UUID,
    ADD COLUMN "source_person_id" UUID,
    ADD COLUMN "target_post_id" UUID,
    ADD COLUMN "target_person_id" UUID,
    ADD CONSTRAINT "relations_one_source" CHECK (num_nonnulls("source_id", "source_post_id", "source_person_id") = 1),
    ADD CONSTRAINT "relations_one_target" CHECK (num_nonnulls("target_id", "target_post_id", "target_person_id") = 1);
ALTER TABLE "relations" ADD CONSTRAINT "relations_tenant_id_source_post_id_fkey" FOREIGN KEY ("tenant_id", "source_post_id") REFERENCES "posts"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "relations" ADD CONSTRAINT "relations_tenant_id_source_person_id_fkey" FOREIGN KEY ("tenant_id", "source_person_id") REFERENCES "persons"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "relations" ADD CONSTRAINT "relations_tenant_id_target_post_id_fkey" FOREIGN KEY ("tenant_id", "target_post_id") REFERENCES "posts"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "relations" ADD CONSTRAINT "relations_tenant_id_target_person_id_fkey" FOREIGN KEY ("tenant_id", "target_person_id") REFERENCES "persons"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
