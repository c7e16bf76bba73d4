// Upcoming posts in the Home: previewing one, skipping it, and posting it anyway.
import { describe, expect, it } from "vitest";
import { ask, forge } from "../../support/asking.js";
import { homeOf, openHome, openHomeAgain, pressHome, pressModal } from "../../support/homing.js";
import { PROMPT_DUE, postsIn, ROADBLOCKS_IN_STAFF, setPrompts } from "../../support/prompting.js";
import { DUE, EVE, minutesAfter, reports, startOnTheEve, states, tickAt, told } from "../../support/reporting.js";
import { ADMIN, LEE, OMAR, PAT, type School, STAFF, TESS } from "../../support/school.js";
import { expectGoodMessages } from "../../support/words.js";

const REPORT = { post: "monthly-report", period: "2026-10" };
/** The lines of the upcoming posts: a unit's line has a weekday, too, but no time. */
const lines = (school: School, by = LEE) =>
  homeOf(school, by).filter((line) => / · (Mon|Tue|Wed|Thu|Fri), [A-Z][a-z]+ \d+, \d/.test(line));
const WILL_BE_POSTED = expect.stringMatching(
  /^October's report will be posted in <#C0ADMIN0001> on Tue, Nov 3.*8:00.AM\.$/,
);
const isUndo = (element: object) => (element as { text?: { text?: string } }).text?.text === "Undo";
const texts = (school: School, channel = STAFF) => postsIn(school, channel).map(({ text }) => text);

