// Rows of workspaces and their school, with the settings that belong to the school.
import { randomUUID } from "node:crypto";
import { OPTIONAL_FIGURES, type OptionalFigure } from "../domain/figures.js";
import { GRADES, type Grade, gradesFromText, gradesToText } from "../domain/grade.js";
import type { ChannelId, SchoolId, SchoolKey, WorkspaceId } from "../domain/ids.js";
import type { PaperSize } from "../domain/paper-size.js";
import { standardsFromColumns, type UsedStandards } from "../domain/plan/standards.js";
import type { PostTime } from "../domain/time/post-time.js";
import type { SchoolCalendar } from "../domain/time/school-calendar.js";
import { QUESTION_KEYS, type QuestionKey } from "../domain/unit-questions.js";
import type { School as SchoolRow } from "./generated/client.js";
import { calendarOf } from "./school-calendars.js";
import { type Db, sqlOf } from "./sql/database.js";
import { isDuplicate } from "./sql/errors.js";

export interface School {
  id: SchoolId;
  workspaceId: WorkspaceId;
  name: string;
  timeZone: string;
  calendar: SchoolCalendar;
  adminChannel: ChannelId | undefined;
  /** Its members count as teachers. */
  teacherChannel: ChannelId | undefined;
  report: PostTime;
  /** The grades this school has, in the order of GRADES. */
  grades: Grade[];
  /** The optional questions about a unit that it asks, in their order. */
  questions: QuestionKey[];
  prompts: PromptSettings;
  /** What its librarians report each month besides the three figures of the Annual Summary. */
  optionalFigures: OptionalFigure[];
  /** What its papers are printed on. */
  paperSize: PaperSize;
  /** AASL's, for its plans. */
  standards: readonly UsedStandards[];
  createdAt: Date;
  /** Posts due before then may be out although the ledger doesn't know. Only after a restore. */
  ledgerGapUntil: Date | undefined;
}

/** The columns that say which school a row belongs to. */
export const inSchool = ({ workspaceId, id }: SchoolKey) => ({ workspaceId, schoolId: id });

/** The settings for what Bookend posts or asks by itself: prompts, reminders, level checks, roadblock check-ins and tips. */
export interface PromptSettings {
  /** Where prompts to reflect are posted. */
  channels: ChannelId[];
  /** The keys of the sheets to rotate through; empty means all. */
  sheets: string[];
  at: PostTime;
  /** Weeks before checking back on a roadblock. */
  roadblockWeeks: number;
  /** Whether partners are asked if a unit's level fits. */
  asksPartners: boolean;
  /** Where the weekly tip is posted. */
  tipChannel: ChannelId | undefined;
  /** Where the reminder to log is posted before a month ends. */
  reminderChannels: ChannelId[];
}

/** A school's settings when Bookend first runs in its workspace. */
interface FirstSettings {
  name: string;
  timeZone: string;
  adminChannel: string | undefined;
  librarians: readonly string[];
}

/** The school with the settings in these columns. They may come from our own SQL, where SQLite has no booleans. */
export function withSettings(
  school: Pick<School, "id" | "workspaceId" | "createdAt" | "calendar">,
  columns: Omit<SchoolRow, "id" | "workspaceId" | "createdAt">,
): School {
  return {
    ...{ id: school.id, workspaceId: school.workspaceId, createdAt: school.createdAt },
    name: columns.name,
    timeZone: columns.timeZone,
    calendar: school.calendar,
    adminChannel: (columns.adminChannel ?? undefined) as ChannelId | undefined,
    teacherChannel: (columns.teacherChannel ?? undefined) as ChannelId | undefined,
    report: { openDay: columns.reportOpenDay, time: columns.reportTime, timeZone: columns.timeZone },
    grades: gradesFromText(columns.grades),
    questions: QUESTION_KEYS.filter((key) => listFromText(columns.unitQuestions).includes(key)),
    prompts: {
      channels: listFromText(columns.promptChannels) as ChannelId[],
      sheets: listFromText(columns.promptSheets),
      at: { openDay: Number(columns.promptOpenDay), time: columns.promptTime, timeZone: columns.timeZone },
      roadblockWeeks: Number(columns.roadblockWeeks),
      asksPartners: Boolean(columns.asksPartners),
      tipChannel: (columns.tipChannel ?? undefined) as ChannelId | undefined,
      reminderChannels: listFromText(columns.reminderChannels) as ChannelId[],
    },
    optionalFigures: optionalFiguresFromText(columns.optionalFigures),
    paperSize: columns.paperSize as PaperSize,
    standards: standardsFromColumns(columns),
    ledgerGapUntil: columns.ledgerGapUntil ? new Date(columns.ledgerGapUntil) : undefined,
  };
}

