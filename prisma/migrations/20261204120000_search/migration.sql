-- What units and plans are found by: the words of each, as a search compares them. One row for a unit and its plan together.
-- The index over the words is the database's own: src/store/sql/search-index.ts.
CREATE TABLE "SearchDocument" (
    "number" INTEGER NOT NULL PRIMARY KEY,
    "workspaceId" TEXT NOT NULL,
    "schoolId" TEXT NOT NULL,
    "unitId" TEXT,
    "planId" TEXT,
    "day" TEXT NOT NULL DEFAULT '',
    "marks" TEXT NOT NULL DEFAULT '',
    "title" TEXT NOT NULL DEFAULT '',
    "subject" TEXT NOT NULL DEFAULT '',
    "overview" TEXT NOT NULL DEFAULT '',
    "standards" TEXT NOT NULL DEFAULT '',
    "resources" TEXT NOT NULL DEFAULT '',
    CHECK ("unitId" IS NOT NULL OR "planId" IS NOT NULL),

    CONSTRAINT "SearchDocument_workspaceId_schoolId_fkey" FOREIGN KEY ("workspaceId", "schoolId") REFERENCES "School" ("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "SearchDocument_workspaceId_unitId_fkey" FOREIGN KEY ("workspaceId", "unitId") REFERENCES "Unit" ("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "SearchDocument_workspaceId_planId_fkey" FOREIGN KEY ("workspaceId", "planId") REFERENCES "Plan" ("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE
);

CREATE UNIQUE INDEX "SearchDocument_workspaceId_unitId_key" ON "SearchDocument" ("workspaceId", "unitId");
CREATE UNIQUE INDEX "SearchDocument_workspaceId_planId_key" ON "SearchDocument" ("workspaceId", "planId");
CREATE INDEX "SearchDocument_workspaceId_schoolId_idx" ON "SearchDocument" ("workspaceId", "schoolId");

-- Units and plans that changed since their words were written down. The database adds these rows by itself, so no write is missed.
CREATE TABLE "SearchChange" (
    "workspaceId" TEXT NOT NULL,
    "kind" TEXT NOT NULL CHECK ("kind" IN ('unit', 'plan')),
    "id" TEXT NOT NULL,
    "times" INTEGER NOT NULL DEFAULT 1,

    PRIMARY KEY ("workspaceId", "kind", "id"),
    CONSTRAINT "SearchChange_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

INSERT INTO "SearchChange" ("workspaceId", "kind", "id") SELECT "workspaceId", 'unit', "id" FROM "Unit";
INSERT INTO "SearchChange" ("workspaceId", "kind", "id") SELECT "workspaceId", 'plan', "id" FROM "Plan";