describe("the next report", () => {
  it("is previewed as of today, and nothing is posted", async () => {
    const school = await startOnTheEve();
    await openHomeAgain(school, LEE);
    const preview = await pressHome(school, "Preview", LEE);
    expect(preview[0]).toBe("Library Utilization Report: October 2026 · Lincoln School");
    expect(preview.join("\n")).toContain("Oct 14 · Rivers and Deltas · 4 · 3 Collaboration");
    expect(preview.at(-1)).toBe("Preview as of today. Nothing has been posted.");
    expect(reports(school)).toEqual([]);
    expect(await states(school)).toEqual([]);
    await tickAt(school, DUE);
    const posted = reports(school)[0]?.text.split("\n") ?? [];
    expect(preview).toEqual(expect.arrayContaining(posted.slice(0, 4)));
    expectGoodMessages(school);
  });

  it.each([
    ["a librarian", LEE],
    ["an admin", PAT],
  ])("skipped by %s isn't posted, then or later, and the month after is", async (_who, by) => {
    const school = await startOnTheEve();
    await openHomeAgain(school, by);
    expect(await pressHome(school, "Skip", by)).toEqual([
      expect.stringMatching(/^October's report won't be posted in <#C0ADMIN0001> on Tue, Nov 3.*: you skipped it\.$/),
      "[Undo]",
    ]);
    await school.slack.settle();
    const name = by === LEE ? "Lee Librarian" : "Pat Principal";
    expect(lines(school, by)[0]).toMatch(new RegExp(`^October's report · .* · ${name} skipped it$`));
    for (const minutes of [0, 1, 61, 24 * 60]) await tickAt(school, minutesAfter(DUE, minutes));
    expect(reports(school)).toEqual([]);
    expect(told(school)).toEqual([]);
    await tickAt(school, new Date("2026-12-02T13:00:00Z"));
    expect(reports(school).map(({ text }) => text.split("\n")[0])).toEqual([
      "Library Utilization Report: November 2026 · Lincoln School",
    ]);
    expectGoodMessages(school);
  });

  it("is posted when someone undoes the skip in time", async () => {
    const school = await startOnTheEve();
    await openHomeAgain(school, LEE);
    await pressHome(school, "Skip", LEE);
    await school.slack.settle();
    await openHomeAgain(school, PAT);
    expect(await pressHome(school, "Post it anyway", PAT)).toEqual([WILL_BE_POSTED]);
    await school.slack.settle();
    expect(lines(school)[0]).not.toContain("skipped");
    await tickAt(school, DUE);
    expect(reports(school)).toHaveLength(1);
    expectGoodMessages(school);
  });

  it("is posted after the skip is undone where it was confirmed", async () => {
    const school = await startOnTheEve();
    await openHomeAgain(school, LEE);
    await pressHome(school, "Skip", LEE);
    expect(await pressModal(school, "Undo", LEE)).toEqual([WILL_BE_POSTED]);
    await school.slack.settle();
    await tickAt(school, DUE);
    expect(reports(school)).toHaveLength(1);
    expectGoodMessages(school);
  });

  it("can't be skipped twice, or put back when it wasn't skipped", async () => {
    const school = await startOnTheEve();
    await openHome(school, LEE);
    const skip = (value: boolean) => forge(school, { name: "skip-post", value: { ...REPORT, skip: value }, by: LEE });
    expect((await skip(false)).text).toContain("October's report will be posted in ");
    expect(await states(school)).toEqual([]);
    expect((await skip(true)).text).toContain("won't be posted in ");
    expect((await skip(true)).text).toMatch(/won't be posted in .*: Lee Librarian skipped it\./);
    expect(await states(school)).toEqual([["skipped", "Lee Librarian skipped it"]]);
    expectGoodMessages(school);
  });
});

describe("the next prompts and tips", () => {
  async function startAhead(): Promise<School> {
    const school = await startOnTheEve({ now: new Date("2026-11-10T15:52:00Z") });
    await setPrompts(school, { ...ROADBLOCKS_IN_STAFF, channels: [STAFF, ADMIN], tipChannel: STAFF });
    await openHomeAgain(school, LEE);
    return school;
  }

  it("are listed by day, each with its channel, the first three in the Home and all of them one click away", async () => {
    const school = await startAhead();
    expect(lines(school)).toHaveLength(3);
    const all = (await pressHome(school, "See all 4 upcoming posts", LEE)).filter((line) => line.includes(" · "));
    expect(all.slice(0, 3)).toEqual(lines(school));
    expect(all.map((line) => line.replace(/ · \w+, (\w+ \d+).* · /, " · $1 · "))).toEqual([
      expect.stringMatching(/(prompt \(Roadblocks\)|The tip of the week) · Nov 16 · /),
      expect.stringMatching(/(prompt \(Roadblocks\)|The tip of the week) · Nov 16 · /),
      expect.stringMatching(/(prompt \(Roadblocks\)|The tip of the week) · Nov 16 · /),
      `November's report · Dec 2 · <#${ADMIN}>`,
    ]);
    expectGoodMessages(school);
  });

  it("are previewed without their button, and skipped in one channel only", async () => {
    const school = await startAhead();
    const value = { post: "reflection-prompt", period: `2026-11/${STAFF}` };
    const preview = await pressHome(school, "Preview", LEE);
    expect(preview[0]).toMatch(/^Three minutes: What's getting in the way|^Tip of the week/);
    expect(preview.join("\n")).not.toContain("[Reflect]");
    await forge(school, { name: "skip-post", value: { ...value, skip: true }, by: LEE });
    await forge(school, { name: "skip-post", value: { post: "weekly-tip", period: "2026-W47", skip: true }, by: LEE });
    for (const minute of [0, 1, 60]) await tickAt(school, minutesAfter(PROMPT_DUE, minute));
    expect(texts(school)).toEqual([]);
    expect(texts(school, ADMIN)).toEqual([
      expect.stringContaining("Library Utilization Report: October"),
      expect.stringContaining("Three minutes:"),
    ]);
    expectGoodMessages(school);
  });

  it("skipped one month are posted the next", async () => {
    const school = await startAhead();
    const value = { post: "reflection-prompt", period: `2026-11/${STAFF}`, skip: true };
    await forge(school, { name: "skip-post", value, by: LEE });
    await tickAt(school, PROMPT_DUE);
    await tickAt(school, new Date("2026-12-15T15:00:00Z"));
    expect(texts(school).filter((text) => text.includes("minutes:"))).toEqual([
      expect.stringContaining("Three minutes:"),
    ]);
    const where = { name: "reflection-prompt", period: { gte: "2026-11", endsWith: STAFF } };
    const prompts = await school.db.post.findMany({ where, orderBy: { period: "asc" } });
    expect(prompts.map(({ period, state }) => [period.slice(0, 7), state])).toEqual([
      ["2026-11", "skipped"],
      ["2026-12", "sent"],
    ]);
    expectGoodMessages(school);
  });
});

describe("a skip", () => {
  const NOOR = "U0LIBRARY02";
  async function startWithTwoLibrarians(): Promise<School> {
    const school = await startOnTheEve({ env: { LIBRARIANS: `${LEE},${NOOR}` } });
    school.slack.addPerson({ id: NOOR, name: "Noor Librarian" });
    await openHomeAgain(school, NOOR);
    await openHomeAgain(school, LEE);
    return school;
  }
  const toldTo = ({ slack }: School, person: string) => slack.directMessagesTo(person).map(({ text }) => text);
  const SKIPPED = expect.stringMatching(
    /^October's report won't be posted in <#C0ADMIN0001> on Tue, Nov 3, .*: Lee Librarian skipped it\./,
  );

  it("asks first and says what won't happen; saying no changes nothing", async () => {
    const school = await startWithTwoLibrarians();
    const home = school.slack.as(LEE).home();
    const isSkip = (element: object) => (element as { text?: { text?: string } }).text?.text === "Skip";
    const [button] = (home?.blocks ?? []).flatMap((block) =>
      block.type === "actions" ? block.elements.filter((element) => isSkip(element)) : [],
    );
    expect(button).toMatchObject({
      confirm: {
        title: { text: "Skip this post?" },
        text: { text: expect.stringMatching(/^October's report won't be posted on Tue, Nov 3, .*, or later\./) },
      },
    });
    if (home) await school.slack.as(LEE).click(home, isSkip, { deny: true });
    await school.slack.settle();
    expect(await states(school)).toEqual([]);
  });

  it("is told to the other librarians once, each of whom can undo it where they read it", async () => {
    const school = await startWithTwoLibrarians();
    for (const _ of [1, 2]) await forge(school, { name: "skip-post", value: { ...REPORT, skip: true }, by: LEE });
    expect([toldTo(school, NOOR), toldTo(school, LEE), toldTo(school, PAT)]).toEqual([[SKIPPED], [], []]);
    const [notice] = school.slack.directMessagesTo(NOOR);
    if (!notice) throw new Error("Noor wasn't told.");
    await school.slack.as(NOOR).click(notice, isUndo);
    await school.slack.settle();
    expect(await states(school)).toEqual([]);
    expect(toldTo(school, NOOR)).toEqual([expect.stringMatching(/^October's report will be posted in /)]);
    expect(toldTo(school, LEE)).toEqual([
      expect.stringMatching(/^October's report will be posted in .*: Noor Librarian undid the skip\.$/),
    ]);
    await tickAt(school, DUE);
    expect(reports(school)).toHaveLength(1);
    expectGoodMessages(school);
  });

  it("by an admin is told to every librarian, and each notice follows what becomes of the skip", async () => {
    const school = await startWithTwoLibrarians();
    await openHomeAgain(school, PAT);
    await pressHome(school, "Skip", PAT);
    expect(toldTo(school, LEE)).toHaveLength(1);
    await forge(school, { name: "skip-post", value: { ...REPORT, skip: false }, by: LEE });
    await school.slack.settle();
    // Without a click on it, and without a button that would do nothing.
    const [redrawn] = school.slack.directMessagesTo(NOOR);
    expect(redrawn?.text).toMatch(/^October's report will be posted in /);
    expect(JSON.stringify(redrawn?.blocks)).not.toContain('"Undo"');
    await forge(school, { name: "skip-post", value: { ...REPORT, skip: true }, by: LEE });
    await school.slack.settle();
    expect(toldTo(school, NOOR)[0]).toMatch(/won't be posted in .*: Lee Librarian skipped it\./);
    await tickAt(school, minutesAfter(DUE, 1));
    await ask(school, `log Maps, grade 4, level 2 with <@${TESS}> today`, { by: LEE });
    await school.slack.settle();
    expect(toldTo(school, NOOR)[0]).toMatch(/^October's report wasn't posted in .*: Lee Librarian skipped it\.$/);
    expectGoodMessages(school);
  });

  it.each([
    ["refuses", "restricted_action", "I couldn't tell Noor Librarian."],
    ["doesn't confirm", "internal_error", "Slack didn't confirm my message to Noor Librarian."],
  ])("holds even if Slack %s the message, and the person reads whom to tell", async (_what, error, words) => {
    const school = await startWithTwoLibrarians();
    school.slack.faults.next("chat.postMessage", { kind: "error", error });
    await forge(school, { name: "skip-post", value: { ...REPORT, skip: true }, by: LEE });
    const read = school.slack.whispersTo(LEE).map(({ text }) => text);
    expect(read).toContain(`Saved, but there was a problem. ${words} Please let them know.`);
    expect(await states(school)).toEqual([["skipped", "Lee Librarian skipped it"]]);
  });
});

describe("a click is refused", () => {
  it.each([TESS, OMAR])("when a teacher forges it (%s)", async (by) => {
    const school = await startOnTheEve();
    expect((await openHomeAgain(school, by)).join("\n")).not.toContain("[Skip]");
    for (const [name, value] of [
      ["skip-post", { ...REPORT, skip: true }],
      ["preview-post", REPORT],
      ["upcoming-posts", {}],
    ] as const) {
      const refused = await forge(school, { name, value, by });
      expect(refused.text).toContain("Only librarians and admins can preview, post or skip posts.");
    }
    expect(await states(school)).toEqual([]);
    expectGoodMessages(school);
  });

  it.each([
    ["was posted", DUE, REPORT],
    ["is too far off", EVE, { post: "monthly-report", period: "2026-12" }],
    ["doesn't exist", EVE, { post: "no-post", period: "2026-10" }],
    ["has no channel", EVE, { post: "weekly-tip", period: "2026-W46" }],
  ])("when the post %s", async (_what, now, value) => {
    const school = await startOnTheEve();
    await tickAt(school, now);
    const before = await states(school);
    for (const name of ["skip-post", "preview-post"]) {
      const refused = await forge(school, { name, value: { ...value, skip: true }, by: LEE });
      expect(refused.text).toContain("That post isn't coming up anymore");
    }
    expect(await states(school)).toEqual(before);
    expectGoodMessages(school);
  });
});
