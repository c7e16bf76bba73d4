-- Where the staff was told about Bookend, by whom and as which message; null until Slack confirms it.
CREATE TABLE "Announcement" (
    "workspaceId" TEXT NOT NULL,
    "schoolId" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "announcedAt" TEXT NOT NULL CHECK ("announcedAt" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z'),
    "messageTs" TEXT,

    PRIMARY KEY ("workspaceId", "schoolId", "channel"),
    CONSTRAINT "Announcement_workspaceId_schoolId_fkey" FOREIGN KEY ("workspaceId", "schoolId") REFERENCES "School" ("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Announcement_workspaceId_personId_fkey" FOREIGN KEY ("workspaceId", "personId") REFERENCES "Person" ("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE
);

CREATE INDEX "Announcement_workspaceId_personId_idx" ON "Announcement" ("workspaceId", "personId");
