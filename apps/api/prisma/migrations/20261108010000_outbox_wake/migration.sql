-- When the next job of the channel's own chain comes, so that there is one chain however many jobs found nothing to do.
ALTER TABLE "channels" ADD COLUMN "wake_at" TIMESTAMPTZ(3);
