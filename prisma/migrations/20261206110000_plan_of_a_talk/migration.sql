-- A plan knows the planning talk it was begun from: the talk leads to it, and its log entry is the talk's, too.
ALTER TABLE "Plan" ADD COLUMN "talkId" TEXT;
CREATE UNIQUE INDEX "Plan_workspaceId_talkId_key" ON "Plan" ("workspaceId", "talkId");
