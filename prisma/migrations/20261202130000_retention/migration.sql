-- How long a school keeps what people who left wrote in private, and since when they have left.
ALTER TABLE "School" ADD COLUMN "retentionMonths" INTEGER CHECK ("retentionMonths" BETWEEN 1 AND 120);

ALTER TABLE "Person" ADD COLUMN "leftAt" TEXT CHECK ("leftAt" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z');

-- Of those who left before, Bookend knows only when it last heard of them.
UPDATE "Person" SET "leftAt" = "seenAt" WHERE "standing" = 'deactivated';
