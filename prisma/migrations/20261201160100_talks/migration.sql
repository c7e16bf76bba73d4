-- Planning talks of librarians. Each is read only by the librarian who had it. Everything of a talk is in its row, so that
-- deleting the row deletes all of it. `unitId` has no foreign key: it may name a unit that was deleted for good.
CREATE TABLE "Talk" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspaceId" TEXT NOT NULL,
    "schoolId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "day" TEXT NOT NULL CHECK ("day" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "about" TEXT NOT NULL CHECK (length("about") BETWEEN 1 AND 150),
    "minutes" INTEGER CHECK ("minutes" BETWEEN 1 AND 600),
    "partners" TEXT NOT NULL,
    "others" TEXT NOT NULL,
    "unitId" TEXT,
    "notUnits" TEXT NOT NULL DEFAULT '',
    "createdAt" TEXT NOT NULL CHECK ("createdAt" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z'),
    "updatedAt" TEXT NOT NULL CHECK ("updatedAt" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z'),
    "deletedAt" TEXT CHECK ("deletedAt" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z'),

    CONSTRAINT "Talk_workspaceId_schoolId_fkey" FOREIGN KEY ("workspaceId", "schoolId") REFERENCES "School" ("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Talk_workspaceId_personId_fkey" FOREIGN KEY ("workspaceId", "personId") REFERENCES "Person" ("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE
);

CREATE INDEX "Talk_workspaceId_schoolId_day_idx" ON "Talk" ("workspaceId", "schoolId", "day");
CREATE INDEX "Talk_workspaceId_personId_day_idx" ON "Talk" ("workspaceId", "personId", "day");
