-- The full plan of a unit. An edit says which fields it gave a new value, and the items of that value. Rows are only added,
-- so two people who write at once never overwrite each other, and each version can be had again. A field's present value is that of its last edit.
CREATE TABLE "Plan" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "schoolId" TEXT NOT NULL,
    "unitId" TEXT,
    "sourceId" TEXT,
    "sourceWords" TEXT,
    "createdById" TEXT NOT NULL,
    "createdAt" TEXT NOT NULL CHECK ("createdAt" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z'),
    "updatedAt" TEXT NOT NULL CHECK ("updatedAt" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z'),
    "deletedAt" TEXT CHECK ("deletedAt" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z'),

    PRIMARY KEY ("workspaceId", "id"),
    CONSTRAINT "Plan_workspaceId_schoolId_fkey" FOREIGN KEY ("workspaceId", "schoolId") REFERENCES "School" ("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Plan_workspaceId_createdById_fkey" FOREIGN KEY ("workspaceId", "createdById") REFERENCES "Person" ("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Plan_workspaceId_unitId_fkey" FOREIGN KEY ("workspaceId", "unitId") REFERENCES "Unit" ("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE
);

CREATE UNIQUE INDEX "Plan_workspaceId_unitId_key" ON "Plan" ("workspaceId", "unitId");
CREATE INDEX "Plan_workspaceId_schoolId_updatedAt_idx" ON "Plan" ("workspaceId", "schoolId", "updatedAt");
CREATE INDEX "Plan_workspaceId_createdById_idx" ON "Plan" ("workspaceId", "createdById");

-- `restored`: the number of the version that this edit put back.
CREATE TABLE "PlanEdit" (
    "workspaceId" TEXT NOT NULL,
    "planId" TEXT NOT NULL,
    "number" INTEGER NOT NULL CHECK ("number" >= 1),
    "personId" TEXT NOT NULL,
    "at" TEXT NOT NULL CHECK ("at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z'),
    "restored" INTEGER CHECK ("restored" >= 1),

    PRIMARY KEY ("workspaceId", "planId", "number"),
    CONSTRAINT "PlanEdit_workspaceId_planId_fkey" FOREIGN KEY ("workspaceId", "planId") REFERENCES "Plan" ("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "PlanEdit_workspaceId_personId_fkey" FOREIGN KEY ("workspaceId", "personId") REFERENCES "Person" ("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE
);

CREATE INDEX "PlanEdit_workspaceId_personId_idx" ON "PlanEdit" ("workspaceId", "personId");

CREATE TABLE "PlanEditField" (
    "workspaceId" TEXT NOT NULL,
    "planId" TEXT NOT NULL,
    "field" TEXT NOT NULL CHECK (length("field") > 0),
    "number" INTEGER NOT NULL,

    PRIMARY KEY ("workspaceId", "planId", "field", "number"),
    CONSTRAINT "PlanEditField_workspaceId_planId_number_fkey" FOREIGN KEY ("workspaceId", "planId", "number") REFERENCES "PlanEdit" ("workspaceId", "planId", "number") ON DELETE CASCADE ON UPDATE CASCADE
);

CREATE TABLE "PlanItem" (
    "workspaceId" TEXT NOT NULL,
    "planId" TEXT NOT NULL,
    "field" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "place" INTEGER NOT NULL CHECK ("place" >= 0),
    "head" TEXT NOT NULL DEFAULT '',
    "text" TEXT NOT NULL DEFAULT '',
    "note" TEXT NOT NULL DEFAULT '',
    "personId" TEXT,
    "isMarked" BOOLEAN NOT NULL DEFAULT false,

    PRIMARY KEY ("workspaceId", "planId", "field", "number", "place"),
    CONSTRAINT "PlanItem_workspaceId_planId_field_number_fkey" FOREIGN KEY ("workspaceId", "planId", "field", "number") REFERENCES "PlanEditField" ("workspaceId", "planId", "field", "number") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "PlanItem_workspaceId_personId_fkey" FOREIGN KEY ("workspaceId", "personId") REFERENCES "Person" ("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE
);

CREATE INDEX "PlanItem_workspaceId_personId_idx" ON "PlanItem" ("workspaceId", "personId");

-- A file in Slack, or a link. What was taken out stays as long as the plan, as part of its history.
CREATE TABLE "PlanAttachment" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "planId" TEXT NOT NULL,
    "kind" TEXT NOT NULL CHECK ("kind" IN ('file', 'link')),
    "name" TEXT NOT NULL CHECK (length("name") > 0),
    "address" TEXT NOT NULL CHECK (length("address") > 0),
    "slackFile" TEXT,
    "type" TEXT,
    "bytes" INTEGER CHECK ("bytes" >= 0),
    "addedById" TEXT NOT NULL,
    "addedAt" TEXT NOT NULL CHECK ("addedAt" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z'),
    "removedById" TEXT,
    "removedAt" TEXT CHECK ("removedAt" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z'),
    CHECK (("removedAt" IS NULL) = ("removedById" IS NULL)),

    PRIMARY KEY ("workspaceId", "id"),
    CONSTRAINT "PlanAttachment_workspaceId_planId_fkey" FOREIGN KEY ("workspaceId", "planId") REFERENCES "Plan" ("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "PlanAttachment_workspaceId_addedById_fkey" FOREIGN KEY ("workspaceId", "addedById") REFERENCES "Person" ("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "PlanAttachment_workspaceId_removedById_fkey" FOREIGN KEY ("workspaceId", "removedById") REFERENCES "Person" ("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE
);

CREATE INDEX "PlanAttachment_workspaceId_planId_idx" ON "PlanAttachment" ("workspaceId", "planId");
CREATE INDEX "PlanAttachment_workspaceId_addedById_idx" ON "PlanAttachment" ("workspaceId", "addedById");
CREATE INDEX "PlanAttachment_workspaceId_removedById_idx" ON "PlanAttachment" ("workspaceId", "removedById");

-- Which of AASL's sets a school uses, separated by commas, and the numbers in each as ranges. Null: those that come with Bookend.
ALTER TABLE "School" ADD COLUMN "standardSets" TEXT NOT NULL DEFAULT '2007,2018';
ALTER TABLE "School" ADD COLUMN "standards2007" TEXT;
ALTER TABLE "School" ADD COLUMN "standards2018" TEXT;
