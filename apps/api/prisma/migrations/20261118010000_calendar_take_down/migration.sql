-- A board whose time is over was taken down: by the platform, at that moment.
ALTER TABLE "board_issues" ADD COLUMN "taken_down_at" TIMESTAMPTZ(3);
CREATE INDEX "board_issues_tenant_id_expires_at_idx" ON "board_issues"("tenant_id", "expires_at");
SELECT reseal('board_issues');
