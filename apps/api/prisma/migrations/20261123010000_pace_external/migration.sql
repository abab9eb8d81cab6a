-- Frozen tables and boards are read and written whole: pressing 240 kB takes longer than writing them.
ALTER TABLE "facts" ALTER COLUMN "value" SET STORAGE EXTERNAL;
ALTER TABLE "board_issues" ALTER COLUMN "content" SET STORAGE EXTERNAL, ALTER COLUMN "entries" SET STORAGE EXTERNAL;
