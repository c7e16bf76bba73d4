-- A month of a library system's export that someone dropped in: the sums read from it, to be confirmed, and once they are
-- saved, what was there before. The file itself isn't kept, only a digest of its bytes.
CREATE TABLE "FigureImport" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspaceId" TEXT NOT NULL,
    "schoolId" TEXT NOT NULL,
    -- The same for all months of a file.
    "dropId" TEXT NOT NULL,
    "month" TEXT NOT NULL CHECK ("month" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]'),
    "personId" TEXT NOT NULL,
    "digest" TEXT NOT NULL CHECK (length("digest") = 64),
    "createdAt" TEXT NOT NULL CHECK ("createdAt" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z'),
    "savedAt" TEXT CHECK ("savedAt" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z'),
    "undoneAt" TEXT CHECK ("undoneAt" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z'),
    -- Words for the person who confirms it: a number that may be read in two ways, and a total that differs.
    "unclear" TEXT CHECK (length("unclear") <= 40),
    "statedTotal" INTEGER CHECK ("statedTotal" >= 0),
    "isSummed" BOOLEAN NOT NULL,
    CHECK ("undoneAt" IS NULL OR "savedAt" IS NOT NULL),

    CONSTRAINT "FigureImport_workspaceId_schoolId_fkey" FOREIGN KEY ("workspaceId", "schoolId") REFERENCES "School" ("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "FigureImport_workspaceId_personId_fkey" FOREIGN KEY ("workspaceId", "personId") REFERENCES "Person" ("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE
);

CREATE UNIQUE INDEX "FigureImport_workspaceId_id_key" ON "FigureImport" ("workspaceId", "id");
CREATE UNIQUE INDEX "FigureImport_workspaceId_dropId_month_key" ON "FigureImport" ("workspaceId", "dropId", "month");
CREATE INDEX "FigureImport_workspaceId_schoolId_digest_idx" ON "FigureImport" ("workspaceId", "schoolId", "digest");
CREATE INDEX "FigureImport_workspaceId_personId_idx" ON "FigureImport" ("workspaceId", "personId");

-- A value of null: saving it cleared the figure, because the file doesn't have it.
CREATE TABLE "FigureImportValue" (
    "workspaceId" TEXT NOT NULL,
    "importId" TEXT NOT NULL,
    "key" TEXT NOT NULL CHECK (length("key") > 0),
    "grade" TEXT NOT NULL DEFAULT '',
    "value" INTEGER CHECK ("value" >= 0),
    "before" INTEGER CHECK ("before" >= 0),

    PRIMARY KEY ("workspaceId", "importId", "key", "grade"),
    CONSTRAINT "FigureImportValue_workspaceId_importId_fkey" FOREIGN KEY ("workspaceId", "importId") REFERENCES "FigureImport" ("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE
);
