-- The school calendar: school years with their terms, and days on which the school or only its library is closed. A school
-- counts the changes of its calendar, so that a process knows when the calendar it has read is no longer the present one.
ALTER TABLE "School" ADD COLUMN "calendarVersion" INTEGER NOT NULL DEFAULT 0 CHECK ("calendarVersion" >= 0);

CREATE TABLE "SchoolYear" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspaceId" TEXT NOT NULL,
    "schoolId" TEXT NOT NULL,
    "firstDay" TEXT NOT NULL CHECK ("firstDay" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "lastDay" TEXT NOT NULL CHECK ("lastDay" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "weekdays" TEXT NOT NULL CHECK (length("weekdays") BETWEEN 1 AND 13),
    CHECK ("firstDay" < "lastDay"),

    CONSTRAINT "SchoolYear_workspaceId_schoolId_fkey" FOREIGN KEY ("workspaceId", "schoolId") REFERENCES "School" ("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE
);

CREATE UNIQUE INDEX "SchoolYear_workspaceId_id_key" ON "SchoolYear" ("workspaceId", "id");
CREATE UNIQUE INDEX "SchoolYear_workspaceId_schoolId_firstDay_key" ON "SchoolYear" ("workspaceId", "schoolId", "firstDay");

CREATE TABLE "SchoolTerm" (
    "workspaceId" TEXT NOT NULL,
    "yearId" TEXT NOT NULL,
    "name" TEXT NOT NULL CHECK (length("name") BETWEEN 1 AND 40),
    "firstDay" TEXT NOT NULL CHECK ("firstDay" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "lastDay" TEXT NOT NULL CHECK ("lastDay" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    CHECK ("firstDay" <= "lastDay"),

    PRIMARY KEY ("workspaceId", "yearId", "name"),
    CONSTRAINT "SchoolTerm_workspaceId_yearId_fkey" FOREIGN KEY ("workspaceId", "yearId") REFERENCES "SchoolYear" ("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE
);

CREATE TABLE "Closing" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspaceId" TEXT NOT NULL,
    "schoolId" TEXT NOT NULL,
    "firstDay" TEXT NOT NULL CHECK ("firstDay" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "lastDay" TEXT NOT NULL CHECK ("lastDay" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "closes" TEXT NOT NULL CHECK ("closes" IN ('school', 'library')),
    "reason" TEXT NOT NULL CHECK (length("reason") BETWEEN 1 AND 100),
    "share" INTEGER NOT NULL CHECK ("share" BETWEEN 1 AND 100),
    "addedWith" TEXT NOT NULL,
    CHECK ("firstDay" <= "lastDay"),

    CONSTRAINT "Closing_workspaceId_schoolId_fkey" FOREIGN KEY ("workspaceId", "schoolId") REFERENCES "School" ("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE
);

CREATE INDEX "Closing_workspaceId_schoolId_firstDay_idx" ON "Closing" ("workspaceId", "schoolId", "firstDay");
