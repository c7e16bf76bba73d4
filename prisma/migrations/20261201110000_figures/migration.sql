-- The figures of a month: one row a figure. Days are in hundredths. Circulation also has a row for each grade. A figure that
-- wasn't reported has a row only if a cause was given.
CREATE TABLE "Figure" (
    "workspaceId" TEXT NOT NULL,
    "schoolId" TEXT NOT NULL,
    "month" TEXT NOT NULL CHECK ("month" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]'),
    "key" TEXT NOT NULL CHECK (length("key") > 0),
    "grade" TEXT NOT NULL DEFAULT '' CHECK ("grade" = '' OR ("key" = 'circulation' AND "cause" = '')),
    "value" INTEGER CHECK ("value" >= 0 AND ("key" <> 'daysOpen' OR "value" <= 3100)),
    "cause" TEXT NOT NULL DEFAULT '' CHECK (length("cause") <= 200),
    "personId" TEXT NOT NULL,
    "changedAt" TEXT NOT NULL CHECK ("changedAt" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z'),
    CHECK ("value" IS NOT NULL OR "cause" <> ''),

    PRIMARY KEY ("workspaceId", "schoolId", "month", "key", "grade"),
    CONSTRAINT "Figure_workspaceId_schoolId_fkey" FOREIGN KEY ("workspaceId", "schoolId") REFERENCES "School" ("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Figure_workspaceId_personId_fkey" FOREIGN KEY ("workspaceId", "personId") REFERENCES "Person" ("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE
);

CREATE INDEX "Figure_workspaceId_personId_idx" ON "Figure" ("workspaceId", "personId");
