-- Help with a shared roadblock that someone who can read it offered, and its writer's reply. The roadblock is named by a key
-- made of its words: with other words it's another roadblock, in whichever slot it is.
CREATE TABLE "RoadblockOffer" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspaceId" TEXT NOT NULL,
    "reflectionId" TEXT NOT NULL,
    "roadblock" TEXT NOT NULL CHECK (length("roadblock") > 0),
    "personId" TEXT NOT NULL,
    "text" TEXT NOT NULL CHECK (length("text") BETWEEN 1 AND 1000),
    "createdAt" TEXT NOT NULL CHECK ("createdAt" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z'),
    "toldAt" TEXT CHECK ("toldAt" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z'),
    "reply" TEXT CHECK (length("reply") BETWEEN 1 AND 1000),
    "replyToldAt" TEXT CHECK ("replyToldAt" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z'),
    CHECK ("replyToldAt" IS NULL OR "reply" IS NOT NULL),

    CONSTRAINT "RoadblockOffer_workspaceId_reflectionId_fkey" FOREIGN KEY ("workspaceId", "reflectionId") REFERENCES "Reflection" ("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "RoadblockOffer_workspaceId_personId_fkey" FOREIGN KEY ("workspaceId", "personId") REFERENCES "Person" ("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE
);

CREATE UNIQUE INDEX "RoadblockOffer_workspaceId_reflectionId_roadblock_personId_key" ON "RoadblockOffer" ("workspaceId", "reflectionId", "roadblock", "personId");
CREATE INDEX "RoadblockOffer_workspaceId_personId_idx" ON "RoadblockOffer" ("workspaceId", "personId");
CREATE INDEX "RoadblockOffer_workspaceId_toldAt_idx" ON "RoadblockOffer" ("workspaceId", "toldAt");
