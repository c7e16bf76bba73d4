// Private text never leaks: not into a message, a view, a Home, a call, an ack or a log line, whatever people do and
// whatever goes wrong. Other people can't get at it by sending its ids.
import { describe, expect, it } from "vitest";
import type { JsonObject } from "../sandbox/workspace/json.js";
import { benefits } from "../src/content/benefits.js";
import { sheets } from "../src/content/index.js";
import { roadblocks } from "../src/content/roadblocks.js";
import type { Sheet } from "../src/domain/reflection.js";
import { ask, openForm, seeAfter, toForgedClick } from "./support/asking.js";
import { everyRow } from "./support/rows.js";
import { LEE, OMAR, PAT, type School, SECRET, STAFF, startSchool, TESS } from "./support/school.js";
import { everythingSent, leaksOf, type Secret, secretsOf } from "./support/secrets.js";
import { answersTo } from "./support/sheet-answers.js";
import { lockWrites } from "./support/sqlite-file.js";
import { BUTTON_VALUES, FORM_ENTRIES, type Ids, openByClick } from "./support/surfaces.js";
import {
  clickAnswerTo,
  clickThroughHome,
  clickThroughMessages,
  fillEveryForm,
  runAMonth,
  turnOnEveryPost,
  typeEverything,
} from "./support/sweeping.js";

const WRITERS = [TESS, LEE, PAT];

/** Letters only, so escaping can't hide it. */
const canary = (person: string, where: string) => `Canary ${person} ${where} sings for one alone`;

const textsOf = ({ questions }: Sheet) => questions.filter(({ kind }) => kind === "text").map(({ key }) => key);

/** Types a canary into each text field of a sheet, which saves them as a draft. */
async function typeSheet(school: School, person: string, { sheet, when }: { sheet: Sheet; when: string }) {
  const actor = await openForm(school, `reflect ${sheet.key}`, person);
  const answers = answersTo(sheet, (key) => canary(person, `${when} ${sheet.key} ${key}`));
  await actor.fill(answers);
  await school.slack.settle();
  return { actor, written: textsOf(sheet).map((key) => answers[key] ?? "") };
}

/** Fills in every sheet as private, solves a roadblock, and leaves a draft of every sheet. Returns what they wrote. */
async function writePrivately(school: School, person: string): Promise<string[]> {
  const { slack } = school;
  const all: string[] = [];
  for (const sheet of sheets) {
    const { actor, written } = await typeSheet(school, person, { sheet, when: "sent" });
    await seeAfter(school, () => actor.submit(), person);
    all.push(...written);
  }
  const { id: reflection } = await school.db.reflection.findFirstOrThrow({
    where: { personId: person, sheet: "roadblocks" },
  });
  const solvedBy = canary(person, "solved");
  const solvedForm = await openByClick(school, person, {
    name: "roadblock-what-worked",
    value: { reflection, place: 1 },
  });
  await solvedForm.fill({ solvedBy });
  await seeAfter(school, () => solvedForm.submit(), person);
  const solution = canary(person, "idea");
  const ideaForm = await openByClick(school, person, { name: "roadblock-new-idea", value: { reflection, place: 2 } });
  await ideaForm.fill({ solution });
  await seeAfter(school, () => ideaForm.submit(), person);
  for (const sheet of sheets) {
    const { actor, written } = await typeSheet(school, person, { sheet, when: "draft" });
    await actor.close();
    all.push(...written);
  }
  await slack.settle();
  return [...all, solvedBy, solution];
}

/** A school where everyone wrote something: each canary and who can read it. */
async function startWithCanaries(): Promise<School & { secrets: Secret[] }> {
  const school = await startSchool();
  const secrets: Secret[] = [];
  for (const person of WRITERS) {
    for (const text of await writePrivately(school, person)) secrets.push({ text, readers: new Set([person]) });
  }
  return Object.assign(school, { secrets });
}

/** Text that only Tess, Omar (who logged the unit), the librarian and the principal can read. */
async function explainLevel(school: School): Promise<Secret> {
  await ask(school, `log Atlas, grade 4, level 2 with <@${TESS}> today`, { by: OMAR });
  const text = canary(TESS, "why");
  const tess = await (FORM_ENTRIES["level-view"] as (typeof FORM_ENTRIES)[string]).open(school, TESS);
  await tess.fill({ level: "3", why: text });
  await seeAfter(school, () => tess.submit());
  return { text, readers: new Set([TESS, OMAR, LEE, PAT]) };
}

/** Tess shares roadblocks in #leadership, a private channel. Of the others only Pat is in it. Lee, the librarian, isn't. */
async function shareInLeadership(school: School): Promise<{ secrets: Secret[]; reflection: string }> {
  const { slack, db } = school;
  await slack.invite(SECRET, slack.botUserId);
  const { actor, written } = await typeSheet(school, TESS, { sheet: roadblocks, when: "posted" });
  await actor.fill({ audience: "channel" });
  await slack.settle();
  await actor.fill({ channel: SECRET });
  await seeAfter(school, () => actor.submit());
  await seeAfter(school, () => actor.submit());
  expect(slack.messagesIn(SECRET).map(({ text }) => text.includes(written[0] ?? ""))).toEqual([true]);
  const { id: reflection } = await db.reflection.findFirstOrThrow({ where: { channel: SECRET } });
  return { secrets: written.map((text) => ({ text, readers: new Set([TESS, PAT]) })), reflection };
}

