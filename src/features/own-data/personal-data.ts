// Everything Bookend holds about one person, as data: for a program that reads it, and for the tables that people read.
import { mentionsOf } from "../../store/mentions.js";
import { everyoneMet, type PersonalRow, personalRows, type WhoseRows } from "../../store/personal-rows.js";
import type { School } from "../../store/schools.js";
import type { Db } from "../../store/sql/database.js";

/** What isn't in it, and why. */
export const LEFT_OUT: readonly string[] = [
  "Private reflections, drafts, planning talks and evidence folders of colleagues: they belong to their writers, even where they name the person.",
  "Reflections that colleagues shared in a channel: they are for the people in that channel.",
  "Messages and files in Slack: Slack holds them, and the school's Slack admin can export them.",
  "Who changed the school's settings: Bookend doesn't record that.",
  "E-mail addresses and passwords: Bookend has none.",
  "Bookend's log files: they name nobody and hold no text that people typed.",
  "Backups: they hold the same rows as they were on earlier days.",
];

export interface DataSection {
  key: string;
  title: string;
  rows: readonly PersonalRow[];
}

export interface PersonalData {
  whose: WhoseRows;
  school: string;
  madeAt: Date;
  /** Those without rows, too: that there is nothing is an answer. */
  sections: readonly DataSection[];
  /** The names of everyone in the workspace, by ID, so that people can read the rows. */
  names: ReadonlyMap<string, string>;
}

/** Only for the person, or for the operator who hands it to them. */
export async function readPersonalData(
  { db, school, now }: { db: Db; school: School; now: Date },
  whose: WhoseRows,
): Promise<PersonalData> {
  const own = await personalRows(db, whose);
  const mentions = (await mentionsOf(db, whose)).map(({ where, text }) => ({ where, text }));
  const people = await everyoneMet(db, whose.workspaceId);
  return {
    ...{ whose, school: school.name, madeAt: now },
    names: new Map(people.map(({ id, name }) => [id, name])),
    sections: [
      ...own.map(({ key, title, rows }) => ({ key, title, rows })),
      {
        key: "mentions",
        title: "Texts of colleagues that may name them, of those all staff or librarians read",
        rows: mentions,
      },
    ],
  };
}

/** Every row with every column, as the database holds it. */
export function toPersonalJson({ whose, school, madeAt, sections, names }: PersonalData): string {
  const text = JSON.stringify(sections);
  return `${JSON.stringify(
    {
      person: { id: whose.id, name: whose.name, workspace: whose.workspaceId },
      school,
      madeAt: madeAt.toISOString(),
      leftOut: LEFT_OUT,
      people: Object.fromEntries([...names].filter(([id]) => text.includes(id))),
      data: Object.fromEntries(sections.map(({ key, title, rows }) => [key, { title, rows }])),
    },
    undefined,
    2,
  )}\n`;
}
