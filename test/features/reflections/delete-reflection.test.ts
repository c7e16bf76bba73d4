// A writer deletes a reflection: with its answers, its roadblocks, its draft and its post, after being asked once more.
import { describe, expect, it } from "vitest";
import type { Message } from "../../../sandbox/workspace/messages.js";
import { ask, buttonsOf, forge, press, seeAfter, wordsOnButtons } from "../../support/asking.js";
import { openHome, pressHome, pressModal } from "../../support/homing.js";
import { openSheet, ROADBLOCK, reflectOn, save, showPost, type, wordsOn } from "../../support/reflecting.js";
import { minutesAfter, tickAt } from "../../support/reporting.js";
import { LEE, OMAR, PAT, type School, STAFF, startSchool, TESS, TUESDAY } from "../../support/school.js";
import { expectGoodMessages } from "../../support/words.js";

const postsIn = ({ slack }: School) => slack.messagesIn(STAFF).filter(({ deleted }) => !deleted);

/** Everything that is left of reflections. */
async function left({ db }: School) {
  const [reflections, answers, roadblocks, drafts] = await Promise.all([
    db.reflection.count(),
    db.answer.count(),
    db.roadblock.count(),
    db.draft.count({ where: { fields: { not: "{}" } } }),
  ]);
  return { reflections, answers, roadblocks, drafts };
}

const NOTHING = { reflections: 0, answers: 0, roadblocks: 0, drafts: 0 };

/** What the button asks before anything is deleted. */
function confirmOf(message: Message): string {
  const button = buttonsOf(message).find(({ text }) => text.text === "Delete");
  return button?.confirm?.text.text ?? "";
}

describe("deleting a reflection", () => {
  it("asks first, then deletes its answers, its roadblocks and the draft of changes to it", async () => {
    const school = await startSchool();
    const saved = await reflectOn(school, "roadblocks", ROADBLOCK);
    const tess = school.slack.as(TESS);
    await seeAfter(school, () => tess.click(saved, "edit-reflection"));
    await type(school, { "solution-1": "Half a thought" });
    await tess.close();
    await school.slack.settle();
    expect(await left(school)).toMatchObject({ reflections: 1, roadblocks: 1, drafts: 1 });
    expect(confirmOf(saved)).toBe(
      "This deletes your answers, the roadblocks in it and any unsaved changes. You can't undo it.",
    );
    await tess.click(saved, ({ action_id: id }) => `${id}`.startsWith("delete-reflection"), { deny: true });
    expect(await left(school)).toMatchObject({ reflections: 1 });
    expect((await press(school, saved, "Delete")).text).toBe("Deleted, with everything in it.");
    expect(await left(school)).toEqual(NOTHING);
    expectGoodMessages(school);
  });

  it("deletes its post, and says so before", async () => {
    const school = await startSchool();
    await showPost(school, "benefits", { teachers: "Time" }, STAFF);
    const saved = await save(school);
    expect(confirmOf(saved)).toContain("Its post in the channel is deleted, too.");
    await press(school, saved, "Delete");
    expect(postsIn(school)).toEqual([]);
    expect([await left(school), await school.db.retraction.count()]).toEqual([NOTHING, 0]);
    expectGoodMessages(school);
  });

  it("says that its post is still visible until Slack deletes it", async () => {
    const school = await startSchool();
    await showPost(school, "benefits", { teachers: "Time" }, STAFF);
    const saved = await save(school);
    school.slack.faults.next("chat.delete", { kind: "error", error: "cant_delete_message" });
    const deleted = await press(school, saved, "Delete");
    expect(deleted.text).toContain(`Deleted. Still visible in <#${STAFF}>: I couldn't delete the post yet`);
    expect(await left(school)).toEqual(NOTHING);
    expect((await openHome(school)).join("\n")).toContain(`What you took back is still visible in <#${STAFF}>.`);
    await tickAt(school, minutesAfter(TUESDAY, 1));
    expect(postsIn(school)).toEqual([]);
    expectGoodMessages(school);
  });

  it("takes it from librarians' lists, and Bookend no longer checks back on its roadblocks", async () => {
    const school = await startSchool();
    const saved = await reflectOn(school, "roadblocks", { ...ROADBLOCK, audience: "librarians" });
    await press(school, saved, "Delete");
    const list = await forge(school, { name: "open-roadblocks", value: { page: 0 }, by: LEE });
    expect(list.text).toContain("None are open.");
    await tickAt(school, new Date("2026-12-15T16:00:00Z"));
    expect(school.slack.directMessagesTo(TESS)).toEqual([]);
    expectGoodMessages(school);
  });

  it("leaves the form that is still open unsaved, and keeps no keystroke from it", async () => {
    const school = await startSchool();
    const saved = await reflectOn(school, "benefits", { teachers: "Time" });
    const tess = school.slack.as(TESS);
    await seeAfter(school, () => tess.click(saved, "edit-reflection"));
    await forge(school, { name: "delete-reflection", value: await idOf(school) });
    await type(school, { teachers: "Typed after it was deleted", audience: "channel" });
    await type(school, { channel: STAFF });
    await tess.submit();
    await school.slack.settle();
    expect(wordsOn(tess)).toContain("This reflection is gone, or it isn't yours. Nothing was changed.");
    expect(await left(school)).toEqual(NOTHING);
    expect(postsIn(school)).toEqual([]);
    expectGoodMessages(school);
  });

  it.each([
    ["a colleague", OMAR],
    ["a librarian", LEE],
    ["an admin", PAT],
  ])("is for its writer alone, not for %s", async (_who, by) => {
    const school = await startSchool();
    await reflectOn(school, "benefits", { teachers: "Time", audience: "librarians" });
    const refused = await forge(school, { name: "delete-reflection", value: await idOf(school), by });
    expect(refused.text).toBe("This reflection is gone, or it isn't yours. Nothing was changed.");
    expect(await left(school)).toMatchObject({ reflections: 1, answers: 1 });
    expectGoodMessages(school);
  });
});

