// Sharing a reflection in a channel: exactly what the preview showed, exactly once, updated and deleted where it was posted.
import { describe, expect, it } from "vitest";
import type { Message } from "../../../sandbox/workspace/messages.js";
import { sheetOf } from "../../../src/content/index.js";
import { forge, press, seeAfter, whisperAfter } from "../../support/asking.js";
import { openSheet, reflections, save, showPost, type, wordsOn } from "../../support/reflecting.js";
import { ADMIN, GRADE_4, LEE, type School, STAFF, startSchool, TESS } from "../../support/school.js";
import { expectGoodMessages } from "../../support/words.js";

const TYPED = { teachers: "A second pair of hands.\nAnd <!channel> & <@U0LIBRARY01>" };
/** Mentions a person can send and Bookend must not. */
const SHOUTS = ["<!channel>", "&lt;!channel&gt;"];
const POST = [
  "Tess Teacher shared who benefits from working together",
  "How teachers benefit: A second pair of hands.",
  "And &lt;!channel&gt; &amp; &lt;@U0LIBRARY01&gt;",
].join("\n");

const postsIn = ({ slack }: School, channel = STAFF) => slack.messagesIn(channel).filter(({ deleted }) => !deleted);
const methods = ({ slack }: School) =>
  slack.calls.map(({ method }) => method).filter((name) => name.startsWith("chat."));

async function share(school: School, fields: Record<string, string> = TYPED, channel = STAFF): Promise<Message> {
  await showPost(school, "benefits", fields, channel);
  return save(school);
}

const edit = (school: School, saved: Message) =>
  seeAfter(school, () => school.slack.as(TESS).click(saved, "edit-reflection"));

/** Changes these fields of what was saved, up to where its post is shown. */
async function showChanged(school: School, saved: Message, fields: Record<string, string> = {}): Promise<void> {
  await edit(school, saved);
  await type(school, fields);
  await seeAfter(school, () => school.slack.as(TESS).submit());
}

describe("before it goes out", () => {
  it("shows exactly the post, block by block, and posts nothing yet", async () => {
    const school = await startSchool();
    const tess = await showPost(school, "benefits", TYPED, STAFF);
    expect(tess.modal()).toMatchObject({ title: "Share a reflection", view: { submit: { text: "Post it" } } });
    const [intro, ...shown] = tess.modal()?.blocks ?? [];
    expect(JSON.stringify(intro)).toMatch(new RegExp(`Preview: this will be posted in .*${STAFF}`));
    expect(postsIn(school)).toEqual([]);
    expect(await reflections(school)).toEqual([]);
    await save(school);
    const [post, ...more] = postsIn(school);
    expect(more).toEqual([]);
    expect(post?.text).toBe(POST);
    const bare = (blocks: unknown) =>
      JSON.parse(JSON.stringify(blocks, (key, value) => (key === "block_id" ? undefined : value)));
    expect(bare(post?.blocks)).toEqual(bare(shown));
    expectGoodMessages(school, SHOUTS);
  });

  it("closed, goes back to the form with everything in it, and a change gets a new preview", async () => {
    const school = await startSchool();
    const tess = await showPost(school, "benefits", TYPED, STAFF);
    await tess.close();
    expect(tess.modal()?.values).toMatchObject({ teachers: TYPED.teachers, audience: "channel", channel: STAFF });
    await type(school, { teachers: "Only this" });
    await seeAfter(school, () => tess.submit());
    expect(wordsOn(tess)).toContain("Only this");
    await save(school);
    expect(postsIn(school).map(({ text }) => text.includes("Only this"))).toEqual([true]);
    expect(await reflections(school)).toMatchObject([{ answers: { teachers: "Only this" } }]);
    expect(tess.modals()).toEqual([]);
    expectGoodMessages(school, SHOUTS);
  });

  it("closed altogether leaves a draft and no post", async () => {
    const school = await startSchool();
    const tess = await showPost(school, "benefits", { teachers: "Time" }, STAFF);
    while (tess.modal()) await tess.close();
    expect((await openSheet(school, "benefits")).modal()?.values).toMatchObject({ teachers: "Time", channel: STAFF });
    expect([postsIn(school), await reflections(school)]).toEqual([[], []]);
    expectGoodMessages(school);
  });

  it("isn't posted when the draft was changed on another device meanwhile, and nothing is lost", async () => {
    const school = await startSchool();
    const tess = await showPost(school, "benefits", { teachers: "Time" }, STAFF);
    await school.db.draft.updateMany({
      data: { fields: JSON.stringify({ teachers: "Never shown", audience: "channel", channel: STAFF }) },
    });
    await tess.submit();
    await school.slack.settle();
    expect(wordsOn(tess)).toContain("Your answers have changed since this preview, so it wasn't posted.");
    expect(postsIn(school)).toEqual([]);
    await tess.close();
    await seeAfter(school, () => tess.submit());
    await save(school);
    expect(postsIn(school)[0]?.text).toMatch(/: Time$/);
    expectGoodMessages(school);
  });
});

