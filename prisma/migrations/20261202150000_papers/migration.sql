-- The paper that the school prints on.
ALTER TABLE "School" ADD COLUMN "paperSize" TEXT NOT NULL DEFAULT 'letter' CHECK ("paperSize" IN ('letter', 'a4'));

-- What a librarian chose for a school year's year-end page: OH YEAHs and units, at most three.
CREATE TABLE "Highlight" (
    "workspaceId" TEXT NOT NULL,
    "schoolId" TEXT NOT NULL,
    "year" TEXT NOT NULL CHECK (length("year") > 0),
    "place" INTEGER NOT NULL CHECK ("place" BETWEEN 1 AND 3),
    "ohYeahId" TEXT,
    "unitId" TEXT,

    PRIMARY KEY ("workspaceId", "schoolId", "year", "place"),
    CHECK (("ohYeahId" IS NULL) <> ("unitId" IS NULL)),
    CONSTRAINT "Highlight_workspaceId_schoolId_fkey" FOREIGN KEY ("workspaceId", "schoolId") REFERENCES "School" ("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Highlight_ohYeahId_fkey" FOREIGN KEY ("ohYeahId") REFERENCES "OhYeah" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Highlight_workspaceId_unitId_fkey" FOREIGN KEY ("workspaceId", "unitId") REFERENCES "Unit" ("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE
);

CREATE INDEX "Highlight_ohYeahId_idx" ON "Highlight" ("ohYeahId");
CREATE INDEX "Highlight_workspaceId_unitId_idx" ON "Highlight" ("workspaceId", "unitId");