const NELL = "U0TEACHER03";

function addNell({ slack }: School): void {
  slack.addPerson({ id: NELL, name: "Nell Teacher" });
  slack.addChannel({ id: "C0NELL00001", name: "nell", members: [NELL], botIsMember: true });
}

const idsOf = async ({ db }: School, person: string): Promise<Ids> => {
  const { id: reflection } = await db.reflection.findFirstOrThrow({ where: { personId: person, sheet: "roadblocks" } });
  const unit = await db.unit.findFirst();
  return {
    drop: "none",
    log: "none",
    unit: unit?.id ?? "none",
    reflection,
    ohYeah: reflection,
    example: reflection,
    share: "none",
    talk: reflection,
    plan: "none",
    offer: reflection,
    goal: reflection,
    department: reflection,
    answer: reflection,
    handover: reflection,
  };
};

async function closeAll({ slack }: School, person: string): Promise<void> {
  while (slack.as(person).modal()) await slack.as(person).close();
}

describe("canaries", () => {
  it("reach their writers, so the search below can find them", async () => {
    const school = await startWithCanaries();
    const { secrets } = school;
    // Each text once as sent and once in a draft, plus what solved a roadblock and a new idea.
    expect(secrets).toHaveLength(WRITERS.length * (2 * sheets.flatMap(textsOf).length + 2));
    const found = await secretsOf(school);
    // Every test ends by searching for everything saved now. The new idea replaced the first one.
    for (const { text, readers } of secrets.filter(({ text }) => !text.includes("sent roadblocks solution-2"))) {
      expect(found).toContainEqual({ text: text.slice(0, 40), readers });
    }
    for (const person of WRITERS) {
      for (const { key } of sheets) {
        const again = await openForm(school, `reflect ${key}`, person);
        await again.close();
      }
    }
    const sent = everythingSent(school);
    for (const { text, readers } of secrets.filter(({ text }) => text.includes("draft"))) {
      expect(sent.some(({ to, text: content }) => to !== undefined && readers.has(to) && content.includes(text))).toBe(
        true,
      );
    }
    expect(leaksOf(school, secrets)).toEqual([]);
  });

  it("would be found if they leaked", async () => {
    const school = await startSchool();
    const tess = await openForm(school, "reflect benefits");
    const text = canary(TESS, "shared");
    await tess.fill({ teachers: text, audience: "channel" });
    await school.slack.settle();
    await tess.fill({ channel: STAFF });
    await seeAfter(school, () => tess.submit());
    expect(leaksOf(school, [{ text, readers: new Set([TESS]) }])).toEqual([]);
    await seeAfter(school, () => tess.submit());
    expect(leaksOf(school, [{ text, readers: new Set([TESS]) }])).toEqual([
      `chat.postMessage to whoever looks: ${text}`,
    ]);
    school.logged.push(JSON.stringify({ level: "info", typed: text }));
    expect(leaksOf(school, [{ text, readers: new Set([TESS]) }])).toContain(`log to whoever looks: ${text}`);
  });

  it("are in nothing other people get while everyone does everything and a month goes by", async () => {
    const school = await startWithCanaries();
    const why = await explainLevel(school);
    const shared = await shareInLeadership(school);
    await turnOnEveryPost(school);
    for (const person of [OMAR, LEE, PAT, TESS]) {
      await typeEverything(school, person);
      for (const typed of ["list all", "report", "reflect", "ohyeah", "rubric"]) {
        await clickAnswerTo(school, person, typed);
      }
      await fillEveryForm(school, person);
      await clickThroughHome(school, person);
    }
    await runAMonth(school);
    for (const person of [OMAR, LEE, PAT, TESS]) await clickThroughMessages(school, person);
    expect(leaksOf(school, [...school.secrets, ...shared.secrets, why])).toEqual([]);
    expect(school.slack.problems).toEqual([]);
    // Bookend checked back with each of them, with their latest idea.
    const sent = everythingSent(school);
    for (const person of WRITERS) {
      const texts = sent.filter(({ to }) => to === person).map(({ text }) => text);
      expect(texts.some((text) => text.includes("How is it going?") && text.includes(canary(person, "idea")))).toBe(
        true,
      );
    }
  });

  it("can't be read or changed by anyone else who sends their ids, with any button or form", async () => {
    const school = await startWithCanaries();
    const why = await explainLevel(school);
    const shared = await shareInLeadership(school);
    const { slack } = school;
    addNell(school);
    const theirs = await idsOf(school, TESS);
    const posted = { ...theirs, reflection: shared.reflection };
    const ofTess = async () => {
      const { drafts, reflections, answers, roadblocks, levelOpinions } = await everyRow(school.db);
      const ids = new Set(reflections.filter(({ personId }) => personId === TESS).map(({ id }) => id));
      return {
        ...{ drafts: drafts.filter(({ personId }) => personId === TESS), reflections: [...ids] },
        ...{ answers: answers.filter((row) => ids.has(row.reflectionId)), levelOpinions },
        roadblocks: roadblocks.filter((row) => ids.has(row.reflectionId)),
      };
    };
    const before = await ofTess();
    for (const by of [OMAR, LEE, PAT, NELL]) {
      const channel = by === NELL ? "C0NELL00001" : STAFF;
      for (const [name, toValue] of Object.entries(BUTTON_VALUES)) {
        // Only clicks about what Tess wrote matter here.
        if (!("reflection" in toValue(theirs)) && name !== "level-views") continue;
        await slack.as(by).command("/unit", "help", { channel });
        await slack.settle();
        for (const ids of [theirs, posted]) {
          await slack.deliver("interaction", await forgeIn(school, { name, value: toValue(ids), by }));
          await slack.settle();
          await closeAll(school, by);
        }
      }
    }
    for (const name of ["reflect-roadblocks", "share-reflection", "roadblock-solved", "roadblock-idea"]) {
      const { open, fields } = FORM_ENTRIES[name] as (typeof FORM_ENTRIES)[string];
      const omar = await open(school, OMAR);
      await omar.fill(fields);
      await slack.settle();
      const { request } = await omar.submit();
      await slack.settle();
      await closeAll(school, OMAR);
      const view = request.payload.view as JsonObject;
      const { hidden } = JSON.parse(`${view.private_metadata}`);
      const private_metadata = JSON.stringify({
        hidden: { ...hidden, reflection: theirs.reflection, person: TESS, key: "another" },
      });
      const forged = { ...request.payload, view: { ...view, id: `V0${name}`, private_metadata } };
      const { ack } = await slack.deliver("interaction", forged);
      expect(JSON.stringify(ack)).toContain("Not saved");
      await slack.settle();
    }
    expect(await ofTess()).toEqual(before);
    expect(leaksOf(school, [...school.secrets, ...shared.secrets, why])).toEqual([]);
  });

  it("are in no log line and nothing other people get while the database and Slack fail", async () => {
    const school = await startWithCanaries();
    const { slack, logged } = school;
    const { actor, written } = await typeSheet(school, TESS, { sheet: benefits, when: "locked" });
    const unlock = lockWrites(school.env);
    await actor.submit();
    await actor.fill({ teachers: written[0] ?? "" });
    await slack.settle();
    unlock();
    expect(JSON.stringify(actor.modal()?.blocks[0])).toContain("Not saved");
    await closeAll(school, TESS);
    for (const method of [
      "views.open",
      "views.update",
      "views.publish",
      "chat.postMessage",
      "response_url",
      "web-api",
    ]) {
      for (const fault of [{ kind: "status", status: 500 }, { kind: "reset" }] as const) {
        slack.faults.next(method, fault, 8);
        // All at once, because Bookend waits between attempts for each one.
        const actors = WRITERS.map((person) => slack.as(person));
        await Promise.all(actors.map((actor) => actor.command("/unit", "reflect roadblocks", { channel: STAFF })));
        await Promise.all(actors.map((actor) => actor.openHome()));
        await slack.settle();
        for (const person of WRITERS) await closeAll(school, person);
        slack.faults.clear();
      }
    }
    school.clock.now = new Date("2026-12-09T16:00:00Z");
    slack.faults.always("chat.postMessage", { kind: "status", status: 500 });
    await school.bookend.tick();
    slack.faults.clear();
    await slack.settle();
    expect(logged.some((line) => line.includes('"level":"error"'))).toBe(true);
    const secrets = [...school.secrets, ...written.map((text) => ({ text, readers: new Set([TESS]) }))];
    expect(leaksOf(school, secrets)).toEqual([]);
  });
});

/** A click by someone who might not be in #all-staff. */
async function forgeIn(school: School, click: { name: string; value: object; by: string }): Promise<JsonObject> {
  if (click.by !== NELL) return toForgedClick(school, click);
  const last = school.slack.exchanges.findLast(({ request }) => request.payload.user_id === NELL);
  const { team_id: team = "", trigger_id = "", response_url = "" } = last?.request.payload ?? {};
  return {
    ...{ type: "block_actions", team: { id: team }, user: { id: NELL, team_id: team }, trigger_id, response_url },
    channel: { id: "C0NELL00001", name: "nell" },
    container: { type: "message", message_ts: "1.000001", channel_id: "C0NELL00001", is_ephemeral: true },
    actions: [
      {
        type: "button",
        action_id: click.name,
        block_id: "b",
        value: JSON.stringify(click.value),
        action_ts: "1.000002",
      },
    ],
  };
}
