-- A librarian's evidence folder: the indicators of an evaluation rubric, and what they marked with each. A mark names what it
-- is about without a foreign key: a unit, a talk, an OH YEAH or a reflection may be deleted later.
CREATE TABLE "EvidenceIndicator" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspaceId" TEXT NOT NULL,
    "schoolId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "place" INTEGER NOT NULL CHECK ("place" >= 0),
    "name" TEXT NOT NULL CHECK (length("name") BETWEEN 1 AND 200),
    "createdAt" TEXT NOT NULL CHECK ("createdAt" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z'),
    "updatedAt" TEXT NOT NULL CHECK ("updatedAt" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z'),
    "deletedAt" TEXT CHECK ("deletedAt" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z'),

    CONSTRAINT "EvidenceIndicator_workspaceId_schoolId_fkey" FOREIGN KEY ("workspaceId", "schoolId") REFERENCES "School" ("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "EvidenceIndicator_workspaceId_personId_fkey" FOREIGN KEY ("workspaceId", "personId") REFERENCES "Person" ("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE
);

CREATE TABLE "EvidenceMark" (
    "workspaceId" TEXT NOT NULL,
    "indicatorId" TEXT NOT NULL,
    "kind" TEXT NOT NULL CHECK ("kind" IN ('unit', 'talk', 'ohyeah', 'reflection')),
    "sourceId" TEXT NOT NULL,

    PRIMARY KEY ("workspaceId", "indicatorId", "kind", "sourceId"),
    CONSTRAINT "EvidenceMark_workspaceId_indicatorId_fkey" FOREIGN KEY ("workspaceId", "indicatorId") REFERENCES "EvidenceIndicator" ("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE
);

CREATE UNIQUE INDEX "EvidenceIndicator_workspaceId_id_key" ON "EvidenceIndicator" ("workspaceId", "id");
CREATE INDEX "EvidenceIndicator_workspaceId_personId_place_idx" ON "EvidenceIndicator" ("workspaceId", "personId", "place");
