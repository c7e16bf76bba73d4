-- Partners of a unit who aren't in this Slack, as plain names: a substitute, a speaker.
CREATE TABLE "UnitPartnerName" (
    "workspaceId" TEXT NOT NULL,
    "unitId" TEXT NOT NULL,
    "name" TEXT NOT NULL CHECK (length("name") BETWEEN 1 AND 75),

    PRIMARY KEY ("workspaceId", "unitId", "name"),
    CONSTRAINT "UnitPartnerName_workspaceId_unitId_fkey" FOREIGN KEY ("workspaceId", "unitId") REFERENCES "Unit" ("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE
);
