// Erases a person: their own words go, and what the school must keep stays with "Former colleague" in their place.
import { randomUUID } from "node:crypto";
import { FORMER_COLLEAGUE, toFormerId } from "../domain/former-colleague.js";
import { ERASE_FROM_IMPORTS, FORGET_UNSEEN_UNITS } from "./erase-imports.js";
import { nameSteps } from "./erase-names.js";
import { NOT_YET } from "./imported-units.js";
import type { WhoseRows } from "./personal-rows.js";
import { refreshSearch } from "./search-documents.js";
import { type Db, sqlOf } from "./sql/database.js";
import type { SqlParams } from "./sql/sql.js";

const ADD_FORMER = `
  INSERT INTO "Person" ("workspaceId", "id", "name", "timeZone", "locale", "standing", "slackAdmin", "admin", "librarian",
    "seenAt", "muted", "remindersOff", "figuresOff")
  SELECT "id", @former, @formerName, 'UTC', 'en-US', 'deactivated', FALSE, FALSE, FALSE, @at, TRUE, TRUE, TRUE
  FROM "Workspace" WHERE "id" = @workspaceId`;

/** The notes of a unit are the words of whoever changed them last, or else of who logged it. */
const FORGET_NOTES = `
  UPDATE "Unit" SET "notes" = NULL, "updatedAt" = @at
  WHERE "workspaceId" = @workspaceId AND "notes" IS NOT NULL AND @id = COALESCE(
    (SELECT c."personId" FROM "UnitChange" c WHERE c."workspaceId" = "Unit"."workspaceId"
      AND c."unitId" = "Unit"."id" AND c."field" = 'notes' ORDER BY c."number" DESC LIMIT 1
    ), "loggedById")`;

const FORGET_EVIDENCE = FORGET_NOTES.replaceAll("notes", "evidence");

/** Until a change can't be undone, the history holds what was in evidence and notes before it. */
const FORGET_UNDO = `
  UPDATE "UnitChange" SET "before" = NULL, "after" = NULL
  WHERE "workspaceId" = @workspaceId AND "field" IN ('evidence', 'notes') AND "unitId" IN (
    SELECT "id" FROM "Unit" WHERE "workspaceId" = @workspaceId AND "loggedById" = @id
    UNION SELECT "unitId" FROM "UnitChange" WHERE "workspaceId" = @workspaceId AND "personId" = @id)`;

/** The existing mechanism deletes these posts, and keeps trying until Slack confirms it. */
const TAKE_BACK_POSTS = `
  INSERT INTO "Retraction" ("workspaceId", "schoolId", "channel", "messageTs", "reflectionId", "personId", "tries", "nextTryAt")
  SELECT "workspaceId", "schoolId", "channel", "messageTs", '', @former, 0, @at FROM "Reflection"
  WHERE "workspaceId" = @workspaceId AND "personId" = @id AND "audience" = 'channel' AND "channel" IS NOT NULL
    AND "messageTs" IS NOT NULL
  ON CONFLICT ("workspaceId", "channel", "messageTs") DO NOTHING`;

/** Consent goes with the author. The row stays for a week without its words, so the report that showed it is updated. */
const WITHDRAW_OH_YEAHS = `
  UPDATE "OhYeah" SET "text" = @removed, "authorId" = @former, "removedAt" = COALESCE("removedAt", @at), "updatedAt" = @at
  WHERE "workspaceId" = @workspaceId AND "authorId" = @id`;

/** Other librarians' talks keep them as someone outside Slack. */
const RENAME_IN_TALKS = `
  UPDATE "Talk" SET "others" = CASE WHEN "others" = '' THEN @formerName ELSE "others" || @newline || @formerName END,
    "partners" = trim(replace(',' || "partners" || ',', ',' || @id || ',', ','), ','), "updatedAt" = @at
  WHERE "workspaceId" = @workspaceId
    AND replace(',' || "partners" || ',', ',' || @id || ',', '') <> ',' || "partners" || ','`;

const RENAME_IN_QUESTIONS = `
  UPDATE "AskedQuestion" SET
    "about" = trim(replace(',' || "about" || ',', ',' || @id || ',', ',' || @former || ','), ',')
  WHERE "workspaceId" = @workspaceId
    AND replace(',' || "about" || ',', ',' || @id || ',', '') <> ',' || "about" || ','`;

/** Their ids are separated by spaces. */
const RENAME_IN_DEPARTURES = `
  UPDATE "Person" SET
    "toldOfDeparture" = trim(replace(' ' || "toldOfDeparture" || ' ', ' ' || @id || ' ', ' ' || @former || ' '))
  WHERE "workspaceId" = @workspaceId
    AND replace(' ' || "toldOfDeparture" || ' ', ' ' || @id || ' ', '') <> ' ' || "toldOfDeparture" || ' '`;

/** What was read from files and waits to be confirmed may name anyone. */
const FORGET_LOGS = [
  FORGET_UNSEEN_UNITS,
  'DELETE FROM "LogImportRow" WHERE "workspaceId" = @workspaceId',
  'DELETE FROM "LogImportDetail" WHERE "workspaceId" = @workspaceId',
  'DELETE FROM "LogImportPart" WHERE "workspaceId" = @workspaceId',
  'DELETE FROM "LogImport" WHERE "workspaceId" = @workspaceId AND "savedAt" IS NULL',
];

function remove(table: string, column = "personId", more = ""): string {
  const condition = `"${column}" = @id${more} AND "workspaceId" = @workspaceId`;
  return `DELETE FROM "${table}" WHERE ${condition}`;
}

