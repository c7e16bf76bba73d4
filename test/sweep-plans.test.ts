// Every step and every view of a plan stays within Slack's limits and cuts nothing silently: with nothing in it, with what is
// usual, and with every field and list full, in the text that grows most. Also in a school with a thousand plans.
import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { Message } from "../sandbox/workspace/messages.js";
import { asPersonId, type PlanId } from "../src/domain/ids.js";
import { PLAN_RESOURCES, PLAN_TEXTS, type PlanValues } from "../src/domain/plan/plan-fields.js";
import { PLAN_STEPS } from "../src/domain/plan/steps.js";
import { addPlan, savePlan } from "../src/store/plans.js";
import { ask, forge, press, toForgedClick, wordsOnButtons } from "./support/asking.js";
import { longListsIn } from "./support/long-lists.js";
import { addMaximumPlan, addStaff, maximumValues, type TextOf, textOf } from "./support/maximum-plan.js";
import { addPlanned, LEE_AND_TESS, READY } from "./support/planned.js";
import { openStep, planNow, submitStep, wordsOfModal } from "./support/planning.js";
import { rowOf } from "./support/reporting.js";
import { LEE, OMAR, PAT, type School, startSchool, TESS } from "./support/school.js";
import { clickAnswerTo, clickThroughHome } from "./support/sweeping.js";
import { sentBy } from "./support/words.js";

/** A view of 250 kB is what Slack takes: https://docs.slack.dev/reference/views/modal-views. */
const MAX_VIEW_BYTES = 250_000;

const SAMPLES: [string, TextOf][] = [
  ["text that escaping makes longest", textOf("W&< ")],
  ["the widest characters", textOf("讀")],
  ["emoji of many parts", textOf("👩‍👩‍👧‍👦 ")],
];

/** Slack refused nothing, no list is too long, nothing broke, and each view has fewer bytes than Slack takes. */
function expectWithinLimits(school: School): void {
  expect(school.slack.problems).toEqual([]);
  expect(school.slack.exchanges.filter(({ status }) => status !== 200)).toEqual([]);
  expect(school.logged.filter((line) => line.includes('"level":"error"'))).toEqual([]);
  const sent = sentBy(school).map(({ content }) => content);
  expect(sent.flatMap((content) => longListsIn(content))).toEqual([]);
  const bytes = sent.map((content) => Buffer.byteLength(JSON.stringify(content.view ?? {})));
  expect(Math.max(...bytes)).toBeLessThan(MAX_VIEW_BYTES);
}

/** All pages from this one on, as text that people read. */
async function readOn(school: School, first: Message, by: string): Promise<string> {
  const pages = [first.text];
  for (let page = first; wordsOnButtons(page).includes("Next page"); ) {
    page = await press(school, page, "Next page", by);
    pages.push(page.text);
  }
  return pages.join("\n").replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}

/** Every text of the plan that everyone may see. */
const textsOf = (values: PlanValues): string[] => [
  ...[
    values.title,
    values.subject ?? "",
    ...[...PLAN_TEXTS, ...PLAN_RESOURCES].flatMap((field) => values[field] ?? []),
  ],
  ...values.standards.flatMap(({ area, text }) => [area, text]),
  ...[...values.librarianDuties, ...values.teacherDuties].map(({ text }) => text),
  ...values.people.flatMap(({ name, jobTitle = "" }) => [name, jobTitle]),
];

const gapsOf = ({ deficits }: PlanValues): string[] => deficits.flatMap(({ area, indicators }) => [area, indicators]);

/** Opens everything there is of a plan, as someone who writes it and as someone who doesn't. */
async function seeEverything(school: School, plan: PlanId): Promise<void> {
  for (const by of [LEE, OMAR]) {
    for (const name of ["see-plan", "share-plan", "use-plan"]) {
      await forgeAny(school, { name, value: { plan }, by });
    }
  }
  for (const name of [
    "plan-history",
    "plan-attachments",
    "publish-plan",
    "ask-plan-names",
    "attach-files",
    "log-plan",
  ]) {
    await forgeAny(school, { name, value: { plan }, by: LEE });
  }
  await forgeAny(school, { name: "plan-copy", value: { plan, school: true, page: 0 }, by: LEE });
  await forgeAny(school, { name: "plan-version", value: { plan, number: 1 }, by: LEE });
}

async function closeAll({ slack }: School, by: string): Promise<void> {
  while (slack.as(by).modal()) await slack.as(by).close();
}

/** Some of these open a form, others answer with a message. */
async function forgeAny(school: School, click: { name: string; value: object; by: string }): Promise<void> {
  await school.slack.deliver("interaction", await toForgedClick(school, click));
  await school.slack.settle();
  await closeAll(school, click.by);
}

describe.each([
  ["nothing in it", {}],
  ["what is usual", READY],
] as [string, Partial<PlanValues>][])("a plan with %s", (_what, values) => {
  it("is within Slack's limits in every view and step, and saving a step unchanged changes nothing", async () => {
    const school = await startSchool();
    for (const by of [TESS, LEE, OMAR, PAT]) await ask(school, "help", { by });
    const plan = await addPlanned(school, { people: LEE_AND_TESS, title: "Rivers", ...values });
    await seeEverything(school, plan);
    for (const { key } of PLAN_STEPS) {
      await openStep(school, plan, key, LEE);
      await submitStep(school, {}, LEE);
      await closeAll(school, LEE);
    }
    expect((await planNow(school, plan)).number).toBe(1);
    expectWithinLimits(school);
  });
});