async function idOf({ db }: School): Promise<{ reflection: string }> {
  const { id: reflection } = await db.reflection.findFirstOrThrow({ where: { personId: TESS } });
  return { reflection };
}

describe("one's own reflections", () => {
  it("are listed from the picker with who can read each, and can be deleted there", async () => {
    const school = await startSchool();
    expect(wordsOnButtons(await ask(school, "reflect"))).not.toContain("See or delete yours");
    await reflectOn(school, "benefits", { teachers: "Time" });
    school.clock.now = minutesAfter(TUESDAY, 1);
    await reflectOn(school, "taxonomy", { level: "5", audience: "librarians" });
    await reflectOn(school, "taxonomy", { level: "6" }, OMAR);
    const list = await press(school, await ask(school, "reflect"), "See or delete yours");
    expect(list.text.split("\n")).toEqual([
      "Your reflections",
      "today · Taxonomy",
      "You, the librarians and admins can read this.",
      "today · Who Benefits",
      "Only you can read this.",
    ]);
    expect(wordsOnButtons(list)).toEqual(["Edit", "Delete", "Edit", "Delete"]);
    const after = await press(school, list, "Delete");
    expect(after.text).toContain("Deleted, with everything in it.");
    expect(after.text).not.toContain("Taxonomy");
    expect(after.text).toContain("today · Who Benefits");
    expectGoodMessages(school);
  });

  it("can be deleted from Home, where the list is a modal", async () => {
    const school = await startSchool();
    await reflectOn(school, "benefits", { teachers: "Time" });
    await openHome(school);
    await openHome(school);
    await pressHome(school, "Reflect");
    expect(await pressModal(school, "See or delete yours")).toContain("today · Who Benefits");
    expect(await pressModal(school, "Delete")).toContain("None yet.");
    expect(await left(school)).toEqual(NOTHING);
    expectGoodMessages(school);
  });

  it("are turned page by page", async () => {
    const school = await startSchool();
    const { id: schoolId, workspaceId } = await school.db.school.findFirstOrThrow();
    await openSheet(school, "benefits");
    const at = TUESDAY.toISOString();
    await school.db.reflection.createMany({
      data: Array.from({ length: 12 }, (_, index) => ({
        ...{ id: `own-${index}`, workspaceId, schoolId, personId: TESS, sheet: "benefits", audience: "me" },
        ...{ createdAt: at, updatedAt: at },
      })),
    });
    const first = await forge(school, { name: "own-reflections", value: { page: 0 } });
    expect(first.text.match(/Who Benefits/g)).toHaveLength(10);
    const second = await press(school, first, "Older");
    expect(second.text.match(/Who Benefits/g)).toHaveLength(2);
    expect((await forge(school, { name: "own-reflections", value: { page: 9 } })).text).toMatch(/Who Benefits/);
    expectGoodMessages(school);
  });
});