describe("a preview for one channel", () => {
  it.each([
    ["another channel", { channel: GRADE_4 }],
    ["no channel", { audience: "librarians" }],
  ])("is never posted in another, although the draft names %s by then", async (_what, changes) => {
    const school = await startSchool();
    await school.slack.invite(GRADE_4, school.slack.botUserId);
    const tess = await showPost(school, "benefits", { teachers: "Time" }, STAFF);
    const fields = { teachers: "Time", audience: "channel", channel: STAFF, ...changes };
    await school.db.draft.updateMany({ data: { fields: JSON.stringify(fields) } });
    await tess.submit();
    await school.slack.settle();
    expect(wordsOn(tess)).toContain("Your answers have changed since this preview, so it wasn't posted.");
    expect([postsIn(school), postsIn(school, GRADE_4), await reflections(school)]).toEqual([[], [], []]);
    expectGoodMessages(school);
  });
});

describe("Post it", () => {
  it("tells the writer who can read it, and remembers the post", async () => {
    const school = await startSchool();
    const saved = await share(school);
    expect(saved.text).toContain(`Saved: Who Benefits. Everyone in <#${STAFF}> can read this.`);
    const [post] = postsIn(school);
    expect(await reflections(school)).toMatchObject([{ audience: "channel", channel: STAFF, messageTs: post?.ts }]);
    expect(await school.db.draft.count()).toBe(0);
    expectGoodMessages(school, SHOUTS);
  });

  it("clicked twice at once posts once and whispers once", async () => {
    const school = await startSchool();
    const tess = await showPost(school, "benefits", { teachers: "Time" }, STAFF);
    await Promise.all([tess.submit(), tess.submit()]);
    await whisperAfter(school, 0);
    expect(postsIn(school)).toHaveLength(1);
    expect(school.slack.whispersTo(TESS)).toHaveLength(1);
    expect(await reflections(school)).toHaveLength(1);
    expectGoodMessages(school);
  });

  it("replayed later posts nothing more", async () => {
    const school = await startSchool();
    const tess = await showPost(school, "benefits", { teachers: "Time" }, STAFF);
    const exchange = await tess.submit();
    await school.slack.settle();
    const again = await exchange.repeat({ retryNum: 1, retryReason: "http_timeout" });
    // The form closes, instead of saying that it has expired.
    expect(again.ack).toEqual(exchange.ack);
    await school.slack.settle();
    expect(postsIn(school)).toHaveLength(1);
    expect(await reflections(school)).toHaveLength(1);
    expectGoodMessages(school);
  });
});

