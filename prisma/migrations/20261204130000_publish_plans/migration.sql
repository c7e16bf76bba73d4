-- Whether a person of a plan may be named on its copies outside the school, and which copies were made.
-- "key" is the person's ID, or for someone outside Slack their name as names are compared.
CREATE TABLE "PlanName" (
    "workspaceId" TEXT NOT NULL,
    "planId" TEXT NOT NULL,
    "key" TEXT NOT NULL CHECK (length("key") > 0),
    "personId" TEXT,
    "askedById" TEXT NOT NULL,
    "askedAt" TEXT NOT NULL CHECK ("askedAt" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z'),
    "allowed" BOOLEAN,
    "answeredById" TEXT,
    "answeredAt" TEXT CHECK ("answeredAt" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z'),
    CHECK (("answeredAt" IS NULL) = ("allowed" IS NULL)),
    CHECK (("answeredById" IS NULL) = ("allowed" IS NULL)),

    PRIMARY KEY ("workspaceId", "planId", "key"),
    CONSTRAINT "PlanName_workspaceId_planId_fkey" FOREIGN KEY ("workspaceId", "planId") REFERENCES "Plan" ("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "PlanName_workspaceId_personId_fkey" FOREIGN KEY ("workspaceId", "personId") REFERENCES "Person" ("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "PlanName_workspaceId_askedById_fkey" FOREIGN KEY ("workspaceId", "askedById") REFERENCES "Person" ("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "PlanName_workspaceId_answeredById_fkey" FOREIGN KEY ("workspaceId", "answeredById") REFERENCES "Person" ("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE
);

CREATE INDEX "PlanName_workspaceId_personId_idx" ON "PlanName" ("workspaceId", "personId");
CREATE INDEX "PlanName_workspaceId_askedById_idx" ON "PlanName" ("workspaceId", "askedById");
CREATE INDEX "PlanName_workspaceId_answeredById_idx" ON "PlanName" ("workspaceId", "answeredById");

CREATE TABLE "PlanPublication" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "planId" TEXT NOT NULL,
    "number" INTEGER NOT NULL CHECK ("number" >= 1),
    "personId" TEXT NOT NULL,
    "at" TEXT NOT NULL CHECK ("at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z'),
    "format" TEXT NOT NULL CHECK ("format" IN ('pdf', 'docx')),
    "withSchool" BOOLEAN NOT NULL,

    PRIMARY KEY ("workspaceId", "id"),
    CONSTRAINT "PlanPublication_workspaceId_planId_fkey" FOREIGN KEY ("workspaceId", "planId") REFERENCES "Plan" ("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "PlanPublication_workspaceId_personId_fkey" FOREIGN KEY ("workspaceId", "personId") REFERENCES "Person" ("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE
);

CREATE INDEX "PlanPublication_workspaceId_planId_idx" ON "PlanPublication" ("workspaceId", "planId");
CREATE INDEX "PlanPublication_workspaceId_personId_idx" ON "PlanPublication" ("workspaceId", "personId");

CREATE TABLE "PlanPublicationName" (
    "workspaceId" TEXT NOT NULL,
    "publicationId" TEXT NOT NULL,
    "place" INTEGER NOT NULL CHECK ("place" >= 0),
    "name" TEXT NOT NULL CHECK (length("name") > 0),
    "personId" TEXT,

    PRIMARY KEY ("workspaceId", "publicationId", "place"),
    CONSTRAINT "PlanPublicationName_workspaceId_publicationId_fkey" FOREIGN KEY ("workspaceId", "publicationId") REFERENCES "PlanPublication" ("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "PlanPublicationName_workspaceId_personId_fkey" FOREIGN KEY ("workspaceId", "personId") REFERENCES "Person" ("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE
);

CREATE INDEX "PlanPublicationName_workspaceId_personId_idx" ON "PlanPublicationName" ("workspaceId", "personId");
