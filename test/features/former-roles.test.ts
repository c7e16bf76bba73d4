// A person who lost a role keeps nothing of it: Slack is asked afresh, and their Home is drawn again.
import { describe, expect, it } from "vitest";
import { ask, forge, openForm, send, toForgedClick } from "../support/asking.js";
import { homeOf, openHome, openHomeAgain, untilHomeSays } from "../support/homing.js";
import { ROADBLOCK, reflectOn, wordsOn } from "../support/reflecting.js";
import { minutesAfter, tickAt } from "../support/reporting.js";
import { fillLog } from "../support/rows.js";
import { LEE, OMAR, PAT, type School, startSchool, TESS, TUESDAY } from "../support/school.js";
import { save } from "../support/settings.js";
import { expectGoodMessages } from "../support/words.js";

const NO_ANSWER =
  "Slack didn't answer, so I couldn't check if you may still do this. Nothing was changed. Please try again in a minute.";

/** Slack changes a person, but the event gets lost: what Bookend knows stays as it was. */
async function changeUnnoticed(
  { slack, db }: School,
  id: string,
  changes: Parameters<School["slack"]["updatePerson"]>[1],
): Promise<void> {
  const { standing, slackAdmin, seenAt } = await db.person.findFirstOrThrow({ where: { id } });
  await slack.updatePerson(id, changes);
  await slack.settle();
  await db.person.updateMany({ where: { id }, data: { standing, slackAdmin, seenAt } });
}

/** A school where Tess shared a roadblock with librarians and admins, and Bookend knows Lee and Pat. */
async function startShared(): Promise<School & { reflection: string }> {
  const school = await startSchool();
  await reflectOn(school, "roadblocks", { ...ROADBLOCK, audience: "librarians" });
  await fillLog(school, [{ title: "Rivers", loggedBy: TESS, partners: [OMAR], date: "2026-11-03", level: 2 }]);
  for (const by of [LEE, PAT]) await ask(school, "help", { by });
  const { id: reflection } = await school.db.reflection.findFirstOrThrow();
  return Object.assign(school, { reflection });
}

/** What is shown only to librarians and admins, each with the click that asks for it. */
const SHOWN = [
  ["the list of reflections", "shared-reflections", { page: 0 }],
  ["the open roadblocks", "open-roadblocks", { page: 0 }],
  ["the upcoming posts", "upcoming-posts", {}],
  ["a preview of a post", "preview-post", { post: "monthly-report", period: "2026-11" }],
] as const;

describe("a former admin whose change Bookend never heard of", () => {
  it.each(SHOWN)("doesn't see %s", async (_what, name, value) => {
    const school = await startShared();
    expect((await forge(school, { name, value, by: PAT })).text).not.toMatch(/^Only librarians and admins/);
    await changeUnnoticed(school, PAT, { isAdmin: false });
    expect((await forge(school, { name, value, by: PAT })).text).toMatch(/^Only librarians and admins/);
    expectGoodMessages(school);
  });

  it("doesn't read a reflection, the reasons for a rating or a unit's evidence", async () => {
    const school = await startShared();
    await changeUnnoticed(school, PAT, { isAdmin: false });
    const { id: unit } = await school.db.unit.findFirstOrThrow();
    for (const [name, value] of [
      ["read-reflection", { reflection: school.reflection }],
      ["level-views", { unit }],
      ["edit-unit", { unit }],
    ] as const) {
      expect((await forge(school, { name, value, by: PAT })).text).toMatch(/^Only /);
    }
    expectGoodMessages(school);
  });

  it("can't open the settings, nor save a form that was open", async () => {
    const school = await startShared();
    const pat = await openForm(school, "settings", PAT);
    await changeUnnoticed(school, PAT, { isAdmin: false });
    await pat.fill({ name: "Taken over" });
    await save(school);
    expect(wordsOn(pat)).toContain("Only admins can change Bookend's settings.");
    expect(await school.db.school.findFirst()).not.toMatchObject({ name: "Taken over" });
    expect((await ask(school, "settings", { by: PAT })).text).toContain("Only admins can change Bookend's settings.");
    expectGoodMessages(school);
  });

  it("finds a Home without anything for admins when they open it", async () => {
    const school = await startShared();
    expect(await openHomeAgain(school, PAT)).toContain("Settings and health");
    await changeUnnoticed(school, PAT, { isAdmin: false });
    const home = (await openHome(school, PAT)).join("\n");
    expect(home).not.toContain("Settings and health");
    expect(home).not.toContain("shared with you");
    expectGoodMessages(school);
  });
});

