-- Which records an admin handed out, of which days, and when. Null: from the command line of Bookend's machine.
CREATE TABLE "RecordsRequest" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "schoolId" TEXT NOT NULL,
    "personId" TEXT,
    "firstDay" TEXT NOT NULL CHECK ("firstDay" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "lastDay" TEXT NOT NULL CHECK ("lastDay" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "madeAt" TEXT NOT NULL CHECK ("madeAt" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z'),

    PRIMARY KEY ("workspaceId", "id"),
    CONSTRAINT "RecordsRequest_workspaceId_schoolId_fkey" FOREIGN KEY ("workspaceId", "schoolId") REFERENCES "School" ("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "RecordsRequest_workspaceId_personId_fkey" FOREIGN KEY ("workspaceId", "personId") REFERENCES "Person" ("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE
);

CREATE INDEX "RecordsRequest_workspaceId_schoolId_madeAt_idx" ON "RecordsRequest" ("workspaceId", "schoolId", "madeAt");
CREATE INDEX "RecordsRequest_workspaceId_personId_idx" ON "RecordsRequest" ("workspaceId", "personId");
