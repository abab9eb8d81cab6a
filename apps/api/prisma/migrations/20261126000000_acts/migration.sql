-- 催办 of a work slip: the last time its sender asked again.
ALTER TABLE "work_slips" ADD COLUMN "urged_by" UUID, ADD COLUMN "urged_at" TIMESTAMPTZ(3);