describe.each(SAMPLES)("a plan full of %s", (_what, text) => {
  async function full(versions = 1) {
    const school = await startSchool();
    for (const by of [TESS, LEE, OMAR, PAT]) await ask(school, "help", { by });
    await addStaff(school, (id) => text(80, id).replaceAll(/\s/gu, "x"));
    const plan = await addMaximumPlan(school, { text, versions });
    return { school, plan, before: await planNow(school, plan) };
  }

  it("can be read whole", async () => {
    const { school, plan, before } = await full();
    const all = await readOn(school, await forge(school, { name: "see-plan", value: { plan }, by: LEE }), LEE);
    expect([...textsOf(before.values), ...gapsOf(before.values)].filter((one) => !all.includes(one))).toEqual([]);
    expect(before.attachments.filter(({ name, address }) => !all.includes(`${name}: ${address}`))).toEqual([]);
    const staff = await readOn(school, await forge(school, { name: "see-plan", value: { plan }, by: OMAR }), OMAR);
    expect(textsOf(before.values).filter((one) => !staff.includes(one))).toEqual([]);
    expect(gapsOf(before.values).filter((one) => staff.includes(one))).toEqual([]);
    expectWithinLimits(school);
  });

  it("is unchanged by steps that are opened and saved, so no form cuts anything", async () => {
    const { school, plan, before } = await full();
    for (const { key } of PLAN_STEPS) {
      await openStep(school, plan, key, LEE);
      await submitStep(school, {}, LEE);
      await closeAll(school, LEE);
      const { values, number } = await planNow(school, plan);
      expect(values, key).toEqual(before.values);
      expect(number, key).toBe(1);
    }
    expectWithinLimits(school);
  });

  it("is within Slack's limits when everything in it is in conflict", async () => {
    const { school, plan, before } = await full();
    for (const { key, fields } of PLAN_STEPS) {
      await openStep(school, plan, key, TESS);
      const theirs = maximumValues((most, mark) => text(most, `their ${mark}`));
      const { number } = await planNow(school, plan);
      const request = { by: asPersonId(LEE), key: randomUUID(), now: school.clock.now };
      const edit = { plan, after: number, change: { ...theirs, people: before.values.people }, fields };
      await savePlan(school.db, await rowOf(school), { ...edit, ...request });
      await submitStep(school, CHANGES[key] ?? {}, TESS);
      expect(school.slack.problems, key).toEqual([]);
      expect(school.slack.as(TESS).modal()?.errors, key).toEqual({});
      expect(wordsOfModal(school), key).toContain("Not all saved yet.");
      await closeAll(school, TESS);
    }
    expectWithinLimits(school);
  });

  it("is within Slack's limits in every other view", async () => {
    const { school, plan } = await full(12);
    await seeEverything(school, plan);
    await clickAnswerTo(school, LEE, "plan");
    for (const typed of ["week", "find title", "find standard"]) await clickAnswerTo(school, PAT, typed);
    await clickThroughHome(school, LEE);
    expectWithinLimits(school);
  });
});

/** One thing that Tess changes in each step. */
const CHANGES: Record<string, Record<string, string>> = {
  who: { title: "Mine", timeFrame: "Mine" },
  overview: { overview: "Mine", "standards-1-text": "Mine", "deficits-1-area": "Mine", aasl: "1.1.1" },
  teaching: { "librarianDuties-1-text": "Mine", "teacherDuties-1-text": "Mine" },
  resources: {
    print: "Mine",
    electronic: "Mine",
    audiovisuals: "Mine",
    equipment: "Mine",
    "equipment-2": "Mine, too",
    product: "Mine",
    assessment: "Mine",
  },
  adaptations: { adaptations: "Mine" },
};

it("a school with a thousand plans, two hundred of one person, shows them page by page", async () => {
  const school = await startSchool();
  for (const by of [TESS, LEE, OMAR, PAT]) await ask(school, "help", { by });
  const row = await rowOf(school);
  for (let at = 0; at < 1000; at += 1) {
    const people = at < 200 ? LEE_AND_TESS : [{ id: asPersonId(OMAR), name: "", role: "teacher" as const }];
    const values = { title: `Rivers ${at}`, people, overview: "Students build a delta." };
    const by = asPersonId(at < 200 ? LEE : OMAR);
    await addPlan(school.db, row, { values, by, key: randomUUID(), now: school.clock.now });
  }
  const first = await ask(school, "plan", { by: LEE });
  expect(first.text).toContain("Your plans: 200");
  const last = await forge(school, { name: "own-plans", value: { page: 39 }, by: LEE });
  expect(last.text.match(/Rivers \d+/g)).toHaveLength(5);
  expect((await ask(school, "find rivers", { by: PAT })).text).toContain("1000");
  for (const typed of ["plan", "week", "find rivers"]) await clickAnswerTo(school, LEE, typed);
  for (const by of [LEE, PAT]) await clickThroughHome(school, by);
  expectWithinLimits(school);
});
