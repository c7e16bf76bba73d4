// Which rows are about one person, table by table: what they get when they ask for their data, and what erasing does to it.
import type { WorkspaceId } from "../domain/ids.js";
import { type Db, sqlOf } from "./sql/database.js";

/** A person as the rows name them. */
export interface WhoseRows {
  workspaceId: WorkspaceId;
  id: string;
  /** Some rows hold the name, not the id. */
  name: string;
}

export interface PersonalSection {
  /** Its key in the file. */
  key: string;
  /** What these rows are. */
  title: string;
  /** What erasing does: the rows go, or they stay with "Former colleague" in place of the person, or only some words of them go. */
  erased: "deleted" | "kept";
  /** Takes `workspaceId`, `id` and `name`. */
  sql: string;
}

/** The rows of a table with the person in one column. */
function whole(table: string, column: string, more = ""): string {
  const condition = `t."${column}" = @id${more} AND t."workspaceId" = @workspaceId`;
  return `SELECT t.* FROM "${table}" t WHERE ${condition}`;
}

/** The rows of a table that belong to a reflection of theirs. */
const ofReflections = (table: string) => `
  SELECT t.* FROM "${table}" t JOIN "Reflection" r ON r."workspaceId" = t."workspaceId" AND r."id" = t."reflectionId"
  WHERE t."workspaceId" = @workspaceId AND r."personId" = @id`;

const PARTNERED = `
  SELECT t.* FROM "Unit" t JOIN "UnitPartner" p ON p."workspaceId" = t."workspaceId" AND p."unitId" = t."id"
  WHERE t."workspaceId" = @workspaceId AND p."personId" = @id`;

const EVIDENCE_MARKS = `
  SELECT t.* FROM "EvidenceMark" t
  JOIN "EvidenceIndicator" i ON i."workspaceId" = t."workspaceId" AND i."id" = t."indicatorId"
  WHERE t."workspaceId" = @workspaceId AND i."personId" = @id`;

const POSTS = `
  SELECT t."name", t."period", t."state", t."reason", t."askedBy", t."changedAt" FROM "Post" t
  WHERE t."workspaceId" = @workspaceId AND (t."askedBy" = @name OR t."reason" = @name || ' skipped it')`;

/** What a plan got in an edit of theirs. */
const PLAN_WORDS = `
  SELECT t.* FROM "PlanItem" t JOIN "PlanEdit" e ON e."workspaceId" = t."workspaceId" AND e."planId" = t."planId"
    AND e."number" = t."number"
  WHERE t."workspaceId" = @workspaceId AND e."personId" = @id`;