it("a person who was deactivated without Bookend hearing of it is refused what was shared", async () => {
  const school = await startShared();
  const click = await toForgedClick(school, { name: "shared-reflections", value: { page: 0 }, by: PAT });
  await changeUnnoticed(school, PAT, { isDeleted: true });
  const refused = await send(school, "interaction", click, PAT);
  expect(refused.text).toBe("This account is deactivated, so it can't use Bookend.");
  expectGoodMessages(school);
});

describe("while Slack doesn't say who someone is", () => {
  it.each([
    [59, "shows what it knew"],
    [61, "refuses in plain words"],
  ])("%i minutes after it last did, Bookend %s", async (minutes, _what) => {
    const school = await startShared();
    const isRefused = minutes > 60;
    school.slack.faults.always("users.info", { kind: "status", status: 500 });
    school.clock.now = minutesAfter(TUESDAY, minutes);
    for (const [, name, value] of SHOWN) {
      const answer = await forge(school, { name, value, by: PAT });
      expect(answer.text === NO_ANSWER).toBe(isRefused);
    }
    const opened = school.slack.as(PAT);
    await opened.command("/unit", "settings", { channel: "C0STAFF0001" });
    await school.slack.settle();
    expect(opened.modal() === undefined).toBe(isRefused);
    const home = (await openHomeAgain(school, PAT)).join("\n");
    expect(home.includes("Settings and health")).toBe(!isRefused);
    // Everything that all staff may do works on.
    expect((await ask(school, "list all", { by: PAT })).text).toContain("Rivers");
    expectGoodMessages(school);
  });
});

describe("the Home of a person whose rights change", () => {
  const IN_THE_EVENING = minutesAfter(TUESDAY, 8 * 60);

  it("is drawn again, however long ago they opened it, when an admin takes their role away", async () => {
    const school = await startShared();
    expect((await openHomeAgain(school, LEE)).join("\n")).toContain("Open roadblocks shared with you");
    school.clock.now = IN_THE_EVENING;
    const pat = await openForm(school, "settings", PAT);
    await pat.fill({ librarians: [OMAR] });
    await save(school);
    await untilHomeSays(school, "Hi, Lee.", LEE);
    await school.slack.settle();
    expect(homeOf(school, LEE).join("\n")).not.toContain("shared with you");
    expectGoodMessages(school);
  });

  it.each([
    ["a guest", { isGuest: true }, "guests can't use it"],
    ["deactivated", { isDeleted: true }, "This account is deactivated"],
  ])("says why, as soon as Slack reports that they are %s", async (_what, changes, words) => {
    const school = await startShared();
    await openHomeAgain(school, LEE);
    school.clock.now = IN_THE_EVENING;
    await school.slack.updatePerson(LEE, changes);
    await untilHomeSays(school, words, LEE);
    expect(homeOf(school, LEE)).toHaveLength(1);
    expectGoodMessages(school);
  });

  it("is drawn again as soon as Slack reports that they are no admin anymore", async () => {
    const school = await startShared();
    expect(await openHomeAgain(school, PAT)).toContain("Settings and health");
    school.clock.now = IN_THE_EVENING;
    await school.slack.updatePerson(PAT, { isAdmin: false });
    await untilHomeSays(school, "Hi, Pat.", PAT);
    await school.slack.settle();
    expect(homeOf(school, PAT).join("\n")).not.toContain("Settings and health");
    expectGoodMessages(school);
  });

  it("is drawn again after a restart, when it couldn't be before", async () => {
    const school = await startShared();
    await openHomeAgain(school, LEE);
    school.clock.now = IN_THE_EVENING;
    school.slack.faults.always("views.publish", { kind: "status", status: 500 });
    await school.slack.updatePerson(LEE, { isGuest: true });
    await school.slack.settle();
    expect(homeOf(school, LEE).join("\n")).toContain("shared with you");
    school.slack.faults.clear();
    await school.restart();
    await tickAt(school, minutesAfter(IN_THE_EVENING, 1));
    await untilHomeSays(school, "guests can't use it", LEE);
    expectGoodMessages(school);
  });

  it("is drawn once, not with every change after that", async () => {
    const school = await startShared();
    await openHomeAgain(school, LEE);
    school.clock.now = IN_THE_EVENING;
    await school.slack.updatePerson(LEE, { isGuest: true });
    await untilHomeSays(school, "guests can't use it", LEE);
    const published = () => school.slack.calls.filter(({ method }) => method === "views.publish").length;
    const before = published();
    for (let minute = 1; minute <= 3; minute++) await tickAt(school, minutesAfter(IN_THE_EVENING, minute));
    await ask(school, "ohyeah The fourth grade mapped our river together.");
    expect(published()).toBe(before);
    expectGoodMessages(school);
  });
});
