// Outsiders (guests, people of other organizations, apps, accounts that are gone) get a polite no from every surface.
import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../sandbox/workspace/json.js";
import type { Exchange } from "../../sandbox/workspace/link/exchange.js";
import { buttons, forms, messageShortcuts, subcommands } from "../../src/features/index.js";
import { ask, forge, seeAfter, send, toForgedClick, whisperAfter } from "../support/asking.js";
import { openHome } from "../support/homing.js";
import { everyRow } from "../support/rows.js";
import { GUEST, LEE, OMAR, PAT, type School, STAFF, startSchool, TESS } from "../support/school.js";
import { BUTTON_VALUES, FORM_ENTRIES, type Ids } from "../support/surfaces.js";
import { expectGoodMessages } from "../support/words.js";

const MEMBER = { isGuest: false, isStranger: false, isBot: false, isDeleted: false };

/** The outsiders Omar becomes, one after another, and what he reads as each. */
const OUTSIDERS = [
  {
    who: "a guest",
    standing: { ...MEMBER, isGuest: true },
    no: "Bookend is for this school's staff, so guests can't use it.",
  },
  {
    who: "a person from another organization",
    standing: { ...MEMBER, isStranger: true },
    no: "Bookend is for this school's staff, so people from other organizations can't use it.",
  },
  {
    who: "an app",
    standing: { ...MEMBER, isBot: true },
    no: "Bookend is for people and doesn't answer apps.",
  },
  {
    who: "a deactivated account",
    standing: { ...MEMBER, isDeleted: true },
    no: "This account is deactivated, so it can't use Bookend.",
  },
] as const;

/** What is typed after the command: each word by itself, and longer lines. */
const TYPED = [
  ...["", "help", "nonsense", "list all", "report last month"],
  ...subcommands.map(({ word }) => word),
  `log Maps, grade 4, level 2 with <@${LEE}> today`,
];

/** Every kind of row that can involve Omar. */
async function idsOf({ db }: School): Promise<Ids> {
  const [unit, reflection, ohYeah, example] = await Promise.all([
    db.unit.findFirstOrThrow({ where: { loggedById: OMAR } }),
    db.reflection.findFirstOrThrow({ where: { personId: OMAR, sheet: "roadblocks" } }),
    db.ohYeah.findFirstOrThrow({ where: { authorId: OMAR } }),
    db.example.findFirstOrThrow({ where: { addedById: OMAR } }),
  ]);
  return {
    drop: "none",
    log: "none",
    unit: unit.id,
    reflection: reflection.id,
    ohYeah: ohYeah.id,
    example: example.id,
    offer: "none",
    share: "none",
    talk: "none",
    plan: "none",
    answer: "none",
    handover: "none",
    goal: (await db.goal.findFirstOrThrow()).id,
    department: (await db.department.findFirstOrThrow()).id,
  };
}

interface Sent {
  submissions: Exchange[];
  suggestions: Exchange[];
  redraws: Exchange[];
}

/** Omar can do everything, is a partner, and has used every form: `sent` is what Slack sent for it. */
async function withBusyOmar() {
  const school = await startSchool({ env: { LIBRARIANS: `${LEE},${OMAR}` } });
  const { slack } = school;
  await slack.updatePerson(OMAR, { isAdmin: true });
  const logged = await ask(school, `log Atlas, grade 4, level 2 with <@${OMAR}> today`, { by: TESS });
  expect(logged.text).toContain("Saved: Atlas");
  await ask(school, "ohyeah They asked for more", { by: OMAR });
  const sent: Sent = { submissions: [], suggestions: [], redraws: [] };
  for (const { open, fields, leadsOn } of Object.values(FORM_ENTRIES)) {
    const omar = await open(school, OMAR);
    const selects = omar.modal()?.blocks.filter((block) => JSON.stringify(block).includes("external_select")) ?? [];
    for (const { block_id: id = "" } of selects) sent.suggestions.push(await omar.suggest(id, "a"));
    sent.redraws.push(...(await omar.fill(fields)));
    await slack.settle();
    const before = slack.countWhispersTo(OMAR);
    sent.submissions.push(await omar.submit());
    if (!leadsOn) await whisperAfter(school, before, OMAR);
    await slack.settle();
    while (omar.modal()) await omar.close();
  }
  return Object.assign(school, { ids: await idsOf(school), sent });
}

