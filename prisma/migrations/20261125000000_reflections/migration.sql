-- Reflections with their answers and drafts, roadblocks that return, each partner's view of a unit's level, examples for
-- the rubric, OH YEAHs, and the settings that go with them.

ALTER TABLE "School" ADD COLUMN "promptChannels" TEXT NOT NULL DEFAULT '';
ALTER TABLE "School" ADD COLUMN "promptSheets" TEXT NOT NULL DEFAULT '';
ALTER TABLE "School" ADD COLUMN "promptOpenDay" INTEGER NOT NULL DEFAULT 11 CHECK ("promptOpenDay" BETWEEN 1 AND 20);
ALTER TABLE "School" ADD COLUMN "promptTime" TEXT NOT NULL DEFAULT '10:00' CHECK ("promptTime" GLOB '[0-2][0-9]:[0-5][0-9]');
ALTER TABLE "School" ADD COLUMN "roadblockWeeks" INTEGER NOT NULL DEFAULT 4 CHECK ("roadblockWeeks" BETWEEN 1 AND 26);
ALTER TABLE "School" ADD COLUMN "asksPartners" BOOLEAN NOT NULL DEFAULT true;
ALTER TABLE "School" ADD COLUMN "tipChannel" TEXT;

ALTER TABLE "Person" ADD COLUMN "muted" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "Person" ADD COLUMN "homeOpenedAt" TEXT CHECK ("homeOpenedAt" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z');

CREATE TABLE "Draft" (
    "workspaceId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "form" TEXT NOT NULL,
    "fields" TEXT NOT NULL CHECK (json_valid("fields")),
    "typedAt" TEXT NOT NULL CHECK ("typedAt" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z'),

    PRIMARY KEY ("workspaceId", "personId", "form"),
    CONSTRAINT "Draft_workspaceId_personId_fkey" FOREIGN KEY ("workspaceId", "personId") REFERENCES "Person" ("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE
);

CREATE TABLE "Reflection" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspaceId" TEXT NOT NULL,
    "schoolId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "sheet" TEXT NOT NULL,
    "audience" TEXT NOT NULL CHECK ("audience" IN ('me', 'librarians', 'channel')),
    "channel" TEXT,
    "messageTs" TEXT,
    "createdAt" TEXT NOT NULL CHECK ("createdAt" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z'),
    "updatedAt" TEXT NOT NULL CHECK ("updatedAt" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z'),
    CONSTRAINT "Reflection_workspaceId_schoolId_fkey" FOREIGN KEY ("workspaceId", "schoolId") REFERENCES "School" ("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Reflection_workspaceId_personId_fkey" FOREIGN KEY ("workspaceId", "personId") REFERENCES "Person" ("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE
);

CREATE TABLE "Answer" (
    "workspaceId" TEXT NOT NULL,
    "reflectionId" TEXT NOT NULL,
    "question" TEXT NOT NULL,
    "text" TEXT NOT NULL CHECK (length("text") > 0),

    PRIMARY KEY ("workspaceId", "reflectionId", "question"),
    CONSTRAINT "Answer_workspaceId_reflectionId_fkey" FOREIGN KEY ("workspaceId", "reflectionId") REFERENCES "Reflection" ("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE
);

CREATE TABLE "Roadblock" (
    "workspaceId" TEXT NOT NULL,
    "reflectionId" TEXT NOT NULL,
    "place" INTEGER NOT NULL CHECK ("place" BETWEEN 1 AND 3),
    "state" TEXT NOT NULL DEFAULT 'open' CHECK ("state" IN ('open', 'solved')),
    "askAt" TEXT NOT NULL CHECK ("askAt" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z'),
    "askedAt" TEXT CHECK ("askedAt" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z'),
    "solvedBy" TEXT,
    "changedAt" TEXT NOT NULL CHECK ("changedAt" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z'),

    PRIMARY KEY ("workspaceId", "reflectionId", "place"),
    CONSTRAINT "Roadblock_workspaceId_reflectionId_fkey" FOREIGN KEY ("workspaceId", "reflectionId") REFERENCES "Reflection" ("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE
);

CREATE TABLE "LevelView" (
    "workspaceId" TEXT NOT NULL,
    "unitId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "level" INTEGER CHECK ("level" BETWEEN 1 AND 4),
    "why" TEXT,
    "askedAt" TEXT CHECK ("askedAt" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z'),
    "answeredAt" TEXT CHECK ("answeredAt" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z'),

    PRIMARY KEY ("workspaceId", "unitId", "personId"),
    CONSTRAINT "LevelView_workspaceId_unitId_fkey" FOREIGN KEY ("workspaceId", "unitId") REFERENCES "Unit" ("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "LevelView_workspaceId_personId_fkey" FOREIGN KEY ("workspaceId", "personId") REFERENCES "Person" ("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE
);

CREATE TABLE "Example" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspaceId" TEXT NOT NULL,
    "schoolId" TEXT NOT NULL,
    "level" INTEGER NOT NULL CHECK ("level" BETWEEN 1 AND 4),
    "text" TEXT NOT NULL CHECK (length("text") > 0),
    "addedById" TEXT NOT NULL,
    "createdAt" TEXT NOT NULL CHECK ("createdAt" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z'),
    CONSTRAINT "Example_workspaceId_schoolId_fkey" FOREIGN KEY ("workspaceId", "schoolId") REFERENCES "School" ("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Example_workspaceId_addedById_fkey" FOREIGN KEY ("workspaceId", "addedById") REFERENCES "Person" ("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE
);

CREATE TABLE "OhYeah" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspaceId" TEXT NOT NULL,
    "schoolId" TEXT NOT NULL,
    "text" TEXT NOT NULL CHECK (length("text") > 0),
    "authorId" TEXT NOT NULL,
    "savedById" TEXT NOT NULL,
    "consent" TEXT NOT NULL CHECK ("consent" IN ('given', 'asked')),
    "day" TEXT NOT NULL CHECK ("day" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "pickedFor" TEXT CHECK ("pickedFor" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]'),
    "createdAt" TEXT NOT NULL CHECK ("createdAt" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z'),
    "updatedAt" TEXT NOT NULL CHECK ("updatedAt" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z'),
    "removedAt" TEXT CHECK ("removedAt" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z'),
    CONSTRAINT "OhYeah_workspaceId_schoolId_fkey" FOREIGN KEY ("workspaceId", "schoolId") REFERENCES "School" ("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "OhYeah_workspaceId_authorId_fkey" FOREIGN KEY ("workspaceId", "authorId") REFERENCES "Person" ("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "OhYeah_workspaceId_savedById_fkey" FOREIGN KEY ("workspaceId", "savedById") REFERENCES "Person" ("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE
);

CREATE UNIQUE INDEX "Reflection_workspaceId_id_key" ON "Reflection" ("workspaceId", "id");
CREATE INDEX "Reflection_workspaceId_schoolId_sheet_idx" ON "Reflection" ("workspaceId", "schoolId", "sheet");
CREATE INDEX "Reflection_workspaceId_personId_idx" ON "Reflection" ("workspaceId", "personId");
CREATE INDEX "Roadblock_askAt_idx" ON "Roadblock" ("askAt");
CREATE INDEX "LevelView_workspaceId_personId_idx" ON "LevelView" ("workspaceId", "personId");
CREATE INDEX "Example_workspaceId_schoolId_level_idx" ON "Example" ("workspaceId", "schoolId", "level");
CREATE INDEX "OhYeah_workspaceId_schoolId_day_idx" ON "OhYeah" ("workspaceId", "schoolId", "day");
