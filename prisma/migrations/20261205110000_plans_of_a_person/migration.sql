-- The plans of a person are found by the units whose partner they are. With the unit in the index, SQLite takes it and not the
-- table's key, by which it would go through the partners of all units.
DROP INDEX "UnitPartner_workspaceId_personId_idx";
CREATE INDEX "UnitPartner_workspaceId_personId_unitId_idx" ON "UnitPartner" ("workspaceId", "personId", "unitId");