async function toSchool(db: Db, row: SchoolRow): Promise<School> {
  const [id, workspaceId] = [row.id as SchoolId, row.workspaceId as WorkspaceId];
  const calendar = await calendarOf(db, { id, workspaceId }, Number(row.calendarVersion));
  return withSettings({ id, workspaceId, calendar, createdAt: new Date(row.createdAt) }, row);
}

/** Reads a list of ids or keys as columns store it: "a,b". */
export const listFromText = (text: string): string[] => text.split(",").filter((item) => item !== "");

/** Reads the figures to choose from, in their order. Leaves out what isn't one. */
export const optionalFiguresFromText = (text: string): OptionalFigure[] =>
  OPTIONAL_FIGURES.filter((figure) => listFromText(text).includes(figure));

const FIRST_SCHOOL = 'SELECT * FROM "School" WHERE "workspaceId" = @workspaceId ORDER BY "createdAt" LIMIT 1';

/** The school of a workspace, or undefined before Bookend has started there. */
export async function schoolOf(db: Db, workspaceId: WorkspaceId): Promise<School | undefined> {
  const [row] = await sqlOf(db).all<SchoolRow>(FIRST_SCHOOL, { workspaceId });
  return row ? toSchool(db, row) : undefined;
}

const WORKSPACES = 'SELECT "id" FROM "Workspace" ORDER BY "createdAt"';

/** The workspaces in this database, for the command line alone: a request's workspace comes from the request. */
export async function workspaceIds(db: Db): Promise<WorkspaceId[]> {
  return (await sqlOf(db).all<{ id: WorkspaceId }>(WORKSPACES, {})).map(({ id }) => id);
}

/** Creates the workspace and its school on the first start; later starts change nothing. */
export async function ensureSchool(
  db: Db,
  workspaceId: WorkspaceId,
  first: FirstSettings & { now: Date },
): Promise<School> {
  const known = await schoolOf(db, workspaceId);
  if (known) return known;
  try {
    await createSchool(db, workspaceId, first);
  } catch (error) {
    // Another process created it first: `due`, for example, while `start` runs.
    if (!isDuplicate(error)) throw error;
  }
  const school = await schoolOf(db, workspaceId);
  if (!school) throw new Error("The school was just created but isn't there.");
  return school;
}

async function createSchool(db: Db, workspaceId: WorkspaceId, first: FirstSettings & { now: Date }): Promise<void> {
  const createdAt = first.now.toISOString();
  await db.workspace.create({
    data: {
      id: workspaceId,
      name: first.name,
      createdAt,
      schools: {
        create: {
          id: randomUUID(),
          name: first.name,
          timeZone: first.timeZone,
          adminChannel: first.adminChannel ?? null,
          grades: gradesToText([...GRADES]),
          createdAt,
        },
      },
      people: {
        create: first.librarians.map((id) => ({
          id,
          // Replaced by the name Slack gives when the person first uses Bookend.
          name: id,
          timeZone: first.timeZone,
          locale: "en-US",
          standing: "member",
          slackAdmin: false,
          librarian: true,
          seenAt: new Date(0).toISOString(),
        })),
      },
    },
  });
}

const SUBJECTS = `
  SELECT "name" FROM "Subject" WHERE "workspaceId" = @workspaceId AND "schoolId" = @schoolId ORDER BY "name"`;

/** The subjects on the school's own list, in alphabetical order. */
export async function subjectsOf(db: Db, school: School): Promise<string[]> {
  const rows = await sqlOf(db).all<{ name: string }>(SUBJECTS, inSchool(school));
  return rows.map((row) => row.name);
}

const SUBJECTS_USED = `
  SELECT DISTINCT "subject" FROM "Unit"
  WHERE "workspaceId" = @workspaceId AND "schoolId" = @schoolId AND "deletedAt" IS NULL AND "subject" IS NOT NULL`;

/** The school's own list and the subjects that units were logged with, in alphabetical order. */
export async function subjectsFor(db: Db, school: School): Promise<string[]> {
  const used = await sqlOf(db).all<{ subject: string }>(SUBJECTS_USED, inSchool(school));
  const names = new Set([...(await subjectsOf(db, school)), ...used.map(({ subject }) => subject)]);
  return [...names].sort((a, b) => a.localeCompare(b));
}
