-- A post that a person sent to a channel with a click, so that they can take it back for a few minutes.
CREATE TABLE "SharedPost" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "schoolId" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "messageTs" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "sharedAt" TEXT NOT NULL CHECK ("sharedAt" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z'),

    PRIMARY KEY ("workspaceId", "id"),
    CONSTRAINT "SharedPost_workspaceId_schoolId_fkey" FOREIGN KEY ("workspaceId", "schoolId") REFERENCES "School" ("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "SharedPost_workspaceId_personId_fkey" FOREIGN KEY ("workspaceId", "personId") REFERENCES "Person" ("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE
);
