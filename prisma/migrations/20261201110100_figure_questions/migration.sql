-- The figures that the form asks for besides the three of the Annual Summary, comma-separated.
ALTER TABLE "School" ADD COLUMN "optionalFigures" TEXT NOT NULL DEFAULT '';

-- A librarian who doesn't want to be asked for the figures of a month.
ALTER TABLE "Person" ADD COLUMN "figuresOff" BOOLEAN NOT NULL DEFAULT false;

-- Who was asked for the figures of which month.
CREATE TABLE "FigureRequest" (
    "workspaceId" TEXT NOT NULL,
    "schoolId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "month" TEXT NOT NULL CHECK ("month" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]'),
    "askedAt" TEXT NOT NULL CHECK ("askedAt" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z'),

    PRIMARY KEY ("workspaceId", "schoolId", "personId", "month"),
    CONSTRAINT "FigureRequest_workspaceId_schoolId_fkey" FOREIGN KEY ("workspaceId", "schoolId") REFERENCES "School" ("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "FigureRequest_workspaceId_personId_fkey" FOREIGN KEY ("workspaceId", "personId") REFERENCES "Person" ("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE
);

CREATE INDEX "FigureRequest_workspaceId_personId_idx" ON "FigureRequest" ("workspaceId", "personId");
CREATE INDEX "FigureRequest_month_idx" ON "FigureRequest" ("month");