function replace(table: string, column = "personId", also = ""): string {
  const condition = `"${column}" = @id AND "workspaceId" = @workspaceId`;
  return `UPDATE "${table}" SET "${column}" = @former${also} WHERE ${condition}`;
}

/** In this order: a row goes before what it belongs to, and words go while it's still known whose they are. */
const STATEMENTS: readonly string[] = [
  ADD_FORMER,
  TAKE_BACK_POSTS,
  FORGET_EVIDENCE,
  FORGET_NOTES,
  FORGET_UNDO,
  remove("RoadblockOffer"),
  remove("Reflection"),
  remove("Draft"),
  remove("Talk"),
  remove("EvidenceIndicator"),
  remove("NameMismatch"),
  remove("Reminder"),
  remove("FigureRequest"),
  remove("PostPreview"),
  remove("AskedQuestion"),
  remove("SharedPost"),
  remove("Teacher"),
  remove("DepartmentTeacher"),
  remove("ReportAnswerTold"),
  remove("ReportAnswer"),
  remove("Example", "addedById"),
  remove("OhYeah", "authorId", ` AND "consent" = 'asked'`),
  WITHDRAW_OH_YEAHS,
  replace("OhYeah", "savedById"),
  remove("LevelOpinion", "personId", ' AND "level" IS NULL'),
  replace("LevelOpinion", "personId", ', "why" = NULL'),
  replace("Unit", "loggedById"),
  replace("UnitPartner", "personId", ', "matchedName" = NULL'),
  `UPDATE "UnitChange" SET "before" = @former
    WHERE "workspaceId" = @workspaceId AND "field" = 'partner' AND "before" = @id`,
  `UPDATE "UnitChange" SET "after" = @former
    WHERE "workspaceId" = @workspaceId AND "field" = 'partner' AND "after" = @id`,
  replace("UnitChange"),
  replace("Plan", "createdById"),
  replace("PlanEdit"),
  replace("PlanItem", "personId", `, "note" = ''`),
  replace("PlanAttachment", "addedById"),
  replace("PlanAttachment", "removedById"),
  remove("PlanName"),
  replace("PlanName", "askedById"),
  replace("PlanName", "answeredById"),
  replace("PlanPublication"),
  replace("PlanPublicationName", "personId", ', "name" = @formerName'),
  replace("Figure"),
  replace("FigureImport"),
  ...FORGET_LOGS,
  replace("LogImport"),
  replace("Announcement"),
  replace("RecordsRequest"),
  replace("Retraction"),
  replace("Handover", "byId"),
  replace("HandoverPerson"),
  replace("ReportAnswer", "repliedById", ', "reply" = @removed'),
  RENAME_IN_TALKS,
  RENAME_IN_QUESTIONS,
  RENAME_IN_DEPARTURES,
  `UPDATE "Post" SET "askedBy" = @formerName WHERE "workspaceId" = @workspaceId AND "askedBy" = @name`,
  `UPDATE "Post" SET "reason" = @formerName || ' skipped it'
    WHERE "workspaceId" = @workspaceId AND "reason" = @name || ' skipped it'`,
  `DELETE FROM "SeenRequest" WHERE "workspaceId" = @workspaceId AND replace("key", @id, '') <> "key"`,
  ...ERASE_FROM_IMPORTS,
  remove("Person", "id"),
];

/** Where "Former colleague" may be named. If they are in none of these, nobody needs them. */
const NAMED_IN = [
  ["Unit", "loggedById"],
  ["UnitPartner", "personId"],
  ["UnitChange", "personId"],
  ["LevelOpinion", "personId"],
  ["Plan", "createdById"],
  ["PlanEdit", "personId"],
  ["PlanItem", "personId"],
  ["PlanAttachment", "addedById"],
  ["PlanAttachment", "removedById"],
  ["PlanName", "askedById"],
  ["PlanName", "answeredById"],
  ["PlanPublication", "personId"],
  ["PlanPublicationName", "personId"],
  ["Figure", "personId"],
  ["FigureImport", "personId"],
  ["LogImport", "personId"],
  ["RecordsRequest", "personId"],
  ["Announcement", "personId"],
  ["Retraction", "personId"],
  ["OhYeah", "authorId"],
  ["OhYeah", "savedById"],
  ["ReportAnswer", "repliedById"],
  ["Handover", "byId"],
  ["HandoverPerson", "personId"],
] as const;

function isUnnamed([table, column]: readonly [string, string]): string {
  const condition = `t."${column}" = @former AND t."workspaceId" = @workspaceId`;
  return `NOT EXISTS (SELECT 1 FROM "${table}" t WHERE ${condition})`;
}

function forgetFormerUnlessNamed(): string {
  const condition = ['"id" = @former', '"workspaceId" = @workspaceId', ...NAMED_IN.map(isUnnamed)].join(" AND ");
  return `DELETE FROM "Person" WHERE ${condition}`;
}

/** Erases the person in this file, all of it or nothing. A second time there is nothing left to erase. */
export async function erasePerson(db: Db, whose: WhoseRows, now: Date): Promise<void> {
  const params: SqlParams = {
    ...{ ...whose, at: now.toISOString(), notYet: NOT_YET, newline: "\n", removed: "(removed)" },
    ...{ former: toFormerId(randomUUID()), formerName: FORMER_COLLEAGUE },
  };
  const all = [...STATEMENTS, forgetFormerUnlessNamed()].map((sql) => ({ sql, params }));
  await sqlOf(db).write([...(await nameSteps(db, whose, params)), ...all]);
  await refreshSearch(db, whose.workspaceId);
}