type BusySchool = Awaited<ReturnType<typeof withBusyOmar>>;

/** Omar's commands with these texts. Each has a trigger id and a response URL that Slack issued. */
async function toCommands(school: BusySchool, texts: readonly string[]): Promise<JsonObject[]> {
  const commands: JsonObject[] = [];
  for (const text of texts) {
    const before = school.slack.countWhispersTo(OMAR);
    const { request } = await school.slack.as(OMAR).command("/unit", "help", { channel: STAFF });
    await whisperAfter(school, before, OMAR);
    commands.push({ ...request.payload, text });
  }
  return commands;
}

/** Omar's click on every button. */
async function toClicks(school: BusySchool): Promise<JsonObject[]> {
  const clicks: JsonObject[] = [];
  for (const [name, toValue] of Object.entries(BUTTON_VALUES)) {
    clicks.push(await toForgedClick(school, { name, value: toValue(school.ids), by: OMAR }));
  }
  return clicks;
}

/** What Omar reads after this is sent. */
async function replyTo(school: School, kind: "command" | "interaction", payload: JsonObject): Promise<string> {
  const before = school.slack.countWhispersTo(OMAR);
  const exchange = await school.slack.deliver(kind, payload);
  expect(exchange).toMatchObject({ status: 200, ack: undefined });
  return (await whisperAfter(school, before, OMAR)).text;
}

describe("the lists in this test", () => {
  it("name every button and every form", () => {
    expect(Object.keys(BUTTON_VALUES).sort()).toEqual(
      ["help", "run", ...buttons.map((button) => button.link.name)].sort(),
    );
    expect(Object.keys(FORM_ENTRIES).sort()).toEqual(forms.map((form) => form.name).sort());
    expect(messageShortcuts.length).toBeGreaterThan(0);
  });
});

/** Makes Omar each kind of outsider in turn. No row may change along the way, and a refusal is no error in the log. */
async function forEachOutsider(
  school: School,
  act: (outsider: (typeof OUTSIDERS)[number]) => Promise<void>,
): Promise<void> {
  for (const outsider of OUTSIDERS) {
    await school.slack.updatePerson(OMAR, outsider.standing);
    await school.slack.settle();
    const before = await everyRow(school.db);
    const logged = school.logged.length;
    await act(outsider);
    expect(await everyRow(school.db), outsider.who).toEqual(before);
    const errors = school.logged.slice(logged).filter((line) => line.includes('"level":"error"'));
    expect(errors, outsider.who).toEqual([]);
  }
}

const viewsOpened = ({ slack }: School) => slack.calls.filter(({ method }) => method === "views.open").length;
const viewsUpdated = ({ slack }: School) => slack.calls.filter(({ method }) => method === "views.update").length;

