// Rows of workspaces and their school, with the settings that hang on the school.
import { randomUUID } from "node:crypto";
import { GRADES, type Grade, gradesFromText, gradesToText } from "../domain/grade.js";
import type { ChannelId, PersonId, SchoolId, WorkspaceId } from "../domain/ids.js";
import type { PostTime } from "../domain/time/post-time.js";
import { createSchoolCalendar, type SchoolCalendar } from "../domain/time/school-calendar.js";
import type { School as SchoolRow } from "./generated/client.js";
import { type Db, sqlOf } from "./sql/database.js";
import { isDuplicate } from "./sql/errors.js";

export interface School {
  id: SchoolId;
  workspaceId: WorkspaceId;
  name: string;
  timeZone: string;
  calendar: SchoolCalendar;
  adminChannel: ChannelId | undefined;
  report: PostTime;
  /** The grades this school offers, in the packet's order. */
  grades: Grade[];
  prompts: PromptSettings;
  createdAt: Date;
}

/** The columns by which a row belongs to it. */
export const inSchool = ({ workspaceId, id }: School) => ({ workspaceId, schoolId: id });

/** What is asked of people without their asking. */
export interface PromptSettings {
  /** Where prompts to reflect go. */
  channels: ChannelId[];
  /** The keys of the sheets asked about in turn; empty: all. */
  sheets: string[];
  at: PostTime;
  /** After how many weeks a roadblock comes back. */
  roadblockWeeks: number;
  /** Whether partners are asked if a unit's level fits. */
  asksPartners: boolean;
  /** Where a tip a week goes. */
  tipChannel: ChannelId | undefined;
}

/** What fills the settings when a workspace is seen for the first time. */
export interface FirstSettings {
  name: string;
  timeZone: string;
  adminChannel: string | undefined;
  librarians: readonly string[];
}

export interface SettingsChange {
  name: string;
  timeZone: string;
  adminChannel: ChannelId | undefined;
  openDay: number;
  time: string;
  grades: readonly Grade[];
  subjects: readonly string[];
  /** All of these must have been met before. */
  librarians: readonly PersonId[];
  admins: readonly PersonId[];
}

function toSchool(row: SchoolRow): School {
  return {
    id: row.id as SchoolId,
    workspaceId: row.workspaceId as WorkspaceId,
    name: row.name,
    timeZone: row.timeZone,
    calendar: createSchoolCalendar(),
    adminChannel: (row.adminChannel ?? undefined) as ChannelId | undefined,
    report: { openDay: row.reportOpenDay, time: row.reportTime, timeZone: row.timeZone },
    grades: gradesFromText(row.grades),
    prompts: {
      channels: listOf(row.promptChannels) as ChannelId[],
      sheets: listOf(row.promptSheets),
      at: { openDay: Number(row.promptOpenDay), time: row.promptTime, timeZone: row.timeZone },
      roadblockWeeks: Number(row.roadblockWeeks),
      asksPartners: Boolean(row.asksPartners),
      tipChannel: (row.tipChannel ?? undefined) as ChannelId | undefined,
    },
    createdAt: new Date(row.createdAt),
  };
}

const listOf = (text: string) => text.split(",").filter((item) => item !== "");

const FIRST_SCHOOL = 'SELECT * FROM "School" WHERE "workspaceId" = @workspaceId ORDER BY "createdAt" LIMIT 1';

/** The school of a workspace, or undefined before Bookend has started there. */
export async function schoolOf(db: Db, workspaceId: WorkspaceId): Promise<School | undefined> {
  const [row] = await sqlOf(db).all<SchoolRow>(FIRST_SCHOOL, { workspaceId });
  return row ? toSchool(row) : undefined;
}

/** Makes the workspace and its school at the first start there; later starts change nothing. */
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
    // Another process starting at this moment was faster, such as `due` beside `start`.
    if (!isDuplicate(error)) throw error;
  }
  const school = await schoolOf(db, workspaceId);
  if (!school) throw new Error("The school was just created and is not there.");
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
          // Slack is asked for the name when the person is first met.
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

/** The subjects the school's list offers, in the order of the alphabet. */
export async function subjectsOf(db: Db, school: School): Promise<string[]> {
  const rows = await db.subject.findMany({
    where: inSchool(school),
    orderBy: { name: "asc" },
  });
  return rows.map((row) => row.name);
}

/** The school's list and what units were logged with, in the order of the alphabet. */
export async function subjectsFor(db: Db, school: School): Promise<string[]> {
  const used = await db.unit.findMany({
    where: { ...inSchool(school), deletedAt: null, subject: { not: null } },
    distinct: ["subject"],
    select: { subject: true },
  });
  const names = new Set([...(await subjectsOf(db, school)), ...used.map((row) => row.subject ?? "")]);
  return [...names].sort((a, b) => a.localeCompare(b));
}

/**
 * Saves all settings, or none. Units keep the subject they were logged with; posts that failed are tried again at
 * the next tick, because the channel may be another one now.
 */
export async function changeSettings(db: Db, school: School, change: SettingsChange): Promise<void> {
  const { workspaceId, id: schoolId } = school;
  const named = (ids: readonly PersonId[]) => ({ workspaceId, id: { in: [...ids] } });
  await db.$transaction([
    db.school.update({
      where: { workspaceId_id: { workspaceId, id: schoolId } },
      data: {
        name: change.name,
        timeZone: change.timeZone,
        adminChannel: change.adminChannel ?? null,
        reportOpenDay: change.openDay,
        reportTime: change.time,
        grades: gradesToText(change.grades),
      },
    }),
    db.subject.deleteMany({ where: { workspaceId, schoolId } }),
    db.subject.createMany({ data: change.subjects.map((name) => ({ workspaceId, schoolId, name })) }),
    db.person.updateMany({ where: { workspaceId }, data: { librarian: false, admin: false } }),
    db.person.updateMany({ where: named(change.librarians), data: { librarian: true } }),
    db.person.updateMany({ where: named(change.admins), data: { admin: true } }),
    db.post.updateMany({ where: { workspaceId, schoolId, state: "failed" }, data: { nextTryAt: null } }),
  ]);
}

/** Saves what is asked of people without their asking. */
export async function changePrompts(db: Db, school: School, prompts: PromptSettings): Promise<void> {
  const { workspaceId, id } = school;
  await db.$transaction([
    db.school.updateMany({
      where: { workspaceId, id },
      data: {
        promptChannels: prompts.channels.join(","),
        promptSheets: prompts.sheets.join(","),
        promptOpenDay: prompts.at.openDay,
        promptTime: prompts.at.time,
        roadblockWeeks: prompts.roadblockWeeks,
        asksPartners: prompts.asksPartners,
        tipChannel: prompts.tipChannel ?? null,
      },
    }),
    db.post.updateMany({ where: { workspaceId, schoolId: id, state: "failed" }, data: { nextTryAt: null } }),
  ]);
}
