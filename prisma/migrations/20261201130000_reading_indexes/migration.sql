-- A year's summary reads only these columns. In the index, a school's units lie together, however many schools there are.
DROP INDEX "Unit_workspaceId_schoolId_date_idx";
CREATE INDEX "Unit_workspaceId_schoolId_date_deletedAt_level_id_idx"
  ON "Unit" ("workspaceId", "schoolId", "date", "deletedAt", "level", "id");
CREATE INDEX "LevelOpinion_workspaceId_unitId_level_personId_idx"
  ON "LevelOpinion" ("workspaceId", "unitId", "level", "personId");
