-- The job that makes an attempt. When its worker dies the queue gives the job to another, which thereby knows that nobody
-- holds the attempt any more: it need not wait for the lease, which outlasts the longest call (R1: on again in a minute).
ALTER TABLE "deliveries" ADD COLUMN "taken_by" UUID;
