// Every form, whisper, Home, post and question stays within Slack's limits, in an empty, a typical and an overfull school,
// for every role: the stand-in refuses what Slack would refuse, and records it.
import { describe, expect, it } from "vitest";
import type { JsonObject } from "../sandbox/workspace/json.js";
import { buttons, forms, posts, subcommands } from "../src/features/index.js";
import { deadClicksIn } from "./support/clickables.js";
import { fillUnits, overfillUnits, STAFF_OF_200 } from "./support/filling.js";
import { fillReflected } from "./support/filling-reflected.js";
import { longListsIn } from "./support/long-lists.js";
import { answerEveryQuestion, askEveryQuestion } from "./support/questions.js";
import { addUnits } from "./support/reporting.js";
import { LEE, OMAR, PAT, type School, startSchool, TESS } from "./support/school.js";
import { addPostedReport, openByClick } from "./support/surfaces.js";
import {
  clickAnswerTo,
  clickThroughHome,
  clickThroughMessages,
  closeEveryHome,
  fillEveryForm,
  runAMonth,
  shareEverySheet,
  turnOnEveryPost,
  typeEverything,
} from "./support/sweeping.js";
import { expectGoodMessages, sentBy } from "./support/words.js";

const PEOPLE = [TESS, LEE, PAT, OMAR];
/** The text that grows most when it is escaped. */
const atMost = (most: number) =>
  "W&< "
    .repeat(most)
    .slice(0, most - 1)
    .concat("W");
const aLine = (most: number) => "We planned some of it together.".slice(0, most);

async function fillTypical(school: School): Promise<void> {
  const units = Array.from({ length: 25 }, (_, index) => ({
    title: `Unit ${index}`,
    date: `2026-${index % 2 ? 10 : 11}-${String(1 + (index % 9)).padStart(2, "0")}`,
    level: 1 + (index % 4),
    loggedBy: index % 2 ? TESS : OMAR,
    partners: [LEE, PAT],
  }));
  await fillUnits(school, units);
  await fillReflected(school, { people: PEOPLE, roadblocks: 6, examplesPerLevel: 2, ohYeahs: 6, text: aLine });
}

/** Rows written straight into the database make no one an admin, so this makes the principal one. */
async function makePrincipalAdmin({ db }: School): Promise<void> {
  await db.person.updateMany({ where: { id: PAT }, data: { slackAdmin: true } });
}

async function overfill(school: School): Promise<void> {
  await askEveryQuestion(school);
  await overfillUnits(school, PEOPLE);
  await answerEveryQuestion(school);
  const people = [...PEOPLE, ...STAFF_OF_200];
  await fillReflected(school, { people, roadblocks: 200, examplesPerLevel: 40, ohYeahs: 60, text: atMost });
}

interface Sweep {
  fill(school: School): Promise<void>;
  /** What people type and fill in, when it isn't what they usually write. */
  text?: (most: number) => string;
  /** Some of the buttons in such a school's Home or in what opens from it. */
  inHome: readonly string[];
}

const sweeps: [string, Sweep][] = [
  ["an empty", { fill: async () => {}, inHome: ["not-reached", "preview-post", "skip-post"] }],
  [
    "a usual",
    {
      fill: fillTypical,
      inHome: [
        ...["agree-open", "reflect", "pick-oh-yeah", "open-roadblocks"],
        ...["see-unit", "edit-unit", "log-again", "ask-delete-unit"],
      ],
    },
  ],
  [
    "an overfull",
    {
      fill: overfill,
      text: atMost,
      inHome: [
        "agree-level",
        "differ-level",
        "mute-levels",
        "read-reflection",
        "edit-unit",
        "oh-yeah-page",
        "list-page",
      ],
    },
  ],
];

const FOR_LIBRARIANS = ["talk", "evidence-indicators", "evidence-indicator", "evidence-pieces", "evidence-piece"];

/** Slack accepted everything, every word is plain, and nothing broke. */
function expectNoProblems(school: School): void {
  expect(sentBy(school).flatMap(({ content }) => longListsIn(content))).toEqual([]);
  expectGoodMessages(school);
  const { logged } = school;
  expect(logged.filter((line) => line.includes('"level":"error"'))).toEqual([]);
}