// Slack's requests from when Omar was a member arrive again after he no longer is.
describe("a member who became an outsider of any kind", () => {
  it("is refused every subcommand, typed alone or with more", async () => {
    const school = await withBusyOmar();
    const commands = await toCommands(school, TYPED);
    await forEachOutsider(school, async ({ who, no }) => {
      for (const command of commands) expect(await replyTo(school, "command", command), who).toContain(no);
    });
    expectGoodMessages(school);
  });

  it("is refused every shortcut and opens nothing", async () => {
    const school = await withBusyOmar();
    const { slack } = school;
    const [command] = await toCommands(school, ["help"]);
    const { team_id: team = "", trigger_id } = command ?? {};
    const shortcuts = subcommands.flatMap(({ shortcut }) => shortcut ?? []);
    await forEachOutsider(school, async ({ who }) => {
      const opened = viewsOpened(school);
      const logged = school.logged.length;
      for (const shortcut of shortcuts) {
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
      const lines = school.logged.slice(logged);
      const refused = lines.filter((line) => /"request":"shortcut [\w-]+","outcome":"refused"/.test(line));
      expect(refused, who).toHaveLength(shortcuts.length);
      expect(viewsOpened(school), who).toBe(opened);
    });
  });

  it("is refused the shortcut in the menu of a message", async () => {
    const school = await startSchool();
    const { slack } = school;
    await slack.as(TESS).say(STAFF, "Two classes asked to stay over recess");
    const [message] = slack.messagesIn(STAFF);
    if (!message) throw new Error("Nothing was said.");
    for (const { name } of messageShortcuts) {
      await slack.updatePerson(OMAR, MEMBER);
      const { request } = await seeAfter(school, () => slack.as(OMAR).messageShortcut(name, message), OMAR);
      const other = { ...(request.payload.message as JsonObject), text: "Another line", ts: "1.000009" };
      const forged = { ...request.payload, message: other, message_ts: "1.000009" };
      await forEachOutsider(school, async ({ who, no }) => {
        expect(await replyTo(school, "interaction", forged), who).toContain(no);
      });
    }
    expectGoodMessages(school);
  });

  it("reads only the reason in the Home", async () => {
    const school = await withBusyOmar();
    const { slack } = school;
    await slack.as(OMAR).openHome();
    await slack.settle();
    expect(JSON.stringify(slack.as(OMAR).home()?.blocks)).toContain("Log a unit");
    await forEachOutsider(school, async ({ who, no }) => {
      await slack.event({ type: "app_home_opened", user: OMAR, channel: slack.as(OMAR).directChannel, tab: "home" });
      await slack.settle();
      const blocks = slack.as(OMAR).home()?.blocks ?? [];
      expect(blocks, who).toHaveLength(1);
      expect(JSON.stringify(blocks), who).toContain(no);
    });
    expectGoodMessages(school);
  });

  it("is refused every button", async () => {
    const school = await withBusyOmar();
    const clicks = await toClicks(school);
    const posted = school.slack.messagesIn(STAFF).length;
    await forEachOutsider(school, async ({ who, no }) => {
      for (const click of clicks) expect(await replyTo(school, "interaction", click), who).toContain(no);
    });
    expect(school.slack.messagesIn(STAFF)).toHaveLength(posted);
    expectGoodMessages(school);
  });

  it("is refused every form, gets no suggestions, and sees no more redraws", async () => {
    const school = await withBusyOmar();
    const { submissions, suggestions, redraws } = school.sent;
    expect(suggestions.length).toBeGreaterThan(1);
    expect(redraws.length).toBeGreaterThan(0);
    await forEachOutsider(school, async ({ who, no }) => {
      const updated = viewsUpdated(school);
      for (const submission of submissions) {
        const { ack } = await submission.repeat();
        expect(JSON.stringify(ack), who).toContain(`*Not saved.* ${no}`);
      }
      for (const suggestion of suggestions) expect((await suggestion.repeat()).ack, who).toEqual({ options: [] });
      for (const redraw of redraws) await redraw.repeat();
      await school.slack.settle();
      expect(viewsUpdated(school), who).toBe(updated);
    });
    expectGoodMessages(school);
  });
});

describe("a guest is told whom to ask", () => {
  const ASK = "If you're on staff, ask a Slack workspace admin";
  const words = async (school: School) => (await ask(school, "log", { by: GUEST })).text;

  it("by name once Bookend knows a Slack admin, in answers and in the Home", async () => {
    const school = await startSchool();
    await school.db.person.updateMany({ where: { id: LEE }, data: { admin: true } });
    expect(await words(school)).toContain(`${ASK} to make you a full member.`);
    await ask(school, "help", { by: PAT });
    const named = `${ASK}, such as Pat Principal, to make you a full member.`;
    expect(await words(school)).toContain(named);
    expect((await openHome(school, GUEST)).join("\n")).toContain(named);
    expect((await forge(school, { name: "list-page", value: { whose: "all", page: 0 }, by: GUEST })).text).toContain(
      named,
    );
    await school.slack.updatePerson(PAT, { isAdmin: false });
    await school.slack.settle();
    expect(await words(school)).toContain(`${ASK} to make you a full member.`);
    expectGoodMessages(school);
  });

  it("and someone from another organization isn't told names", async () => {
    const school = await startSchool();
    await ask(school, "help", { by: PAT });
    const click = await toForgedClick(school, { name: "list-page", value: { whose: "all", page: 0 } });
    await school.slack.updatePerson(TESS, { isStranger: true });
    const { text } = await send(school, "interaction", click);
    expect(text).toContain("If you work at this school, ask a Slack workspace admin for an account of your own.");
    expect(text).not.toContain("Pat");
    expectGoodMessages(school);
  });
});