describe("a channel Bookend can't post in", () => {
  it.each([
    ["Bookend is not in", GRADE_4, "I'm not in this channel. Type /invite @Bookend there, then save again."],
    ["was not chosen", undefined, "Choose the channel to share it in."],
  ])("(%s) is reported at the field, and the form stays open with everything in it", async (_what, channel, words) => {
    const school = await startSchool();
    const tess = await openSheet(school, "benefits");
    await type(school, { teachers: "Time", audience: "channel" });
    if (channel) await type(school, { channel });
    await tess.submit({ unchecked: true });
    await school.slack.settle();
    expect(tess.modal()?.errors).toEqual({ channel: words });
    expect(tess.modal()?.values).toMatchObject({ teachers: "Time", audience: "channel" });
    expect(await reflections(school)).toEqual([]);
    expectGoodMessages(school);
  });

  it("(archived since it was chosen) is reported at the field, and another one works", async () => {
    const school = await startSchool();
    const tess = await openSheet(school, "benefits");
    await type(school, { teachers: "Time", audience: "channel" });
    await type(school, { channel: STAFF });
    school.slack.archive(STAFF);
    await tess.submit();
    await school.slack.settle();
    expect(tess.modal()?.errors).toEqual({ channel: "This channel is archived. Choose another channel." });
    await type(school, { audience: "librarians" });
    expect((await save(school)).text).toContain("You, the librarians and admins can read this.");
    expectGoodMessages(school);
  });

  it("(archived during the preview) is reported there, nothing is saved, and going back loses nothing", async () => {
    const school = await startSchool();
    const tess = await showPost(school, "benefits", { teachers: "Time" }, STAFF);
    school.slack.archive(STAFF);
    await tess.submit();
    await school.slack.settle();
    expect(wordsOn(tess)).toContain("*Not saved.* This channel is archived. Choose another channel.");
    expect(wordsOn(tess)).toContain("Time");
    expect(await reflections(school)).toEqual([]);
    await tess.close();
    expect(tess.modal()?.values).toMatchObject({ teachers: "Time" });
    expectGoodMessages(school);
  });
});

describe("when Slack fails to take the post", () => {
  it.each([
    [{ kind: "ratelimited", retryAfter: 30 }, "Slack is limiting posts in that channel.", "Only you can read this."],
    [{ kind: "error", error: "is_archived" }, "That channel is archived", "Only you can read this."],
    [
      { kind: "error", error: "messages_tab_disabled" },
      "Slack didn't let me post in that channel",
      "Only you can read this.",
    ],
    [{ kind: "error", error: "fatal_error" }, "Slack didn't confirm the post.", "only you can read this."],
    [{ kind: "status", status: 500 }, "Slack didn't confirm the post.", "only you can read this."],
    [
      { kind: "lostReply" },
      "Slack didn't confirm the post.",
      `Unless the post is in <#${STAFF}>, only you can read this.`,
    ],
  ] as const)("(%j) the writer is told, and the reflection stays private", async (fault, problem, readers) => {
    const school = await startSchool();
    await showPost(school, "benefits", { teachers: "Time" }, STAFF);
    school.slack.faults.next("chat.postMessage", fault);
    await save(school);
    await school.slack.settle();
    const whispers = school.slack.whispersTo(TESS).map(({ text }) => text);
    expect(whispers[0]).toContain(problem);
    expect(whispers.at(-1)).toContain(readers);
    // A post that may be there isn't forgotten: the reflection keeps its channel.
    const shared = readers.startsWith("Only")
      ? { audience: "me", channel: null }
      : { audience: "channel", channel: STAFF };
    expect(await reflections(school)).toMatchObject([{ ...shared, messageTs: null, answers: { teachers: "Time" } }]);
    for (const name of ["shared-reflections", "open-roadblocks"]) {
      const list = await forge(school, { name, value: { page: 0 }, by: LEE });
      expect(list.text).toMatch(/None yet\.|None are open\./);
    }
    const own = await forge(school, { name: "own-reflections", value: { page: 0 } });
    expect(own.text).toContain(readers);
    expect(postsIn(school)).toHaveLength(fault.kind === "lostReply" ? 1 : 0);
    expectGoodMessages(school);
  });

  it("it can be shared again from Edit", async () => {
    const school = await startSchool();
    await showPost(school, "benefits", { teachers: "Time" }, STAFF);
    school.slack.faults.next("chat.postMessage", { kind: "ratelimited", retryAfter: 30 });
    await save(school);
    await school.slack.settle();
    const tess = school.slack.as(TESS);
    await edit(school, school.slack.whispersTo(TESS).at(-1) as Message);
    await type(school, { audience: "channel" });
    await type(school, { channel: STAFF });
    await seeAfter(school, () => tess.submit());
    await save(school);
    expect(postsIn(school)).toHaveLength(1);
    expect(await reflections(school)).toMatchObject([{ audience: "channel", messageTs: postsIn(school)[0]?.ts }]);
    expectGoodMessages(school);
  });
});

