// Texts of other people that may name a person, among those that librarians and admins can read.
import { mayName } from "../domain/name-mentions.js";
import type { WhoseRows } from "./personal-rows.js";
import { ITEMS_NOW } from "./plan-items-now.js";
import { type Db, sqlOf } from "./sql/database.js";

/** A text that someone else wrote, and where it is: "the notes of Rivers and Deltas, 2026-11-10". */
export interface Mention {
  where: string;
  text: string;
}

/** The title that a plan of its own got last, or that of its log entry. */
const PLAN_TITLE = `(WITH ${ITEMS_NOW}
    SELECT u."title" FROM "Unit" u WHERE u."workspaceId" = p."workspaceId" AND u."id" = p."unitId"
    UNION ALL SELECT t."text" FROM "ItemNow" t WHERE t."workspaceId" = p."workspaceId" AND t."planId" = p."id"
      AND t."field" = 'title' AND p."unitId" IS NULL)`;

const PLAN_WHERE = `'plan "' || COALESCE(${PLAN_TITLE}, '') || '" of ' || substr(p."createdAt", 1, 10) AS "where"`;

// Private reflections, drafts and talks aren't here: not even an admin reads those of others.
const TEXTS: readonly string[] = [
  `SELECT 'unit of ' || "date" AS "where", "title" AS "text" FROM "Unit" WHERE "workspaceId" = @workspaceId`,
  `SELECT 'notes of the unit "' || "title" || '" of ' || "date" AS "where", "notes" AS "text" FROM "Unit"
    WHERE "workspaceId" = @workspaceId AND "notes" IS NOT NULL`,
  `SELECT 'evidence of the unit "' || "title" || '" of ' || "date" AS "where", "evidence" AS "text" FROM "Unit"
    WHERE "workspaceId" = @workspaceId AND "evidence" IS NOT NULL`,
  `SELECT 'partner outside Slack of the unit "' || u."title" || '" of ' || u."date" AS "where", n."name" AS "text"
    FROM "UnitPartnerName" n JOIN "Unit" u ON u."workspaceId" = n."workspaceId" AND u."id" = n."unitId"
    WHERE n."workspaceId" = @workspaceId`,
  `SELECT 'answer about the unit "' || u."title" || '" of ' || u."date" AS "where", a."answer" AS "text"
    FROM "UnitAnswer" a JOIN "Unit" u ON u."workspaceId" = a."workspaceId" AND u."id" = a."unitId"
    WHERE a."workspaceId" = @workspaceId`,
  `SELECT 'earlier name of the unit "' || u."title" || '" of ' || u."date" AS "where", c."before" AS "text"
    FROM "UnitChange" c JOIN "Unit" u ON u."workspaceId" = c."workspaceId" AND u."id" = c."unitId"
    WHERE c."workspaceId" = @workspaceId AND c."field" = 'title' AND c."before" IS NOT NULL`,
  `SELECT 'reason for a rating of the unit "' || u."title" || '" of ' || u."date" AS "where", o."why" AS "text"
    FROM "LevelOpinion" o JOIN "Unit" u ON u."workspaceId" = o."workspaceId" AND u."id" = o."unitId"
    WHERE o."workspaceId" = @workspaceId AND o."personId" <> @id AND o."why" IS NOT NULL`,
  // Earlier versions can be restored, so they are read, too.
  `SELECT DISTINCT ${PLAN_WHERE}, i."text" AS "text"
    FROM "PlanItem" i JOIN "Plan" p ON p."workspaceId" = i."workspaceId" AND p."id" = i."planId"
    WHERE i."workspaceId" = @workspaceId AND i."text" <> ''`,
  `SELECT DISTINCT ${PLAN_WHERE}, i."head" AS "text"
    FROM "PlanItem" i JOIN "Plan" p ON p."workspaceId" = i."workspaceId" AND p."id" = i."planId"
    WHERE i."workspaceId" = @workspaceId AND i."field" <> 'people' AND i."head" <> ''`,
  `SELECT DISTINCT ${PLAN_WHERE}, i."note" AS "text"
    FROM "PlanItem" i JOIN "Plan" p ON p."workspaceId" = i."workspaceId" AND p."id" = i."planId"
    WHERE i."workspaceId" = @workspaceId AND i."note" <> ''`,
  `SELECT DISTINCT ${PLAN_WHERE}, a."name" AS "text"
    FROM "PlanAttachment" a JOIN "Plan" p ON p."workspaceId" = a."workspaceId" AND p."id" = a."planId"
    WHERE a."workspaceId" = @workspaceId`,
  `SELECT DISTINCT ${PLAN_WHERE}, a."address" AS "text"
    FROM "PlanAttachment" a JOIN "Plan" p ON p."workspaceId" = a."workspaceId" AND p."id" = a."planId"
    WHERE a."workspaceId" = @workspaceId AND a."address" <> a."name"`,
  `SELECT ${PLAN_WHERE}, p."sourceWords" AS "text" FROM "Plan" p
    WHERE p."workspaceId" = @workspaceId AND p."sourceWords" IS NOT NULL`,
  `SELECT 'shared reflection of ' || substr(r."createdAt", 1, 10) AS "where", a."text" AS "text"
    FROM "Answer" a JOIN "Reflection" r ON r."workspaceId" = a."workspaceId" AND r."id" = a."reflectionId"
    WHERE a."workspaceId" = @workspaceId AND r."personId" <> @id AND r."audience" = 'librarians'`,
  `SELECT 'OH YEAH of ' || "day" AS "where", "text" AS "text" FROM "OhYeah"
    WHERE "workspaceId" = @workspaceId AND "authorId" <> @id AND "consent" = 'given' AND "removedAt" IS NULL`,
  `SELECT 'example of level ' || "level" AS "where", "text" AS "text" FROM "Example"
    WHERE "workspaceId" = @workspaceId AND "addedById" <> @id`,
  `SELECT 'cause of a figure of ' || "month" AS "where", "cause" AS "text" FROM "Figure"
    WHERE "workspaceId" = @workspaceId AND "cause" <> ''`,
  `SELECT 'question about the report of ' || "period" AS "where", "text" AS "text" FROM "ReportAnswer"
    WHERE "workspaceId" = @workspaceId AND "personId" <> @id AND "text" IS NOT NULL`,
  `SELECT 'reply about the report of ' || "period" AS "where", "reply" AS "text" FROM "ReportAnswer"
    WHERE "workspaceId" = @workspaceId AND COALESCE("repliedById", '') <> @id AND "reply" IS NOT NULL`,
  `SELECT 'name of an imported file of ' || substr("createdAt", 1, 10) AS "where", "fileName" AS "text" FROM "LogImport"
    WHERE "workspaceId" = @workspaceId`,
  `SELECT 'closing of ' || "firstDay" AS "where", "reason" AS "text" FROM "Closing" WHERE "workspaceId" = @workspaceId`,
];

