-- When the library was handed over, and by whom. Undone within minutes, it counts as if it hadn't happened.
CREATE TABLE "Handover" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "schoolId" TEXT NOT NULL,
    "byId" TEXT NOT NULL,
    "at" TEXT NOT NULL CHECK ("at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z'),
    "undoneAt" TEXT CHECK ("undoneAt" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z'),

    PRIMARY KEY ("workspaceId", "id"),
    CONSTRAINT "Handover_workspaceId_schoolId_fkey" FOREIGN KEY ("workspaceId", "schoolId") REFERENCES "School" ("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Handover_workspaceId_byId_fkey" FOREIGN KEY ("workspaceId", "byId") REFERENCES "Person" ("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE
);

CREATE INDEX "Handover_workspaceId_schoolId_at_idx" ON "Handover" ("workspaceId", "schoolId", "at");
CREATE INDEX "Handover_workspaceId_byId_idx" ON "Handover" ("workspaceId", "byId");

-- Who became a librarian with it, and who stopped being one.
CREATE TABLE "HandoverPerson" (
    "workspaceId" TEXT NOT NULL,
    "handoverId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "change" TEXT NOT NULL CHECK ("change" IN ('joined', 'left')),

    PRIMARY KEY ("workspaceId", "handoverId", "personId"),
    CONSTRAINT "HandoverPerson_workspaceId_handoverId_fkey" FOREIGN KEY ("workspaceId", "handoverId") REFERENCES "Handover" ("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "HandoverPerson_workspaceId_personId_fkey" FOREIGN KEY ("workspaceId", "personId") REFERENCES "Person" ("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE
);

CREATE INDEX "HandoverPerson_workspaceId_personId_idx" ON "HandoverPerson" ("workspaceId", "personId");

-- An admin: the last librarians whose departure they were told of, as ids.
ALTER TABLE "Person" ADD COLUMN "toldOfDeparture" TEXT;