describe("a post", () => {
  it.each([
    [
      "roadblocks",
      {
        ...{ "category-1": "scheduling", "explain-1": "No planning time", "solution-1": "Wednesdays" },
        ...{ "category-2": "other", "explain-2": "We hardly meet" },
      },
      [
        "Tess Teacher shared two roadblocks",
        ...["Scheduling Patterns", "No planning time", "Idea: Wednesdays", "We hardly meet"],
      ],
    ],
    [
      "taxonomy",
      { level: "6", "works-well": "Small groups", "next-level": "Time" },
      [
        "Tess Teacher shared where the library is on the librarian's taxonomy",
        "Level 6 Planned gathering",
        "What works well at this level: Small groups",
        "What it takes to reach the next level: Time",
      ],
    ],
  ])("of %s speaks about a person, never in a form's labels, and so do its preview and the list", async (...given) => {
    const [sheet, fields, lines] = given;
    const school = await startSchool();
    const tess = await showPost(school, sheet, fields, STAFF);
    const preview = wordsOn(tess);
    await save(school);
    expect(postsIn(school)[0]?.text).toBe(lines.join("\n"));
    const list = await forge(school, { name: "shared-reflections", value: { page: 0 }, by: LEE });
    expect(list.text.split("\n")[1]).toBe(`${lines[0]} · today`);
    expect((await press(school, list, "Read", LEE)).text.split("\n").slice(0, lines.length)).toEqual(lines);
    const { name = "", questions = [] } = sheetOf(sheet) ?? {};
    const labels = [name, ...questions.map(({ label }) => label)];
    expect(labels.length).toBeGreaterThan(3);
    for (const shown of [preview, JSON.stringify(postsIn(school))]) {
      expect(shown).toContain(lines[0]);
      expect(labels.filter((label) => shown.includes(label))).toEqual([]);
    }
    expectGoodMessages(school);
  });
});