/** Each text once for each place, in the order above. Reads them all: only a person can tell who is meant. */
export async function mentionsOf(db: Db, whose: WhoseRows): Promise<Mention[]> {
  const found: Mention[] = [];
  for (const sql of TEXTS) {
    const texts = await sqlOf(db).all<Mention>(sql, { ...whose });
    found.push(...texts.filter(({ text }) => mayName(text, whose.name)));
  }
  return found;
}

const POSTS: readonly string[] = [
  `SELECT 'an announcement of Bookend in ' || "channel" AS "where", "messageTs" AS "text" FROM "Announcement"
    WHERE "workspaceId" = @workspaceId AND "personId" = @id AND "messageTs" IS NOT NULL`,
  `SELECT 'a line that they read the report, below the report of ' || a."period" || ' in ' || p."channel" AS "where",
    p."messageTs" AS "text"
    FROM "ReportAnswer" a JOIN "Post" p ON p."workspaceId" = a."workspaceId" AND p."schoolId" = a."schoolId"
      AND p."name" = a."post" AND p."period" = a."period"
    WHERE a."workspaceId" = @workspaceId AND a."personId" = @id AND a."kind" = 'read' AND p."messageTs" IS NOT NULL`,
  `SELECT 'a reflection on its way to ' || "channel" AS "where", '' AS "text" FROM "Reflection"
    WHERE "workspaceId" = @workspaceId AND "personId" = @id AND "audience" = 'channel' AND "messageTs" IS NULL`,
  `SELECT DISTINCT 'the report of ' || "pickedFor" || ' with their OH YEAH, if it was exported or shared' AS "where",
    '' AS "text" FROM "OhYeah"
    WHERE "workspaceId" = @workspaceId AND "authorId" = @id AND "consent" = 'given' AND "pickedFor" IS NOT NULL`,
];

/** Messages in Slack that Bookend doesn't delete or redraw by itself. `text` is the message's time stamp in Slack. */
export async function postsNaming(db: Db, whose: WhoseRows): Promise<Mention[]> {
  const found: Mention[] = [];
  for (const sql of POSTS) found.push(...(await sqlOf(db).all<Mention>(sql, { ...whose })));
  return found;
}
