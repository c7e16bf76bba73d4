-- The plans that begin in a week are found by their days. Other items are long texts, which belong in no index.
CREATE INDEX "PlanItem_workspaceId_text_day_idx" ON "PlanItem" ("workspaceId", "text") WHERE "field" = 'day';
