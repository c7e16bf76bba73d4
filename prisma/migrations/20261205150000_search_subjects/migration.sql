-- Subjects are found by their other names, too, so all units and plans are written down anew for the search.
INSERT INTO "SearchChange" ("workspaceId", "kind", "id") SELECT "workspaceId", 'unit', "id" FROM "Unit" WHERE TRUE
ON CONFLICT ("workspaceId", "kind", "id") DO UPDATE SET "times" = "SearchChange"."times" + 1;
INSERT INTO "SearchChange" ("workspaceId", "kind", "id") SELECT "workspaceId", 'plan', "id" FROM "Plan" WHERE TRUE
ON CONFLICT ("workspaceId", "kind", "id") DO UPDATE SET "times" = "SearchChange"."times" + 1;
