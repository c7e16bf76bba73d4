-- What the message shows, so a change is found by comparing contents. Clocks differ, and jump.
ALTER TABLE "Post" ADD COLUMN "version" TEXT;
-- What it showed when it was posted, to say what has changed since.
ALTER TABLE "Post" ADD COLUMN "firstVersion" TEXT;
-- Until then a process is redrawing the message, or alerting the admins to it.
ALTER TABLE "Post" ADD COLUMN "leaseUntil" TEXT CHECK ("leaseUntil" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z');
-- Where the search for a message that may be there goes on, and how often Slack answered it.
ALTER TABLE "Post" ADD COLUMN "searchCursor" TEXT;
ALTER TABLE "Post" ADD COLUMN "searchTries" INTEGER NOT NULL DEFAULT 0;
-- A unit that left a month is missing from what that month's report shows. Nobody has to remember the move.
DROP TABLE "UnitMove";
