-- The optional questions about a unit that this school asks, comma-separated keys; none at first.
ALTER TABLE "School" ADD COLUMN "unitQuestions" TEXT NOT NULL DEFAULT '';

-- A school's own list of answers to an optional question, in its order.
CREATE TABLE "QuestionOption" (
    "workspaceId" TEXT NOT NULL,
    "schoolId" TEXT NOT NULL,
    "question" TEXT NOT NULL CHECK (length("question") > 0),
    "name" TEXT NOT NULL CHECK (length("name") BETWEEN 1 AND 150),
    "place" INTEGER NOT NULL CHECK ("place" >= 0),

    PRIMARY KEY ("workspaceId", "schoolId", "question", "name"),
    CONSTRAINT "QuestionOption_workspaceId_schoolId_fkey" FOREIGN KEY ("workspaceId", "schoolId") REFERENCES "School" ("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- An answer to an optional question about a unit. It stays after the question is turned off or the answer leaves the list.
CREATE TABLE "UnitAnswer" (
    "workspaceId" TEXT NOT NULL,
    "unitId" TEXT NOT NULL,
    "question" TEXT NOT NULL CHECK (length("question") > 0),
    "answer" TEXT NOT NULL CHECK (length("answer") BETWEEN 1 AND 150),

    PRIMARY KEY ("workspaceId", "unitId", "question", "answer"),
    CONSTRAINT "UnitAnswer_workspaceId_unitId_fkey" FOREIGN KEY ("workspaceId", "unitId") REFERENCES "Unit" ("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- The field of a change may be the key of an optional question, and there may be more questions later.
CREATE TABLE "NewUnitChange" (
    "workspaceId" TEXT NOT NULL,
    "unitId" TEXT NOT NULL,
    "number" INTEGER NOT NULL CHECK ("number" >= 1),
    "place" INTEGER NOT NULL CHECK ("place" >= 0),
    "personId" TEXT NOT NULL,
    "at" TEXT NOT NULL CHECK ("at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z'),
    "field" TEXT NOT NULL CHECK (length("field") > 0),
    "before" TEXT,
    "after" TEXT,

    PRIMARY KEY ("workspaceId", "unitId", "number", "place"),
    CONSTRAINT "UnitChange_workspaceId_unitId_fkey" FOREIGN KEY ("workspaceId", "unitId") REFERENCES "Unit" ("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "UnitChange_workspaceId_personId_fkey" FOREIGN KEY ("workspaceId", "personId") REFERENCES "Person" ("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE
);

INSERT INTO "NewUnitChange" ("workspaceId", "unitId", "number", "place", "personId", "at", "field", "before", "after")
SELECT "workspaceId", "unitId", "number", "place", "personId", "at", "field", "before", "after" FROM "UnitChange";

DROP TABLE "UnitChange";
ALTER TABLE "NewUnitChange" RENAME TO "UnitChange";

CREATE INDEX "UnitChange_workspaceId_personId_idx" ON "UnitChange" ("workspaceId", "personId");
CREATE INDEX "UnitChange_field_at_idx" ON "UnitChange" ("field", "at");
