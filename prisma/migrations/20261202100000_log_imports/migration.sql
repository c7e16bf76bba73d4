-- A log of units that was kept in a spreadsheet, and dropped in. What was read from it waits in tables of its own until
-- someone confirms it. Then one transaction makes units of it. `found` is JSON: the columns, and what was chosen for them.
CREATE TABLE "LogImport" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspaceId" TEXT NOT NULL,
    "schoolId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "fileName" TEXT NOT NULL,
    "found" TEXT NOT NULL,
    "createdAt" TEXT NOT NULL CHECK ("createdAt" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z'),
    "savedAt" TEXT CHECK ("savedAt" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z'),
    "undoneAt" TEXT CHECK ("undoneAt" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z'),
    CHECK ("undoneAt" IS NULL OR "savedAt" IS NOT NULL),

    CONSTRAINT "LogImport_workspaceId_schoolId_fkey" FOREIGN KEY ("workspaceId", "schoolId") REFERENCES "School" ("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "LogImport_workspaceId_personId_fkey" FOREIGN KEY ("workspaceId", "personId") REFERENCES "Person" ("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE
);

CREATE UNIQUE INDEX "LogImport_workspaceId_id_key" ON "LogImport" ("workspaceId", "id");
CREATE INDEX "LogImport_workspaceId_schoolId_savedAt_idx" ON "LogImport" ("workspaceId", "schoolId", "savedAt");
CREATE INDEX "LogImport_workspaceId_personId_idx" ON "LogImport" ("workspaceId", "personId");

-- The file, in Base64, so that it can be read again with other columns. It goes when the import is confirmed, or after a day.
CREATE TABLE "LogImportPart" (
    "workspaceId" TEXT NOT NULL,
    "importId" TEXT NOT NULL,
    "place" INTEGER NOT NULL CHECK ("place" >= 0),
    "content" TEXT NOT NULL,

    PRIMARY KEY ("workspaceId", "importId", "place"),
    CONSTRAINT "LogImportPart_workspaceId_importId_fkey" FOREIGN KEY ("workspaceId", "importId") REFERENCES "LogImport" ("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- A row of the file. `state`: a unit to add, one that is there already, or refused (`why`, and then `cells` is JSON).
CREATE TABLE "LogImportRow" (
    "workspaceId" TEXT NOT NULL,
    "importId" TEXT NOT NULL,
    "sheet" TEXT NOT NULL,
    "row" INTEGER NOT NULL CHECK ("row" >= 1),
    "state" TEXT NOT NULL CHECK ("state" IN ('new', 'there', 'refused')),
    "why" TEXT,
    "cells" TEXT,
    "unitId" TEXT,
    "key" TEXT,
    "title" TEXT,
    "date" TEXT,
    "grades" TEXT,
    "level" INTEGER,
    "evidence" TEXT,
    "subject" TEXT,
    "classes" INTEGER,
    "notes" TEXT,
    "loggedById" TEXT,

    PRIMARY KEY ("workspaceId", "importId", "sheet", "row"),
    CONSTRAINT "LogImportRow_workspaceId_importId_fkey" FOREIGN KEY ("workspaceId", "importId") REFERENCES "LogImport" ("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE
);

CREATE INDEX "LogImportRow_workspaceId_importId_state_idx" ON "LogImportRow" ("workspaceId", "importId", "state");

-- The lists of such a unit. A partner: their id, and their name. A name: of someone outside Slack. An answer: its
-- question. A rating: the partner's id.
CREATE TABLE "LogImportDetail" (
    "workspaceId" TEXT NOT NULL,
    "importId" TEXT NOT NULL,
    "unitId" TEXT NOT NULL,
    "kind" TEXT NOT NULL CHECK ("kind" IN ('partner', 'name', 'answer', 'rating')),
    "about" TEXT NOT NULL,
    "text" TEXT NOT NULL,

    PRIMARY KEY ("workspaceId", "importId", "unitId", "kind", "about", "text"),
    CONSTRAINT "LogImportDetail_workspaceId_importId_fkey" FOREIGN KEY ("workspaceId", "importId") REFERENCES "LogImport" ("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- A figure of a month in the file. It stays as long as the import can be undone.
CREATE TABLE "LogImportFigure" (
    "workspaceId" TEXT NOT NULL,
    "importId" TEXT NOT NULL,
    "month" TEXT NOT NULL CHECK ("month" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]'),
    "key" TEXT NOT NULL CHECK (length("key") > 0),
    "grade" TEXT NOT NULL DEFAULT '',
    "value" INTEGER CHECK ("value" >= 0),
    "cause" TEXT NOT NULL DEFAULT '',
    "state" TEXT NOT NULL CHECK ("state" IN ('new', 'there')),

    PRIMARY KEY ("workspaceId", "importId", "month", "key", "grade"),
    CONSTRAINT "LogImportFigure_workspaceId_importId_fkey" FOREIGN KEY ("workspaceId", "importId") REFERENCES "LogImport" ("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- The mark of a unit that came from a file. `key`: of its row there, so that the same row adds no second unit.
CREATE TABLE "ImportedUnit" (
    "workspaceId" TEXT NOT NULL,
    "unitId" TEXT NOT NULL,
    "schoolId" TEXT NOT NULL,
    "importId" TEXT NOT NULL,
    "key" TEXT NOT NULL CHECK (length("key") > 0),

    PRIMARY KEY ("workspaceId", "unitId"),
    CONSTRAINT "ImportedUnit_workspaceId_unitId_fkey" FOREIGN KEY ("workspaceId", "unitId") REFERENCES "Unit" ("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "ImportedUnit_workspaceId_importId_fkey" FOREIGN KEY ("workspaceId", "importId") REFERENCES "LogImport" ("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE
);

CREATE INDEX "ImportedUnit_workspaceId_importId_idx" ON "ImportedUnit" ("workspaceId", "importId");
CREATE INDEX "ImportedUnit_workspaceId_schoolId_key_idx" ON "ImportedUnit" ("workspaceId", "schoolId", "key");
