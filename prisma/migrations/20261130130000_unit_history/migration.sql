-- What was changed in a unit, by whom and when: a row for each field of a change. The changes of a unit are numbered from 1.
CREATE TABLE "UnitChange" (
    "workspaceId" TEXT NOT NULL,
    "unitId" TEXT NOT NULL,
    "number" INTEGER NOT NULL CHECK ("number" >= 1),
    "place" INTEGER NOT NULL CHECK ("place" >= 0),
    "personId" TEXT NOT NULL,
    "at" TEXT NOT NULL CHECK ("at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z'),
    "field" TEXT NOT NULL CHECK ("field" IN ('title', 'date', 'grades', 'level', 'evidence', 'subject', 'classes', 'notes', 'partner', 'other', 'deleted', 'restored')),
    "before" TEXT,
    "after" TEXT,

    PRIMARY KEY ("workspaceId", "unitId", "number", "place"),
    CONSTRAINT "UnitChange_workspaceId_unitId_fkey" FOREIGN KEY ("workspaceId", "unitId") REFERENCES "Unit" ("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "UnitChange_workspaceId_personId_fkey" FOREIGN KEY ("workspaceId", "personId") REFERENCES "Person" ("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE
);

CREATE INDEX "UnitChange_workspaceId_personId_idx" ON "UnitChange" ("workspaceId", "personId");
CREATE INDEX "UnitChange_field_at_idx" ON "UnitChange" ("field", "at");
