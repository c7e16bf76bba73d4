// Looking ahead from the Home: a post as it would be, leaving it out, and posting it after all.
import { describe, expect, it } from "vitest";
import { forge } from "../../support/asking.js";
import { homeOf, openHome, openHomeAgain, pressHome } from "../../support/homing.js";
import { PROMPT_DUE, postsIn, setPrompts } from "../../support/prompting.js";
import { DUE, EVE, minutesAfter, reports, startOnTheEve, states, tickAt, told } from "../../support/reporting.js";
import { ADMIN, LEE, OMAR, PAT, type School, STAFF, TESS } from "../../support/school.js";
import { expectGoodManners } from "../../support/words.js";

const REPORT = { post: "monthly-report", period: "2026-10" };
const lines = (school: School, by = LEE) =>
  homeOf(school, by).filter((line) => / · (Mon|Tue|Wed|Thu|Fri), /.test(line));
const texts = (school: School, channel = STAFF) => postsIn(school, channel).map(({ text }) => text);

describe("the report that lies ahead", () => {
  it("is shown as it would be, and nothing is posted", async () => {
    const school = await startOnTheEve();
    await openHomeAgain(school, LEE);
    const preview = await pressHome(school, "Preview", LEE);
    expect(preview[0]).toBe("Library Utilization Report: October 2026 · Lincoln School");
    expect(preview.join("\n")).toContain("Oct 14 · Rivers and Deltas · 4 · 3 Collaboration");
    expect(preview.at(-1)).toBe("As it would be now; nothing was posted. Only you see this.");
    expect(reports(school)).toEqual([]);
    expect(await states(school)).toEqual([]);
    await tickAt(school, DUE);
    const posted = reports(school)[0]?.text.split("\n") ?? [];
    expect(preview).toEqual(expect.arrayContaining(posted.slice(0, 4)));
    expectGoodManners(school);
  });

  it.each([
    ["a librarian", LEE],
    ["an admin", PAT],
  ])("left out by %s is not posted, then or later, and the month after is", async (_who, by) => {
    const school = await startOnTheEve();
    await openHomeAgain(school, by);
    expect(await pressHome(school, "Skip", by)).toEqual([
      "October's report is left out. Your Home has a button to change that.",
    ]);
    await school.slack.settle();
    expect(lines(school, by)[0]).toMatch(/^October's report · .* · left out$/);
    for (const minutes of [0, 1, 61, 24 * 60]) await tickAt(school, minutesAfter(DUE, minutes));
    expect(reports(school)).toEqual([]);
    expect(told(school)).toEqual([]);
    await tickAt(school, new Date("2026-12-02T13:00:00Z"));
    expect(reports(school).map(({ text }) => text.split("\n")[0])).toEqual([
      "Library Utilization Report: November 2026 · Lincoln School",
    ]);
    expectGoodManners(school);
  });

  it("is posted after all when somebody says so in time", async () => {
    const school = await startOnTheEve();
    await openHomeAgain(school, LEE);
    await pressHome(school, "Skip", LEE);
    await school.slack.settle();
    await openHomeAgain(school, PAT);
    expect(await pressHome(school, "Post it after all", PAT)).toEqual(["October's report goes out after all."]);
    await school.slack.settle();
    expect(lines(school)[0]).not.toContain("left out");
    await tickAt(school, DUE);
    expect(reports(school)).toHaveLength(1);
    expectGoodManners(school);
  });

  it("left out a second time, or put back when it was not out, is said to be settled", async () => {
    const school = await startOnTheEve();
    await openHome(school, LEE);
    const skip = (value: boolean) => forge(school, { name: "skip-post", value: { ...REPORT, skip: value }, by: LEE });
    expect((await skip(false)).text).toContain("settled before. Nothing was changed.");
    expect((await skip(true)).text).toContain("is left out");
    expect((await skip(true)).text).toContain("settled before. Nothing was changed.");
    expect(await states(school)).toEqual([["skipped", expect.stringContaining(" skipped it")]]);
    expectGoodManners(school);
  });
});

describe("prompts and tips that lie ahead", () => {
  async function startAhead(): Promise<School> {
    const school = await startOnTheEve({ now: new Date("2026-11-10T15:52:00Z") });
    await setPrompts(school, { channels: [STAFF, ADMIN], tipChannel: STAFF });
    await openHomeAgain(school, LEE);
    return school;
  }

  it("stand in the order of their days, each with its channel", async () => {
    const school = await startAhead();
    expect(lines(school).map((line) => line.replace(/ · \w+, (\w+ \d+).* · /, " · $1 · "))).toEqual([
      expect.stringMatching(/(prompt, Roadblocks to Collaboration: Reflection|Tip of the week) · Nov 16 · /),
      expect.stringMatching(/(prompt, Roadblocks to Collaboration: Reflection|Tip of the week) · Nov 16 · /),
      expect.stringMatching(/(prompt, Roadblocks to Collaboration: Reflection|Tip of the week) · Nov 16 · /),
      `November's report · Dec 2 · <#${ADMIN}>`,
    ]);
    expectGoodManners(school);
  });

  it("are shown without their button, and left out in one channel alone", async () => {
    const school = await startAhead();
    const value = { post: "reflection-prompt", period: `2026-11/${STAFF}` };
    const preview = await pressHome(school, "Preview", LEE);
    expect(preview[0]).toMatch(/^Three minutes: What stands in the way|^Tip of the week/);
    expect(preview.join("\n")).not.toContain("[Reflect]");
    await forge(school, { name: "skip-post", value: { ...value, skip: true }, by: LEE });
    await forge(school, { name: "skip-post", value: { post: "weekly-tip", period: "2026-W47", skip: true }, by: LEE });
    for (const minute of [0, 1, 60]) await tickAt(school, minutesAfter(PROMPT_DUE, minute));
    expect(texts(school)).toEqual([]);
    expect(texts(school, ADMIN)).toEqual([
      expect.stringContaining("Library Utilization Report: October"),
      expect.stringContaining("Three minutes:"),
    ]);
    expectGoodManners(school);
  });

  it("left out one month are posted the next", async () => {
    const school = await startAhead();
    const value = { post: "reflection-prompt", period: `2026-11/${STAFF}`, skip: true };
    await forge(school, { name: "skip-post", value, by: LEE });
    await tickAt(school, PROMPT_DUE);
    await tickAt(school, new Date("2026-12-15T15:00:00Z"));
    expect(texts(school).filter((text) => text.includes("minutes:"))).toEqual([
      expect.stringContaining("Four minutes:"),
    ]);
    expectGoodManners(school);
  });
});

describe("what is refused", () => {
  it.each([TESS, OMAR])("is a teacher (%s), by a forged click", async (by) => {
    const school = await startOnTheEve();
    expect((await openHomeAgain(school, by)).join("\n")).not.toContain("[Skip]");
    for (const [name, value] of [
      ["skip-post", { ...REPORT, skip: true }],
      ["preview-post", REPORT],
    ] as const) {
      const refused = await forge(school, { name, value, by });
      expect(refused.text).toContain("Only librarians and admins look after the posts.");
    }
    expect(await states(school)).toEqual([]);
    expectGoodManners(school);
  });

  it.each([
    ["went out", DUE, REPORT],
    ["lies too far ahead", EVE, { post: "monthly-report", period: "2026-12" }],
    ["nobody knows", EVE, { post: "no-post", period: "2026-10" }],
    ["no channel was chosen for", EVE, { post: "weekly-tip", period: "2026-W46" }],
  ])("is a post that %s", async (_what, now, value) => {
    const school = await startOnTheEve();
    await tickAt(school, now);
    const before = await states(school);
    for (const name of ["skip-post", "preview-post"]) {
      const refused = await forge(school, { name, value: { ...value, skip: true }, by: LEE });
      expect(refused.text).toContain("That post does not lie ahead any more");
    }
    expect(await states(school)).toEqual(before);
    expectGoodManners(school);
  });
});
