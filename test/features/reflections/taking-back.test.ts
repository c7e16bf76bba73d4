// A post that its writer took back: Bookend tries to delete it until Slack says that it's gone, and says so until then.
import { describe, expect, it } from "vitest";
import type { Message } from "../../../sandbox/workspace/messages.js";
import { seeAfter } from "../../support/asking.js";
import { openHome } from "../../support/homing.js";
import { save, showPost, type, wordsOn } from "../../support/reflecting.js";
import { minutesAfter, tickAt } from "../../support/reporting.js";
import { GRADE_4, type School, STAFF, startSchool, TESS, TUESDAY } from "../../support/school.js";
import { expectGoodMessages } from "../../support/words.js";

const STILL = `Still visible in <#${STAFF}>: I couldn't delete the post yet, so I'll keep trying. If it stays, a workspace admin can delete it.`;
const AT_HOME = `What you took back is still visible in <#${STAFF}>. I couldn't delete the post yet, so I'll keep trying. If it stays, a workspace admin can delete it.`;

const postsIn = ({ slack }: School, channel = STAFF) => slack.messagesIn(channel).filter(({ deleted }) => !deleted);
const deletions = ({ slack }: School) => slack.calls.filter(({ method }) => method === "chat.delete").length;

/** A school where Tess posted a reflection in #all-staff. */
async function startPosted(): Promise<School & { saved: Message }> {
  const school = await startSchool();
  await showPost(school, "benefits", { teachers: "Time to plan together" }, STAFF);
  return Object.assign(school, { saved: await save(school) });
}

/** Tess takes it back by choosing other readers, and reads what is said about it. */
async function takeBack(school: School & { saved: Message }, fields: Record<string, string> = { audience: "me" }) {
  const tess = school.slack.as(TESS);
  await seeAfter(school, () => tess.click(school.saved, "edit-reflection"));
  for (const [name, value] of Object.entries(fields)) await type(school, { [name]: value });
  if (fields.channel) await seeAfter(school, () => tess.submit());
  return (await save(school)).text;
}

describe("a post that Slack doesn't delete", () => {
  it.each([
    { kind: "error", error: "cant_delete_message" },
    { kind: "error", error: "compliance_exports_prevent_deletion" },
    { kind: "error", error: "fatal_error" },
    { kind: "ratelimited", retryAfter: 1 },
    { kind: "status", status: 500 },
    { kind: "reset" },
  ] as const)("(%j) is called still visible, and is deleted as soon as Slack does it", async (fault) => {
    const school = await startPosted();
    school.slack.faults.always("chat.delete", fault);
    expect(await takeBack(school)).toContain(`${STILL} Once it's gone, only you can read this.`);
    expect(postsIn(school)).toHaveLength(1);
    expect(await openHome(school)).toContain(AT_HOME);
    const tess = school.slack.as(TESS);
    await seeAfter(school, () => tess.click(school.saved, "edit-reflection"));
    expect(wordsOn(tess)).toContain("Still visible in ");
    await tess.close();
    await tickAt(school, minutesAfter(TUESDAY, 1));
    expect(postsIn(school)).toHaveLength(1);
    school.slack.faults.clear();
    await tickAt(school, minutesAfter(TUESDAY, 10));
    expect(postsIn(school)).toEqual([]);
    expect(await openHome(school)).not.toContain(AT_HOME);
    await seeAfter(school, () => tess.click(school.saved, "edit-reflection"));
    expect(wordsOn(tess)).not.toContain("Still visible in ");
    expect(await school.db.retraction.count()).toBe(0);
    expectGoodMessages(school);
  });

  it("is deleted after a restart", async () => {
    const school = await startPosted();
    school.slack.faults.always("chat.delete", { kind: "reset" });
    await takeBack(school);
    await school.bookend.stop();
    school.slack.faults.clear();
    school.clock.now = minutesAfter(TUESDAY, 1);
    await school.restart();
    await school.slack.settle();
    expect(postsIn(school)).toEqual([]);
    expectGoodMessages(school);
  });

  it("is tried less and less often, and again after a day", async () => {
    const school = await startPosted();
    school.slack.faults.always("chat.delete", { kind: "error", error: "cant_delete_message" });
    await takeBack(school);
    for (let minute = 1; minute <= 60; minute++) await tickAt(school, minutesAfter(TUESDAY, minute));
    // Right away, then after 1, 2, 4, 8 and 16 more minutes.
    expect(deletions(school)).toBe(6);
    for (let day = 1; day <= 3; day++) await tickAt(school, minutesAfter(TUESDAY, day * 24 * 60 + 60));
    expect(deletions(school)).toBe(9);
    expectGoodMessages(school);
  });

  it("counts as gone when someone else deleted it", async () => {
    const school = await startPosted();
    school.slack.faults.next("chat.delete", { kind: "error", error: "cant_delete_message" });
    await takeBack(school);
    school.slack.faults.next("chat.delete", { kind: "error", error: "message_not_found" });
    await tickAt(school, minutesAfter(TUESDAY, 1));
    expect(await school.db.retraction.count()).toBe(0);
    expectGoodMessages(school);
  });

  it.each([
    ["librarians", { audience: "librarians" }, "Once it's gone, you, the librarians and admins can read this."],
    ["another channel", { channel: GRADE_4 }, `Everyone in <#${GRADE_4}> can read this. ${STILL}`],
  ])("is called still visible when it's shared with %s instead", async (_whom, fields, words) => {
    const school = await startPosted();
    await school.slack.invite(GRADE_4, school.slack.botUserId);
    school.slack.faults.next("chat.delete", { kind: "error", error: "cant_delete_message" });
    const said = await takeBack(school, fields);
    expect(said).toContain(STILL);
    expect(said).toContain(words);
    await tickAt(school, minutesAfter(TUESDAY, 1));
    expect(postsIn(school)).toEqual([]);
    expectGoodMessages(school);
  });

  it("stays on the books when it's shared in the same channel again, and only the new post stays in the channel", async () => {
    const school = await startPosted();
    school.slack.faults.next("chat.delete", { kind: "error", error: "cant_delete_message" });
    await takeBack(school);
    expect(await takeBack(school, { audience: "channel", channel: STAFF })).toContain(STILL);
    expect(postsIn(school)).toHaveLength(2);
    await tickAt(school, minutesAfter(TUESDAY, 5));
    expect(postsIn(school)).toHaveLength(1);
    expect(await school.db.reflection.findFirst()).toMatchObject({ messageTs: postsIn(school)[0]?.ts });
    expectGoodMessages(school);
  });
});

describe("while one post can't be deleted", () => {
  it("the others are", async () => {
    const school = await startPosted();
    await showPost(school, "taxonomy", { level: "5" }, STAFF);
    const second = await save(school);
    school.slack.faults.always("chat.delete", { kind: "error", error: "cant_delete_message" });
    await takeBack(school);
    await takeBack(Object.assign(school, { saved: second }));
    school.slack.faults.clear();
    school.slack.faults.next("chat.delete", { kind: "error", error: "cant_delete_message" });
    await tickAt(school, minutesAfter(TUESDAY, 5));
    expect(postsIn(school)).toHaveLength(1);
    expectGoodMessages(school);
  });
});
