-- What an import adds is read step by step, in the order of its units' ids.
DROP INDEX "LogImportRow_workspaceId_importId_state_idx";
CREATE INDEX "LogImportRow_workspaceId_importId_state_unitId_idx" ON "LogImportRow" ("workspaceId", "importId", "state", "unitId");
