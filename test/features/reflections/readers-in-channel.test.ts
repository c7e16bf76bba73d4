// A reflection shared in a channel is for the people in it: librarians and admins who aren't get nothing of it.
import { describe, expect, it } from "vitest";
import { forge } from "../../support/asking.js";
import { homeOf, openHome } from "../../support/homing.js";
import { ROADBLOCK, reflectOn, save, showPost } from "../../support/reflecting.js";
import { LEE, OMAR, PAT, type School, SECRET, startSchool, TESS } from "../../support/school.js";
import { expectGoodMessages } from "../../support/words.js";

const EXPLAIN = ROADBLOCK["explain-1"];

/** Tess shared a roadblock in #leadership, where Pat is and Lee isn't. Omar shared one with librarians and admins. */
async function startShared(): Promise<School & { reflection: string }> {
  const school = await startSchool();
  await school.slack.invite(SECRET, school.slack.botUserId);
  await showPost(school, "roadblocks", ROADBLOCK, SECRET);
  await save(school);
  await reflectOn(
    school,
    "roadblocks",
    { "category-1": "culture", "explain-1": "We hardly ever meet.", audience: "librarians" },
    OMAR,
  );
  const { id: reflection } = await school.db.reflection.findFirstOrThrow({ where: { personId: TESS } });
  return Object.assign(school, { reflection });
}

const roadblocksFor = async (school: School, by: string) =>
  (await forge(school, { name: "open-roadblocks", value: { page: 0 }, by })).text;
const listFor = async (school: School, by: string) =>
  (await forge(school, { name: "shared-reflections", value: { page: 0 }, by })).text;
const readAs = async ({ reflection, ...school }: School & { reflection: string }, by: string) =>
  (await forge(school, { name: "read-reflection", value: { reflection }, by })).text;

describe("a roadblock shared in a private channel", () => {
  it("is nowhere for a librarian who isn't in it", async () => {
    const school = await startShared();
    expect(await roadblocksFor(school, LEE)).toContain("We hardly ever meet.");
    expect(await roadblocksFor(school, LEE)).not.toContain(EXPLAIN);
    expect(await listFor(school, LEE)).not.toContain("Tess Teacher");
    expect(await readAs(school, LEE)).toBe("This reflection is no longer shared with you.");
    const home = await openHome(school, LEE);
    expect(home).toContain("Open roadblocks shared with you: 1 School Culture.");
    expect(home).toContain("Reflections shared with you: 1.");
    expectGoodMessages(school);
  });

  it("is there for an admin who is in it, and says where it was shared", async () => {
    const school = await startShared();
    expect(await roadblocksFor(school, PAT)).toContain(EXPLAIN);
    expect(await listFor(school, PAT)).toContain("Tess Teacher");
    const read = await readAs(school, PAT);
    expect(read).toContain(EXPLAIN);
    expect(read).toContain(`Shared in <#${SECRET}>.`);
    expect(await openHome(school, PAT)).toContain("Reflections shared with you: 2.");
    expectGoodMessages(school);
  });

  it("is gone for an admin who leaves the channel", async () => {
    const school = await startShared();
    expect(await roadblocksFor(school, PAT)).toContain(EXPLAIN);
    school.slack.kick(SECRET, PAT);
    expect(await roadblocksFor(school, PAT)).not.toContain(EXPLAIN);
    expect(await readAs(school, PAT)).toBe("This reflection is no longer shared with you.");
    expect(await openHome(school, PAT)).toContain("Reflections shared with you: 1.");
    // The check after each test goes by who is in the channel then, and Pat read it while in it.
    await school.slack.invite(SECRET, PAT);
    expectGoodMessages(school);
  });

  it.each([
    { kind: "status", status: 500 },
    { kind: "error", error: "missing_scope" },
    { kind: "ratelimited", retryAfter: 30 },
    { kind: "hang" },
  ] as const)("shows less while Slack doesn't say who is in the channel (%j), and says so", async (fault) => {
    const school = await startShared();
    school.slack.faults.always("users.conversations", fault);
    const list = await roadblocksFor(school, PAT);
    expect(list).toContain("We hardly ever meet.");
    expect(list).not.toContain(EXPLAIN);
    expect(list).toContain("Slack didn't answer, so what was shared in channels isn't listed.");
    expect(await openHome(school, PAT)).toContain("Reflections shared with you: 1.");
    expect(await homeOf(school, PAT)).not.toContain("2.");
    expectGoodMessages(school);
  });

  it("asks Slack nothing about channels while nothing was shared in any", async () => {
    const school = await startSchool();
    await reflectOn(school, "benefits", { teachers: "Time", audience: "librarians" });
    expect(await listFor(school, LEE)).toContain("Tess Teacher");
    await openHome(school, LEE);
    expect(school.slack.calls.filter(({ method }) => method === "users.conversations")).toEqual([]);
    expectGoodMessages(school);
  });
});

describe("figures about choices", () => {
  it("count only what the reader may read, so nobody can subtract the rest", async () => {
    const school = await startShared();
    const answer = { "category-1": "culture", "explain-1": "Few of us have the time." };
    await reflectOn(school, "roadblocks", { ...answer, audience: "librarians" }, LEE);
    expect(await listFor(school, LEE)).not.toContain("Scheduling Patterns: 1");
    const figures = await listFor(school, PAT);
    expect(figures).toContain("Roadblocks: School Culture: 2 · Scheduling Patterns: 1");
    expectGoodMessages(school);
  });
});
