// A setting is one entry: what a new school starts with, and a setting that no form has yet, made of its entry alone.
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { z } from "zod";
import { asWorkspaceId } from "../../../src/domain/ids.js";
import type { Ctx } from "../../../src/features/context.js";
import { settings } from "../../../src/features/index.js";
import { promptSettings } from "../../../src/features/settings/prompt-settings.js";
import { schoolSettings } from "../../../src/features/settings/school-settings.js";
import { openSettings, toSettingsForm } from "../../../src/features/settings/settings-form.js";
import type { Reply } from "../../../src/slack/define/replies.js";

import { defineSetting, type Setting } from "../../../src/slack/define/setting.js";
import { wholeNumber } from "../../../src/slack/define/text-and-date-fields.js";
import { paragraph, toMessage } from "../../../src/slack/message/blocks.js";
import { readHidden, readView } from "../../../src/slack/receive/submitted-form.js";
import { ensureSchool } from "../../../src/store/schools.js";
import { type SettingsRow, saveSettings, settingsOf } from "../../../src/store/settings.js";
import { addSchool, NOW, openFile, TEACHER } from "../../support/database.js";

it("starts as its entry says: in a new school, and in the Prisma schema", async () => {
  const { db } = await openFile();
  const first = { name: "Lincoln School", timeZone: "America/New_York", adminChannel: undefined, librarians: [] };
  const school = await ensureSchool(db, asWorkspaceId("T0000000001"), { ...first, now: NOW });
  const row: Record<string, unknown> = { ...(await settingsOf(db, school)) };
  const supplied = settings.filter(({ defaultColumn }) => defaultColumn === undefined).map(({ column }) => column);
  expect(supplied).toEqual(["name", "timeZone"]);
  for (const { column, defaultColumn } of settings.filter(({ column }) => !supplied.includes(column))) {
    expect([column, row[column]]).toEqual([column, defaultColumn]);
  }

  const schema = readFileSync("prisma/schema.prisma", "utf8");
  const [, model = ""] = /^model School \{$([\s\S]*?)^\}$/m.exec(schema) ?? [];
  // It counts changes, and nobody sets it.
  const counter = /^calendarVersion$/;
  const written = [...model.matchAll(/^ {2}(\w+) +\w+ +@default\((.*)\)$/gm)]
    .map(([, column = "", text = ""]) => [column, JSON.parse(text)] as const)
    .filter(([column]) => !counter.test(column));
  expect(written.length).toBeGreaterThan(5);
  const byColumn = new Map(settings.map(({ column, defaultColumn }) => [column, defaultColumn]));
  expect(written).toEqual(written.map(([column]) => [column, byColumn.get(column)]));
});

it("has its own column or rows, which no other setting has, and a key that is unique in its form", async () => {
  const columns = settings.map(({ column }) => column);
  // A list that is longer than a field is the exception: its fields share its rows.
  const shared = columns.filter((column, index) => columns.indexOf(column) !== index);
  expect([...new Set(shared)]).toEqual(["questionOptions"]);
  for (const list of [schoolSettings, promptSettings]) {
    expect(new Set(list.map(({ key }) => key)).size).toBe(list.length);
  }
});

// Stands in for a new column: only the entry decides which column a setting has.
const quietWeeks: Setting<Ctx, SettingsRow> = defineSetting({
  key: "quietWeeks",
  column: "roadblockWeeks",
  label: "Quiet weeks",
  hint: "At most 26.",
  field: (words) => wholeNumber({ ...words, schema: z.coerce.number(), min: 1, max: 26 }),
  default: 4,
  who: "admin",
  check: async ({ user }: Ctx, weeks) => (weeks === 13 ? `Not 13, ${user.name}.` : undefined),
});

async function openQuiet(role: "admin" | "staff" = "admin") {
  const { db } = await openFile();
  const school = await addSchool(db);
  const form = toSettingsForm({
    name: "quiet",
    title: "Quiet",
    settings: [quietWeeks],
    toSaved: async (_ctx, { prompts }) => toMessage(paragraph(`Saved: ${prompts.roadblockWeeks}.`)),
  });
  const user: Partial<Ctx["user"]> = { id: TEACHER, name: "Tess", role };
  const userNow = async () => user;
  const known = { db, school, user, userNow, now: NOW, origin: {}, posts: [] as const, command: "/unit" };
  const ctx = known as unknown as Ctx;
  const view = async (replies: Promise<unknown>) => {
    const reply = (await replies) as Reply;
    if (reply.kind !== "modal" && reply.kind !== "redrawForm") throw new Error("No form was drawn.");
    const hidden = readHidden(form, readView(reply.view));
    return { blocks: JSON.stringify(reply.view.blocks), hidden };
  };
  return {
    ...{ db, school, form, view },
    open: () => view(openSettings(ctx, form, [quietWeeks])),
    save: async (weeks: number, hidden: unknown) => {
      const reply = (await form.run(ctx, { quietWeeks: weeks }, hidden)) as Reply;
      return reply.kind === "saved" ? reply.compose() : reply;
    },
    stored: async () => (await settingsOf(db, school)).roadblockWeeks,
  };
}

it("appears in its form with its words and its stored value, and is saved to its column", async () => {
  const { open, save, stored } = await openQuiet();
  const { blocks, hidden } = await open();
  expect(blocks).toContain('"Quiet weeks"');
  expect(blocks).toContain('"At most 26."');
  expect(blocks).toContain('"initial_value":"4"');
  expect(await save(9, hidden)).toMatchObject({ kind: "whisper", message: { text: "Saved: 9." } });
  expect(await stored()).toBe(9);
});

it("shows the error of its own check at its field, and saves nothing", async () => {
  const { open, save, stored } = await openQuiet();
  const { hidden } = await open();
  expect(await save(13, hidden)).toEqual({ kind: "fieldErrors", errors: { quietWeeks: "Not 13, Tess." } });
  expect(await stored()).toBe(4);
});

it("isn't saved over another admin's change until that admin's change was shown", async () => {
  const { db, school, open, save, stored, view } = await openQuiet();
  const { hidden } = await open();
  await saveSettings(db, school, { roadblockWeeks: 20 });
  const again = await view(save(9, hidden));
  expect(again.blocks).toContain("while you had them open: Quiet weeks. Save again");
  expect(again.blocks).toContain('"initial_value":"9"');
  expect(await stored()).toBe(20);
  await save(9, again.hidden);
  expect(await stored()).toBe(9);
});

it("is for the role that its entry names", async () => {
  const { open, save, stored } = await openQuiet("staff");
  await expect(open()).rejects.toThrow("Only admins can change Bookend's settings.");
  await expect(save(9, { opened: {} })).rejects.toThrow("Only admins can change Bookend's settings.");
  expect(await stored()).toBe(4);
});
