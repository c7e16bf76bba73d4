// Outsiders (guests, people of other organizations, apps, accounts that are gone) get a polite no from every surface.
import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../sandbox/workspace/json.js";
import type { Exchange } from "../../sandbox/workspace/link/exchange.js";
import { buttons, forms, subcommands } from "../../src/features/index.js";
import { ask, lastWhisper, press, toForgedClick } from "../support/asking.js";
import { everyRow } from "../support/rows.js";
import { GONE, GUEST, LEE, OMAR, ROBOT, type School, STAFF, STRANGER, startSchool, TESS } from "../support/school.js";
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
    await omar.command("/unit", word, { channel: STAFF });
    await slack.settle();
    const selects = omar.modal()?.blocks.filter((block) => JSON.stringify(block).includes("external_select")) ?? [];
    for (const { block_id: id = "" } of selects) sent.suggestions.push(await omar.suggest(id, "a"));
    sent.redraws.push(...(await omar.fill(fields as never)));
    await slack.settle();
    sent.submissions.push(await omar.submit());
    await slack.settle();
  }
  const { id } = await db.unit.findFirstOrThrow();
  return Object.assign(school, { unit: id, sent });
}

/** What Omar is told after this is sent. */
async function toldAfter({ slack }: School, kind: "command" | "interaction", payload: JsonObject): Promise<string> {
  const before = slack.whispersTo(OMAR).length;
  const exchange = await slack.deliver(kind, payload);
  await slack.settle();
  expect(exchange).toMatchObject({ status: 200, ack: undefined });
  expect(slack.whispersTo(OMAR)).toHaveLength(before + 1);
  return slack.whispersTo(OMAR).at(-1)?.text ?? "";
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
    expect(slack.as(TESS).modal()).toBeUndefined();
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
    expect(school.slack.calls.filter((call) => call.method === "views.update")).toHaveLength(updates);
    expect(await everyRow(school.db)).toEqual(school.before);
    expectGoodManners(school);
  });
});

describe("who never used Bookend and is", () => {
  it.each([
    ["a guest", GUEST, STANDINGS[0][2]],
    ["of another organization", STRANGER, STANDINGS[1][2]],
    ["an app", ROBOT, STANDINGS[2][2]],
    ["gone", GONE, STANDINGS[3][2]],
    ["nobody", "U0NOBODY001", "Slack does not know this account, so nothing was done."],
  ])("%s is refused from the first word on", async (_standing, person, no) => {
    const school = await startSchool();
    const { request } = await school.slack.as(TESS).command("/unit", "help", { channel: STAFF });
    await school.slack.settle();
    const text = `log Maps, grade 4, level 2 with <@${LEE}> today`;
    await school.slack.deliver("command", { ...request.payload, user_id: person, text });
    await school.slack.settle();
    // The answer goes where the request came from.
    expect(lastWhisper(school).text).toContain(no);
    expect(await school.db.unit.count()).toBe(0);
    expectGoodManners(school);
  });

  it.each([
    ["whose team is another", { user: { id: TESS, team_id: "T0000000099" } }, STANDINGS[1][2]],
    ["who acts from another workspace", { team: { id: "T0000000099" } }, "Bookend is not set up for this workspace"],
    ["whose workspace is not told", { team: null }, "Bookend is not set up for this workspace"],
  ])("somebody %s is refused whoever they say they are", async (_who, forged, no) => {
    const school = await startSchool();
    const click = await toForgedClick(school, { name: "list-page", value: { whose: "all", page: 0 } });
    await school.slack.deliver("interaction", { ...click, ...forged });
    await school.slack.settle();
    expect(lastWhisper(school).text).toContain(no);
    expectGoodManners(school);
  });
});

describe("when Slack does not say who somebody is", () => {
  const FAULTS = [
    [{ kind: "hang" }],
    [{ kind: "reset" }],
    [{ kind: "html" }],
    [{ kind: "status", status: 503 }],
    [{ kind: "ratelimited", retryAfter: 60 }],
    [{ kind: "error", error: "internal_error" }],
  ] as const;

  it.each(FAULTS)("an unknown person is told so in time, and nothing is written (%j)", async (fault) => {
    const school = await startSchool();
    school.slack.faults.always("users.info", fault);
    const before = await everyRow(school.db);
    const started = performance.now();
    const answer = await ask(school, `log Maps, grade 4, level 2 with <@${LEE}> today`);
    expect(performance.now() - started).toBeLessThan(3000);
    expect(answer.text).toBe("I could not ask Slack who you are. Nothing was changed. Please try again in a minute.");
    expect(await everyRow(school.db)).toEqual(before);
    school.slack.faults.clear();
    expect((await ask(school, "help")).text).toContain("What Bookend does");
    expectGoodManners(school);
  });

  it.each(FAULTS)("a known person goes on with what was known (%j)", async (fault) => {
    const school = await startSchool();
    await ask(school, "help");
    school.slack.faults.always("users.info", fault);
    // Yesterday's knowledge would be asked anew.
    school.clock.now = new Date(school.clock.now.getTime() + 25 * 60 * 60 * 1000);
    const started = performance.now();
    expect((await ask(school, "list")).text).toContain("Your units: none yet.");
    expect(performance.now() - started).toBeLessThan(3000);
    expectGoodManners(school);
  });

  it("a known person who became a guest since is asked about anew after a day, without any event", async () => {
    const school = await startSchool();
    await ask(school, "help");
    await school.db.person.updateMany({ where: { id: TESS }, data: { standing: "guest" } });
    expect((await ask(school, "help")).text).toContain("Guests cannot use it.");
    school.clock.now = new Date(school.clock.now.getTime() + 25 * 60 * 60 * 1000);
    expect((await ask(school, "help")).text).toContain("What Bookend does");
    expectGoodManners(school);
  });

  it("a form of a person unknown is answered within Slack's three seconds, and keeps what was typed", async () => {
    const school = await startSchool();
    await press(school, await ask(school, "help"), "Log a unit");
    const tess = school.slack.as(TESS);
    await tess.fill({ title: "Rivers", grades: ["4"], level: "2", partners: [OMAR] });
    await school.slack.settle();
    await school.db.person.deleteMany({ where: { id: TESS } });
    school.slack.faults.always("users.info", { kind: "hang" });
    const exchange = await tess.submit();
    expect(exchange).toMatchObject({ status: 200, timedOut: false });
    expect(JSON.stringify(tess.modal()?.blocks[0])).toContain("*Not saved.* I could not ask Slack who you are.");
    expect(tess.modal()?.values).toMatchObject({ title: "Rivers", level: "2", partners: [OMAR] });
    expectGoodManners(school);
  });
});