const LINES: readonly (readonly [string, string, PersonalSection["erased"], string])[] = [
  [
    "profile",
    "The person as Slack describes them, roles in Bookend, and what they turned off",
    "deleted",
    whole("Person", "id"),
  ],
  ["unitsLogged", "Units logged, with their evidence and notes", "kept", whole("Unit", "loggedById")],
  ["unitsPartnered", "Units logged by others, as a partner", "kept", PARTNERED],
  ["partnerRows", "How they became a partner: picked, or matched by name", "kept", whole("UnitPartner", "personId")],
  ["unitChanges", "Changes made to units", "kept", whole("UnitChange", "personId")],
  ["levelRatings", "Ratings of a unit's level, and why", "kept", whole("LevelOpinion", "personId")],
  ["plansStarted", "Plans started", "kept", whole("Plan", "createdById")],
  ["planEdits", "When they changed plans", "kept", whole("PlanEdit", "personId")],
  ["planWords", "What they wrote in plans", "kept", PLAN_WORDS],
  ["planPeople", "Plans they are named in, with their job title", "kept", whole("PlanItem", "personId")],
  ["planFilesAdded", "Files and links they added to plans", "kept", whole("PlanAttachment", "addedById")],
  ["planNames", "Whether they may be named on copies of plans", "deleted", whole("PlanName", "personId")],
  ["planNamesAsked", "Colleagues they asked whether they may be named", "kept", whole("PlanName", "askedById")],
  ["planNamesAnswered", "Such questions they answered", "kept", whole("PlanName", "answeredById")],
  [
    "planCopies",
    "Copies of plans they made for people outside the school",
    "kept",
    whole("PlanPublication", "personId"),
  ],
  ["planCopiesNamed", "Copies of plans they are named on", "kept", whole("PlanPublicationName", "personId")],
  ["planFilesTakenOut", "Files and links they took out of plans", "kept", whole("PlanAttachment", "removedById")],
  ["reflections", "Reflections, private ones included", "deleted", whole("Reflection", "personId")],
  ["reflectionAnswers", "Answers in these reflections", "deleted", ofReflections("Answer")],
  ["roadblocks", "What became of the roadblocks in them", "deleted", ofReflections("Roadblock")],
  ["drafts", "Drafts that weren't submitted", "deleted", whole("Draft", "personId")],
  [
    "offersMade",
    "Help offered with a colleague's roadblock, and the reply",
    "deleted",
    whole("RoadblockOffer", "personId"),
  ],
  ["offersReceived", "Help offered by colleagues, and the reply", "deleted", ofReflections("RoadblockOffer")],
  ["talks", "Planning talks", "deleted", whole("Talk", "personId")],
  ["evidenceIndicators", "Indicators in their evidence folder", "deleted", whole("EvidenceIndicator", "personId")],
  ["evidenceMarks", "What they marked as evidence", "deleted", EVIDENCE_MARKS],
  ["examples", "Examples added to the rubric", "deleted", whole("Example", "addedById")],
  ["ohYeahs", "OH YEAHs in their words", "deleted", whole("OhYeah", "authorId")],
  [
    "ohYeahsSaved",
    "OH YEAHs of others that they saved",
    "kept",
    whole("OhYeah", "savedById", ` AND t."authorId" <> @id AND t."consent" = 'given'`),
  ],
  ["figures", "Figures reported or changed last", "kept", whole("Figure", "personId")],
  ["figureFiles", "Library system exports dropped in", "kept", whole("FigureImport", "personId")],
  ["logFiles", "Past logs imported", "kept", whole("LogImport", "personId")],
  ["announcements", "Announcements of Bookend posted", "kept", whole("Announcement", "personId")],
  ["recordsRequests", "Records of a period they asked for", "kept", whole("RecordsRequest", "personId")],
  ["posts", "Posts skipped or posted early", "kept", POSTS],
  ["reportAnswers", "Answers under reports", "deleted", whole("ReportAnswer", "personId")],
  ["replies", "Questions about reports they replied to", "kept", whole("ReportAnswer", "repliedById")],
  ["toldAnswers", "Thanks and questions they were told of", "deleted", whole("ReportAnswerTold", "personId")],
  ["handovers", "Hand-overs of the library they made", "kept", whole("Handover", "byId")],
  [
    "handoverRoles",
    "Hand-overs in which they became a librarian or stopped being one",
    "kept",
    whole("HandoverPerson", "personId"),
  ],
  ["departments", "Departments they are in", "deleted", whole("DepartmentTeacher", "personId")],
  ["teacherLists", "Lists of teachers they are on", "deleted", whole("Teacher", "personId")],
  ["nameMismatches", "Names outside Slack that aren't theirs", "deleted", whole("NameMismatch", "personId")],
  ["reminders", "Reminders to log, and whether they had nothing to log", "deleted", whole("Reminder", "personId")],
  ["figureRequests", "Months they were asked for figures", "deleted", whole("FigureRequest", "personId")],
  ["previews", "Reports seen before they were posted", "deleted", whole("PostPreview", "personId")],
  ["questions", "Questions Bookend asked, and in which message", "deleted", whole("AskedQuestion", "personId")],
  ["sharedPosts", "Posts shared in the last day", "deleted", whole("SharedPost", "personId")],
  ["retractions", "Posts that Bookend is deleting", "kept", whole("Retraction", "personId")],
];

export const PERSONAL_SECTIONS: readonly PersonalSection[] = LINES.map(([key, title, erased, sql]) => ({
  ...{ key, title, erased, sql },
}));

export type PersonalRow = Readonly<Record<string, string | number | null>>;

/** A section with its rows, as the columns hold them. */
export interface FilledSection extends PersonalSection {
  rows: readonly PersonalRow[];
}

/** Everything that is about the person, in the order of PERSONAL_SECTIONS. */
export async function personalRows(db: Db, whose: WhoseRows): Promise<FilledSection[]> {
  const filled: FilledSection[] = [];
  // One after the other, so that a big export doesn't hold the connection for long.
  for (const section of PERSONAL_SECTIONS) {
    filled.push({ ...section, rows: await sqlOf(db).all<PersonalRow>(section.sql, { ...whose }) });
  }
  return filled;
}

const NAMED = 'SELECT "id", "name" FROM "Person" WHERE "workspaceId" = @workspaceId ORDER BY "name", "id"';

/** Everyone Bookend has met, by name, whoever they are in Slack now. */
export const everyoneMet = (db: Db, workspaceId: WorkspaceId): Promise<{ id: string; name: string }[]> =>
  sqlOf(db).all(NAMED, { workspaceId });