describe("changing what was shared", () => {
  it("updates the post where it is", async () => {
    const school = await startSchool();
    const saved = await share(school, { teachers: "Time" });
    const [post] = postsIn(school);
    await showChanged(school, saved, { teachers: "Time and ideas" });
    await save(school);
    expect(postsIn(school)).toMatchObject([{ ts: post?.ts }]);
    expect(postsIn(school)[0]?.text).toContain("Time and ideas");
    expect(await reflections(school)).toMatchObject([{ audience: "channel", messageTs: post?.ts }]);
    expectGoodMessages(school);
  });

  it.each([
    { kind: "ratelimited", retryAfter: 30 },
    { kind: "error", error: "edit_window_closed" },
    { kind: "error", error: "fatal_error" },
    { kind: "status", status: 500 },
    { kind: "lostReply" },
  ] as const)("that Slack doesn't accept (%j) leaves the post shared, and says it could be outdated", async (fault) => {
    const school = await startSchool();
    const saved = await share(school, { teachers: "Time" });
    const [post] = postsIn(school);
    await showChanged(school, saved, { teachers: "Time and ideas" });
    school.slack.faults.next("chat.update", fault);
    await save(school);
    await school.slack.settle();
    const whispers = school.slack.whispersTo(TESS).map(({ text }) => text);
    expect(whispers).toContain(
      "error" in fault && fault.error === "edit_window_closed"
        ? "Saved, but there was a problem. This workspace no longer lets me edit the post, so it still shows the old text. To take it back, change who can read it."
        : "Saved, but there was a problem. I couldn't change the post, so it may still show the old text. Please try again in a minute.",
    );
    expect(whispers.at(-1)).toContain(`Everyone in <#${STAFF}> can read this.`);
    expect(await reflections(school)).toMatchObject([
      { audience: "channel", channel: STAFF, messageTs: post?.ts, answers: { teachers: "Time and ideas" } },
    ]);
    // Saving once more updates the post.
    await showChanged(school, school.slack.whispersTo(TESS).at(-1) as Message);
    await save(school);
    expect(postsIn(school)).toMatchObject([{ ts: post?.ts }]);
    expect(postsIn(school)[0]?.text).toContain("Time and ideas");
    expectGoodMessages(school);
  });

  it("whose post was deleted in its channel says so, and makes the reflection private", async () => {
    const school = await startSchool();
    const saved = await share(school, { teachers: "Time" });
    await showChanged(school, saved, { teachers: "Time and ideas" });
    school.slack.faults.next("chat.update", { kind: "error", error: "message_not_found" });
    await save(school);
    await school.slack.settle();
    const whispers = school.slack.whispersTo(TESS).map(({ text }) => text);
    expect(whispers).toContain(
      "Saved, but there was a problem. The post was deleted from its channel, so there's nothing to change there.",
    );
    expect(whispers.at(-1)).toContain("Only you can read this.");
    expect(await reflections(school)).toMatchObject([{ audience: "me", channel: null, messageTs: null }]);
    expectGoodMessages(school);
  });

  it.each(["me", "librarians"])("to %s deletes the post", async (audience) => {
    const school = await startSchool();
    const saved = await share(school, { teachers: "Time" });
    await edit(school, saved);
    await type(school, { audience });
    await save(school);
    expect(postsIn(school)).toEqual([]);
    expect(await reflections(school)).toMatchObject([{ audience, channel: null }]);
    expectGoodMessages(school);
  });

  it("to another channel deletes the post in the first and posts in the other", async () => {
    const school = await startSchool();
    await school.slack.invite(GRADE_4, school.slack.botUserId);
    const saved = await share(school, { teachers: "Time" });
    await showChanged(school, saved, { channel: GRADE_4 });
    await save(school);
    expect(postsIn(school)).toEqual([]);
    expect(postsIn(school, GRADE_4)).toHaveLength(1);
    expect(await reflections(school)).toMatchObject([{ channel: GRADE_4, messageTs: postsIn(school, GRADE_4)[0]?.ts }]);
    expectGoodMessages(school);
  });

  it("with a double click on Save calls Slack once", async () => {
    const school = await startSchool();
    const saved = await share(school, { teachers: "Time" });
    await edit(school, saved);
    await type(school, { audience: "me" });
    const tess = school.slack.as(TESS);
    const before = methods(school).length;
    await Promise.all([tess.submit(), tess.submit()]);
    await whisperAfter(school, 1);
    expect(methods(school).slice(before)).toEqual(["chat.delete"]);
    expect(school.slack.whispersTo(TESS)).toHaveLength(2);
    expectGoodMessages(school);
  });

  it("whose post was already deleted in the channel is no problem", async () => {
    const school = await startSchool();
    const saved = await share(school, { teachers: "Time" });
    school.slack.faults.next("chat.delete", { kind: "error", error: "message_not_found" });
    await edit(school, saved);
    await type(school, { audience: "me" });
    expect((await save(school)).text).toContain("Only you can read this.");
    expect(school.slack.whispersTo(TESS)).toHaveLength(2);
    expect(await reflections(school)).toMatchObject([{ audience: "me" }]);
    expectGoodMessages(school);
  });
});

it("a private reflection is posted in no channel", async () => {
  const school = await startSchool();
  await openSheet(school, "benefits");
  await type(school, { teachers: "Mine alone", audience: "channel" });
  await type(school, { channel: STAFF, audience: "me" });
  await save(school);
  expect([postsIn(school), postsIn(school, ADMIN)]).toEqual([[], []]);
  expect(await reflections(school)).toMatchObject([{ audience: "me", channel: null }]);
  expectGoodMessages(school);
});
