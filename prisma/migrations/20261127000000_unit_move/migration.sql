-- A month that a unit left for another: a unit may leave several before a report is drawn anew.
CREATE TABLE "UnitMove" (
  "workspaceId" TEXT NOT NULL,
  "unitId" TEXT NOT NULL,
  "month" TEXT NOT NULL CHECK ("month" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]'),
  "movedAt" TEXT NOT NULL CHECK ("movedAt" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z'),
  PRIMARY KEY ("workspaceId", "unitId", "month"),
  FOREIGN KEY ("workspaceId", "unitId") REFERENCES "Unit" ("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE
);
INSERT INTO "UnitMove" SELECT "workspaceId", "id", substr("movedFrom", 1, 7), "updatedAt" FROM "Unit" WHERE "movedFrom" IS NOT NULL;
ALTER TABLE "Unit" DROP COLUMN "movedFrom";
