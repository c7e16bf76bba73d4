-- A post that its writer took back, until Slack confirms that it's gone. The reflection may be deleted by then, so there is
-- no foreign key to it.
CREATE TABLE "Retraction" (
    "workspaceId" TEXT NOT NULL,
    "schoolId" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "messageTs" TEXT NOT NULL,
    "reflectionId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "tries" INTEGER NOT NULL DEFAULT 0 CHECK ("tries" >= 0),
    "nextTryAt" TEXT NOT NULL CHECK ("nextTryAt" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z'),

    PRIMARY KEY ("workspaceId", "channel", "messageTs"),
    CONSTRAINT "Retraction_workspaceId_schoolId_fkey" FOREIGN KEY ("workspaceId", "schoolId") REFERENCES "School" ("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Retraction_workspaceId_personId_fkey" FOREIGN KEY ("workspaceId", "personId") REFERENCES "Person" ("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE
);

CREATE INDEX "Retraction_workspaceId_schoolId_nextTryAt_idx" ON "Retraction" ("workspaceId", "schoolId", "nextTryAt");
CREATE INDEX "Retraction_workspaceId_personId_idx" ON "Retraction" ("workspaceId", "personId");
