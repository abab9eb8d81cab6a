-- What the entries of a board's first issue have in common, and their digests: they need no rows of their own in effects.
ALTER TABLE "board_issues" ADD COLUMN "entries" JSONB;
