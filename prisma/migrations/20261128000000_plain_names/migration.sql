-- Names that say what they hold: a partner's opinion of a level is no view, and the code says the same words.
ALTER TABLE "LevelView" RENAME TO "LevelOpinion";
DROP INDEX "LevelView_workspaceId_personId_idx";
CREATE INDEX "LevelOpinion_workspaceId_personId_idx" ON "LevelOpinion" ("workspaceId", "personId");
ALTER TABLE "Post" RENAME COLUMN "toldReason" TO "notifiedReason";
ALTER TABLE "Roadblock" RENAME COLUMN "place" TO "slot";
