// What the fields of plans say now, as SQL: of each field the items of its last edit.

/**
 * Begins a statement that reads the table "ItemNow": `WITH ${ITEMS_NOW} SELECT …`. The key of PlanEditField finds the last
 * edit of a field without looking at the others.
 */
export const ITEMS_NOW = `"ItemNow" AS (
  SELECT i.* FROM "PlanItem" i WHERE i."number" = (SELECT max(f."number") FROM "PlanEditField" f
    WHERE f."workspaceId" = i."workspaceId" AND f."planId" = i."planId" AND f."field" = i."field"))`;
