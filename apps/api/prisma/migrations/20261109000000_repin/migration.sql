-- PIN-5: earlier versions a running cycle went by, oldest first: {"version", "before": number of the first fact after it, "until": epoch ms}.
ALTER TABLE "cycles" ADD COLUMN "editions" JSONB NOT NULL DEFAULT '[]';
-- The version an issue was published by; null on issues from before cycles could change theirs.
ALTER TABLE "board_issues" ADD COLUMN "version" INTEGER;
