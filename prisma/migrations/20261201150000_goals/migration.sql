-- A goal for a school year. Its numbers are whole units, tenths of a level or percent.
CREATE TABLE "Goal" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspaceId" TEXT NOT NULL,
    "schoolId" TEXT NOT NULL,
    "year" TEXT NOT NULL CHECK (length("year") BETWEEN 4 AND 20),
    -- From 1 to 5: a year has at most five goals.
    "place" INTEGER NOT NULL CHECK ("place" BETWEEN 1 AND 5),
    "kind" TEXT NOT NULL CHECK ("kind" IN ('units', 'level', 'share')),
    "shareBy" TEXT CHECK ("shareBy" IN ('subject', 'grade', 'level')),
    "isOutside" BOOLEAN NOT NULL DEFAULT false,
    -- Subjects, grades or levels, one per line.
    "names" TEXT CHECK (length("names") > 0),
    -- The same for goals that measure the same.
    "measure" TEXT NOT NULL CHECK (length("measure") > 0),
    "start" INTEGER CHECK ("start" >= 0),
    "target" INTEGER NOT NULL CHECK ("target" >= 0),
    "version" INTEGER NOT NULL DEFAULT 1 CHECK ("version" >= 1),
    "createdAt" TEXT NOT NULL CHECK ("createdAt" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z'),
    CHECK (("kind" = 'share') = ("shareBy" IS NOT NULL AND "names" IS NOT NULL)),
    CHECK ("kind" <> 'units' OR "target" BETWEEN 1 AND 10000),
    CHECK ("kind" <> 'level' OR ("target" BETWEEN 10 AND 40 AND ("start" IS NULL OR "start" BETWEEN 10 AND 40))),
    CHECK ("kind" <> 'share' OR ("target" <= 100 AND ("start" IS NULL OR "start" <= 100))),

    CONSTRAINT "Goal_workspaceId_schoolId_fkey" FOREIGN KEY ("workspaceId", "schoolId") REFERENCES "School" ("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE
);

CREATE UNIQUE INDEX "Goal_workspaceId_schoolId_year_place_key" ON "Goal" ("workspaceId", "schoolId", "year", "place");
CREATE UNIQUE INDEX "Goal_workspaceId_schoolId_year_measure_key" ON "Goal" ("workspaceId", "schoolId", "year", "measure");
