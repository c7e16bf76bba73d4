// Outsiders (guests, people of other organizations, apps, accounts that are gone) get a polite no from every surface.
import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../sandbox/workspace/json.js";
import type { Exchange } from "../../sandbox/workspace/link/exchange.js";
import { buttons, forms, subcommands } from "../../src/features/index.js";
import { openForm, toForgedClick, whisperAfter } from "../support/asking.js";
import { everyRow } from "../support/rows.js";
import { LEE, OMAR, type School, STAFF, startSchool } from "../support/school.js";
import { expectGoodManners } from "../support/words.js";

const STANDINGS = [
  ["a guest", { isGuest: true }, "Bookend is for the staff of this school. Guests cannot use it."],
  [
    "of another organization",
    { isStranger: true },
    "Bookend is for the staff of this school. It is not available to people of other organizations",
  ],
  ["an app", { isBot: true }, "Bookend is for people. It does not answer apps."],
  ["gone", { isDeleted: true }, "This account is deactivated, so Bookend does not answer it."],
] as const;

/** What a click on each button would carry. */
const CARRIED: Record<string, (unit: string) => object> = {
  "edit-unit": (unit) => ({ unit }),
  "delete-unit": (unit) => ({ unit }),
  "undo-log": (unit) => ({ unit }),
  "restore-unit": (unit) => ({ unit }),
  "list-page": () => ({ whose: "all", page: 0 }),
  "report-page": () => ({ month: "2026-11", page: 0 }),
  "share-report": () => ({ month: "2026-11" }),
  "report-unsure": () => ({ month: "2026-10", answer: "there" }),
  "report-retry": () => ({ month: "2026-10" }),
  run: () => ({ text: "log Maps, grade 4, level 2 with <@U0LIBRARY01> today" }),
};

/** What to fill in, for a form that saves something. */
const FILLED: Record<string, { word: string; fields: JsonObject }> = {
  "log-unit": { word: "log", fields: { title: "Rivers", grades: ["4"], level: "2", partners: [LEE] } },
  settings: { word: "settings", fields: { name: "Roosevelt School" } },
};

/** What is typed after the command: each word alone, and more. */
const TYPED = [
  ...["", "help", "nonsense", "list all", "report last month"],
  ...subcommands.map(({ word }) => word),
  `log Maps, grade 4, level 2 with <@${LEE}> today`,
];

/** Omar may do everything, has logged a unit, and has used every form: `sent` is what Slack sent for it. */
async function withBusyOmar() {
  const school = await startSchool();
  const { slack, db } = school;
  await slack.updatePerson(OMAR, { isAdmin: true });
  const omar = slack.as(OMAR);
  const sent: { submissions: Exchange[]; suggestions: Exchange[]; redraws: Exchange[] } = {
    submissions: [],
    suggestions: [],
    redraws: [],
  };
  for (const form of forms) {
    const { word, fields } = FILLED[form.name] ?? { word: "", fields: {} };
    await openForm(school, word, OMAR);
    const selects = omar.modal()?.blocks.filter((block) => JSON.stringify(block).includes("external_select")) ?? [];
    for (const { block_id: id = "" } of selects) sent.suggestions.push(await omar.suggest(id, "a"));
    sent.redraws.push(...(await omar.fill(fields as never)));
    await slack.settle();
    const before = slack.whispersTo(OMAR).length;
    sent.submissions.push(await omar.submit());
    await whisperAfter(school, before, OMAR);
  }
  const { id } = await db.unit.findFirstOrThrow();
  return Object.assign(school, { unit: id, sent });
}

/** What Omar is told after this is sent. */
async function toldAfter(school: School, kind: "command" | "interaction", payload: JsonObject): Promise<string> {
  const before = school.slack.whispersTo(OMAR).length;
  const exchange = await school.slack.deliver(kind, payload);
  expect(exchange).toMatchObject({ status: 200, ack: undefined });
  return (await whisperAfter(school, before, OMAR)).text;
}

describe("the lists this test goes through", () => {
  it("name every button and every form there is", () => {
    expect(Object.keys(CARRIED).sort()).toEqual(["run", ...buttons.map((button) => button.link.name)].sort());
    expect(Object.keys(FILLED).sort()).toEqual(forms.map((form) => form.name).sort());
  });
});

describe.each(STANDINGS)("who used Bookend and now is %s", (_standing, changes, no) => {
  async function nowOutside() {
    const school = await withBusyOmar();
    const { slack } = school;
    const commands: JsonObject[] = [];
    for (const text of TYPED) {
      const { request } = await slack.as(OMAR).command("/unit", "help", { channel: STAFF });
      commands.push({ ...request.payload, text });
    }
    const clicks: JsonObject[] = [];
    for (const [name, carried] of Object.entries(CARRIED)) {
      clicks.push(await toForgedClick(school, { name, value: carried(school.unit), by: OMAR }));
    }
    await slack.updatePerson(OMAR, changes);
    return Object.assign(school, { commands, clicks, before: await everyRow(school.db) });
  }

  it("is refused every subcommand, typed alone or with more", async () => {
    const school = await nowOutside();
    for (const command of school.commands) expect(await toldAfter(school, "command", command)).toContain(no);
    expect(await everyRow(school.db)).toEqual(school.before);
    expectGoodManners(school);
  });

  it("is refused every shortcut and opens nothing", async () => {
    const school = await nowOutside();
    const { slack } = school;
    for (const { shortcut } of subcommands.filter((subcommand) => subcommand.shortcut)) {
      const { team_id: team = "", trigger_id } = school.commands[0] ?? {};
      await slack.deliver("interaction", {
        type: "shortcut",
        callback_id: shortcut,
        team: { id: team },
        user: { id: OMAR, team_id: team },
        trigger_id,
        action_ts: "1.000001",
      });
      await slack.settle();
    }
    const refused = school.logged.filter((line) => /"request":"shortcut [\w-]+","outcome":"refused"/.test(line));
    expect(refused).toHaveLength(subcommands.filter((subcommand) => subcommand.shortcut).length);
    expect(slack.calls.filter((call) => call.method === "views.open")).toHaveLength(forms.length);
    expect(await everyRow(school.db)).toEqual(school.before);
  });

  it("is refused every button", async () => {
    const school = await nowOutside();
    for (const click of school.clicks) expect(await toldAfter(school, "interaction", click)).toContain(no);
    expect(await everyRow(school.db)).toEqual(school.before);
    expect(school.slack.messagesIn(STAFF)).toEqual([]);
    expectGoodManners(school);
  });

  it("is refused every form, is suggested nothing, and is shown no more of it", async () => {
    const school = await nowOutside();
    const updates = school.slack.calls.filter((call) => call.method === "views.update").length;
    for (const submission of school.sent.submissions) {
      const { ack } = await submission.repeat();
      expect(JSON.stringify(ack)).toContain(`*Not saved.* ${no}`);
    }
    for (const suggestion of school.sent.suggestions) expect((await suggestion.repeat()).ack).toEqual({ options: [] });
    for (const redraw of school.sent.redraws) await redraw.repeat();
    await school.slack.settle();
    expect(school.sent.suggestions.length).toBeGreaterThan(1);
    expect(school.sent.redraws.length).toBeGreaterThan(0);
    expect(school.slack.calls.filter((call) => call.method === "views.update")).toHaveLength(updates);
    expect(await everyRow(school.db)).toEqual(school.before);
    expectGoodManners(school);
  });
});
