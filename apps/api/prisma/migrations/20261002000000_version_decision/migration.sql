-- Why a version was approved or returned; erasable words, so the version itself never has to change.
ALTER TABLE "mechanism_versions" ADD COLUMN "decision_reason_id" UUID;

-- A version is written once and decided once: the app role may touch nothing else of it, and may not take it away.
REVOKE UPDATE, DELETE ON "mechanism_versions" FROM jizhi_app;
GRANT UPDATE ("state", "decided_by", "decided_at", "decision_reason_id") ON "mechanism_versions" TO jizhi_app;
