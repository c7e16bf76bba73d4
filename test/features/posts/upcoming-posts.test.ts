// Upcoming posts in the Home: previewing one, skipping it, and posting it anyway.
import { describe, expect, it } from "vitest";
import { forge } from "../../support/asking.js";
import { homeOf, openHome, openHomeAgain, pressHome, pressModal } from "../../support/homing.js";
import { PROMPT_DUE, postsIn, ROADBLOCKS_IN_STAFF, setPrompts } from "../../support/prompting.js";
import { DUE, EVE, minutesAfter, reports, startOnTheEve, states, tickAt, told } from "../../support/reporting.js";
import { ADMIN, LEE, OMAR, PAT, type School, STAFF, TESS } from "../../support/school.js";
import { expectGoodMessages } from "../../support/words.js";

const REPORT = { post: "monthly-report", period: "2026-10" };
/** The lines of the upcoming posts: a unit's line has a weekday, too, but no time. */
const lines = (school: School, by = LEE) =>
  homeOf(school, by).filter((line) => / · (Mon|Tue|Wed|Thu|Fri), [A-Z][a-z]+ \d+, \d/.test(line));
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
    expect(await pressHome(school, "Skip", by)).toEqual(["October's report won't be posted.", "[Undo]"]);
    await school.slack.settle();
    expect(lines(school, by)[0]).toMatch(/^October's report · .* · skipped$/);
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
    expect(await pressHome(school, "Post it anyway", PAT)).toEqual(["October's report will be posted."]);
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
    expect(await pressModal(school, "Undo", LEE)).toEqual(["October's report will be posted."]);
    await school.slack.settle();
    await tickAt(school, DUE);
    expect(reports(school)).toHaveLength(1);
    expectGoodMessages(school);
  });

  it("can't be skipped twice, or put back when it wasn't skipped", async () => {
    const school = await startOnTheEve();
    await openHome(school, LEE);
    const skip = (value: boolean) => forge(school, { name: "skip-post", value: { ...REPORT, skip: value }, by: LEE });
    expect((await skip(false)).text).toContain("That post isn't skipped. Nothing was changed.");
    expect((await skip(true)).text).toContain("won't be posted.");
    expect((await skip(true)).text).toContain("That post was already posted or skipped. Nothing was changed.");
    expect(await states(school)).toEqual([["skipped", expect.stringContaining(" skipped it")]]);
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

  it("are listed by day, each with its channel", async () => {
    const school = await startAhead();
    expect(lines(school).map((line) => line.replace(/ · \w+, (\w+ \d+).* · /, " · $1 · "))).toEqual([
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

describe("a click is refused", () => {
  it.each([TESS, OMAR])("when a teacher forges it (%s)", async (by) => {
    const school = await startOnTheEve();
    expect((await openHomeAgain(school, by)).join("\n")).not.toContain("[Skip]");
    for (const [name, value] of [
      ["skip-post", { ...REPORT, skip: true }],
      ["preview-post", REPORT],
    ] as const) {
      const refused = await forge(school, { name, value, by });
      expect(refused.text).toContain("Only librarians and admins can preview or skip posts.");
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
