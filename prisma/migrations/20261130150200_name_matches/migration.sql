-- The plain name that a partner was matched with later. Whoever has one isn't asked about the unit's level.
ALTER TABLE "UnitPartner" ADD COLUMN "matchedName" TEXT CHECK (length("matchedName") BETWEEN 1 AND 75);

-- Someone in Slack who isn't the person of that name, so the match isn't offered again. Bookend may not have met them, so
-- there is no foreign key to a person.
CREATE TABLE "NameMismatch" (
    "workspaceId" TEXT NOT NULL,
    "schoolId" TEXT NOT NULL,
    "name" TEXT NOT NULL CHECK (length("name") BETWEEN 1 AND 75),
    "personId" TEXT NOT NULL,

    PRIMARY KEY ("workspaceId", "schoolId", "name", "personId"),
    CONSTRAINT "NameMismatch_workspaceId_schoolId_fkey" FOREIGN KEY ("workspaceId", "schoolId") REFERENCES "School" ("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE
);
