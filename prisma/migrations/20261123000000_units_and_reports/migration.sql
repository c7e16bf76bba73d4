-- Workspaces, schools, people, units with their partners, the post ledger and the requests already seen.
-- A day is text YYYY-MM-DD, an instant text YYYY-MM-DDTHH:MM:SS.sssZ: one encoding each, held by the CHECKs.

CREATE TABLE "Workspace" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "createdAt" TEXT NOT NULL CHECK ("createdAt" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z')
);

CREATE TABLE "School" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspaceId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "timeZone" TEXT NOT NULL,
    "adminChannel" TEXT,
    "reportOpenDay" INTEGER NOT NULL DEFAULT 2 CHECK ("reportOpenDay" BETWEEN 1 AND 20),
    "reportTime" TEXT NOT NULL DEFAULT '08:00' CHECK ("reportTime" GLOB '[0-2][0-9]:[0-5][0-9]'),
    "grades" TEXT NOT NULL,
    "createdAt" TEXT NOT NULL CHECK ("createdAt" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z'),
    CONSTRAINT "School_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

CREATE TABLE "Subject" (
    "workspaceId" TEXT NOT NULL,
    "schoolId" TEXT NOT NULL,
    "name" TEXT NOT NULL,

    PRIMARY KEY ("workspaceId", "schoolId", "name"),
    CONSTRAINT "Subject_workspaceId_schoolId_fkey" FOREIGN KEY ("workspaceId", "schoolId") REFERENCES "School" ("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE
);

CREATE TABLE "Person" (
    "workspaceId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "timeZone" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "standing" TEXT NOT NULL CHECK ("standing" IN ('member', 'guest', 'bot', 'deactivated', 'stranger')),
    "slackAdmin" BOOLEAN NOT NULL,
    "admin" BOOLEAN NOT NULL DEFAULT false,
    "librarian" BOOLEAN NOT NULL DEFAULT false,
    "seenAt" TEXT NOT NULL CHECK ("seenAt" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z'),

    PRIMARY KEY ("workspaceId", "id"),
    CONSTRAINT "Person_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

CREATE TABLE "Unit" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspaceId" TEXT NOT NULL,
    "schoolId" TEXT NOT NULL,
    "title" TEXT NOT NULL CHECK (length("title") BETWEEN 1 AND 150),
    "date" TEXT NOT NULL CHECK ("date" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "grades" TEXT NOT NULL CHECK (length("grades") > 0),
    "level" INTEGER NOT NULL CHECK ("level" BETWEEN 1 AND 4),
    "evidence" TEXT,
    "subject" TEXT,
    "classes" INTEGER CHECK ("classes" BETWEEN 1 AND 200),
    "notes" TEXT,
    "loggedById" TEXT NOT NULL,
    "createdAt" TEXT NOT NULL CHECK ("createdAt" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z'),
    "updatedAt" TEXT NOT NULL CHECK ("updatedAt" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z'),
    "deletedAt" TEXT CHECK ("deletedAt" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z'),
    CONSTRAINT "Unit_workspaceId_schoolId_fkey" FOREIGN KEY ("workspaceId", "schoolId") REFERENCES "School" ("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Unit_workspaceId_loggedById_fkey" FOREIGN KEY ("workspaceId", "loggedById") REFERENCES "Person" ("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE
);

CREATE TABLE "UnitPartner" (
    "workspaceId" TEXT NOT NULL,
    "unitId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,

    PRIMARY KEY ("workspaceId", "unitId", "personId"),
    CONSTRAINT "UnitPartner_workspaceId_unitId_fkey" FOREIGN KEY ("workspaceId", "unitId") REFERENCES "Unit" ("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "UnitPartner_workspaceId_personId_fkey" FOREIGN KEY ("workspaceId", "personId") REFERENCES "Person" ("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE
);

CREATE TABLE "Post" (
    "workspaceId" TEXT NOT NULL,
    "schoolId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "period" TEXT NOT NULL,
    "state" TEXT NOT NULL CHECK ("state" IN ('due', 'claimed', 'sending', 'sent', 'unsure', 'failed', 'skipped')),
    "reason" TEXT,
    "channel" TEXT,
    "runId" TEXT,
    "dueAt" TEXT NOT NULL CHECK ("dueAt" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z'),
    "changedAt" TEXT NOT NULL CHECK ("changedAt" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z'),
    "nextTryAt" TEXT CHECK ("nextTryAt" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z'),
    "messageTs" TEXT,
    "toldReason" TEXT,

    PRIMARY KEY ("workspaceId", "schoolId", "name", "period"),
    CONSTRAINT "Post_workspaceId_schoolId_fkey" FOREIGN KEY ("workspaceId", "schoolId") REFERENCES "School" ("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE
);

CREATE TABLE "SeenRequest" (
    "workspaceId" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "seenAt" TEXT NOT NULL CHECK ("seenAt" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z'),

    PRIMARY KEY ("workspaceId", "key")
);

CREATE TABLE "Heartbeat" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "beatAt" TEXT NOT NULL CHECK ("beatAt" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z')
);

CREATE UNIQUE INDEX "School_workspaceId_id_key" ON "School"("workspaceId", "id");
CREATE UNIQUE INDEX "Unit_workspaceId_id_key" ON "Unit"("workspaceId", "id");
CREATE INDEX "Unit_workspaceId_schoolId_date_idx" ON "Unit"("workspaceId", "schoolId", "date");
CREATE INDEX "Unit_workspaceId_loggedById_idx" ON "Unit"("workspaceId", "loggedById");
CREATE INDEX "UnitPartner_workspaceId_personId_idx" ON "UnitPartner"("workspaceId", "personId");