describe.each(sweeps)("in %s school", (_name, { fill, text, inHome }) => {
  async function open(): Promise<School> {
    const school = await startSchool();
    await fill(school);
    await makePrincipalAdmin(school);
    await turnOnEveryPost(school);
    return school;
  }

  it("everything typed, clicked and filled in stays within Slack's limits", async () => {
    const school = await open();
    const clicked: string[] = [];
    for (const person of [TESS, LEE, PAT]) {
      await closeEveryHome(school);
      await typeEverything(school, person);
      for (const typed of ["help", "list all", "report", "reflect", "ohyeah", "rubric", "ideas"]) {
        await clickAnswerTo(school, person, typed);
      }
      if (!text) clicked.push(...(await clickThroughHome(school, person)));
      const filled = await fillEveryForm(school, person, text);
      // A principal may open every form but those of what a librarian keeps alone.
      if (person === LEE) expect(filled).toEqual(expect.arrayContaining(FOR_LIBRARIANS));
      if (person === PAT) expect([...filled, ...FOR_LIBRARIANS].sort()).toEqual(forms.map((form) => form.name).sort());
      if (text && person === TESS) await shareEverySheet(school, person, text);
      clicked.push(...(await clickThroughHome(school, person)));
    }
    expect(clicked).toEqual(expect.arrayContaining([...inHome]));
    expectNoProblems(school);
  });

  it("everything Bookend posts on its own in a month is posted", async () => {
    const school = await open();
    for (const person of [TESS, LEE, PAT]) await fillEveryForm(school, person, text);
    await openByClick(school, PAT, { name: "report-read", value: await addPostedReport(school) });
    await runAMonth(school);
    const clicked: string[] = [];
    for (const person of [TESS, LEE, PAT]) clicked.push(...(await clickThroughMessages(school, person)));
    // A late unit shows below its report if Slack no longer lets that be edited.
    const { period } = await school.db.post.findFirstOrThrow({ where: { name: "monthly-report" } });
    await addUnits(school, [{ date: `${period}-15`, title: typeof text === "string" ? text : "Late" }]);
    school.slack.faults.next("chat.update", { kind: "error", error: "edit_window_closed" });
    await school.bookend.tick();
    await school.slack.settle();
    expectNoProblems(school);
    expect(clicked).toEqual(expect.arrayContaining(["agree-level", "differ-level", "roadblock-still-there"]));
    const due = { state: "open", askAt: { lte: school.clock.now.toISOString() } };
    expect(await school.db.roadblock.count({ where: { ...due, askedAt: null } })).toBe(0);
    // The day after the school year's last.
    school.clock.now = new Date("2027-07-01T15:05:00Z");
    await school.bookend.tick();
    await school.slack.settle();
    // It can't be edited, either.
    await addUnits(school, [{ date: "2027-05-14", title: typeof text === "string" ? text : "Late" }]);
    school.slack.faults.always("chat.update", { kind: "error", error: "edit_window_closed" });
    for (let minute = 6; minute < 8; minute++) {
      school.clock.now = new Date(`2027-07-01T15:0${minute}:00Z`);
      await school.bookend.tick();
      await school.slack.settle();
    }
    expectNoProblems(school);
    const ledger = await school.db.post.findMany();
    expect(ledger.filter(({ state }) => state !== "sent")).toEqual([]);
    expect([...new Set(ledger.map(({ name }) => name))].sort()).toEqual(posts.map(({ name }) => name).sort());
  });
});

it("a button or a menu item without a handler, or with a value that its handler can't read, is found", () => {
  const text = { type: "plain_text", text: "Edit" };
  const button = (id: string, value: string) => ({ type: "button", action_id: id, text, value });
  const item = (value: string) => ({ text, value });
  const edit = '{"unit":"1"}';
  const options = [item(`edit-unit ${edit}`), item(`gone ${edit}`), item("edit-unit {}")];
  const elements = [
    button("edit-unit:1", edit),
    button("gone", edit),
    { type: "overflow", action_id: "menu", options },
  ];
  const found = deadClicksIn({ blocks: [{ type: "actions", elements }] });
  expect(found).toEqual([`gone ${edit}`, `gone ${edit}`, "edit-unit {}"]);
});

it("more than five bullets or buttons in a row are found, except where a list is allowed to be long", () => {
  const bullet = (text: string) => ({ type: "rich_text_section", elements: [{ type: "text", text }] });
  const list = (count: number, first: string) => ({
    type: "rich_text_list",
    elements: Array.from({ length: count }, (_, index) => bullet(index === 0 ? first : "Rivers")),
  });
  const row = (count: number) => ({ type: "actions", elements: Array(count).fill({ action_id: "run:1" }) });
  const modal = (title: string, ...blocks: object[]) =>
    ({ type: "modal", title: { type: "plain_text", text: title }, blocks }) as unknown as JsonObject;
  const reportRow = "Oct 2 · Rivers · 4 · 3 Collaboration";
  expect(longListsIn(modal("Ideas", list(5, "Maps"), row(5)))).toEqual([]);
  expect(longListsIn(modal("Ideas", list(6, "Maps"), row(6)))).toEqual([
    '6 bullets in "Ideas": Maps',
    "6 buttons in a row: run",
  ]);
  expect(longListsIn(modal("October report", list(99, reportRow)))).toEqual([]);
  expect(longListsIn(modal("Ideas", list(99, reportRow)))).toHaveLength(1);
});

it("every button, form and post has its own name", () => {
  for (const names of [
    buttons.map((button) => button.link.name),
    forms.map((form) => form.name),
    subcommands.map((subcommand) => subcommand.word),
    posts.map((post) => post.name),
  ]) {
    expect(new Set(names).size).toBe(names.length);
  }
});
