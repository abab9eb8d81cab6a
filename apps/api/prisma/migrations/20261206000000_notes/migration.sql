-- 评论: said about a drawing or one of its blocks, with answers below it; beside the document, never in it.
CREATE TABLE "comments" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "mechanism_id" UUID NOT NULL,
    "block" TEXT COLLATE "C",
    "block_name" TEXT,
    "answers" UUID,
    "words_id" UUID NOT NULL,
    "written_by" UUID NOT NULL,
    "written_at" TIMESTAMPTZ(3) NOT NULL,
    "resolved_by" UUID,
    "resolved_at" TIMESTAMPTZ(3),

    CONSTRAINT "comments_pkey" PRIMARY KEY ("tenant_id","id")
);
CREATE INDEX "comments_tenant_id_mechanism_id_idx" ON "comments"("tenant_id", "mechanism_id");
CREATE INDEX "comments_tenant_id_answers_idx" ON "comments"("tenant_id", "answers");
ALTER TABLE "comments" ADD CONSTRAINT "comments_tenant_id_mechanism_id_fkey" FOREIGN KEY ("tenant_id", "mechanism_id") REFERENCES "mechanisms"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "comments" ADD CONSTRAINT "comments_tenant_id_answers_fkey" FOREIGN KEY ("tenant_id", "answers") REFERENCES "comments"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
SELECT protect('comments', 'SELECT, INSERT, UPDATE');
