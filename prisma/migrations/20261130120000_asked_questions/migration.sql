-- A question that is in someone's messages, so that it can be found again and redrawn when its answer changes. An empty
-- version says that what the message shows isn't known.
CREATE TABLE "AskedQuestion" (
    "workspaceId" TEXT NOT NULL,
    "schoolId" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "messageTs" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "about" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "askedAt" TEXT NOT NULL CHECK ("askedAt" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z'),
    "tries" INTEGER NOT NULL DEFAULT 0 CHECK ("tries" >= 0),
    "nextTryAt" TEXT CHECK ("nextTryAt" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z'),

    PRIMARY KEY ("workspaceId", "channel", "messageTs"),
    CONSTRAINT "AskedQuestion_workspaceId_schoolId_fkey" FOREIGN KEY ("workspaceId", "schoolId") REFERENCES "School" ("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "AskedQuestion_workspaceId_personId_fkey" FOREIGN KEY ("workspaceId", "personId") REFERENCES "Person" ("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE
);

CREATE INDEX "AskedQuestion_workspaceId_schoolId_askedAt_idx" ON "AskedQuestion" ("workspaceId", "schoolId", "askedAt");
