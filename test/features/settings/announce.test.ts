// Telling the staff about Bookend: offered after setup, shown before it goes, posted once, and in the name of who chose it.
import { describe, expect, it } from "vitest";
import { ask, forge, lastWhisper, press } from "../../support/asking.js";
import { homeOf, linesOf, openHomeAgain, pressHome } from "../../support/homing.js";
import { ADMIN, GRADE_4, LEE, OMAR, PAT, type School, SECRET, STAFF, startSchool, TESS } from "../../support/school.js";
import { openSettings, save } from "../../support/settings.js";
import { openByClick } from "../../support/surfaces.js";
import { expectGoodMessages } from "../../support/words.js";

const EXAMPLE = "/unit log Ancient Egypt, grade 6, level 2 with @Lee Librarian";
const OFFER = "Next, tell your staff about Bookend. You'll see the post before anyone else does.";

const posts = ({ slack }: School, channel = STAFF) =>
  slack.messagesIn(channel).filter(({ text }) => text.includes("now uses Bookend"));

const texts = ({ slack }: School) => slack.whispersTo(PAT).map(({ text }) => text);

/** Chooses a channel and asks for the preview. */
async function preview(school: School, { by = PAT, channel = STAFF } = {}) {
  await openByClick(school, by, { name: "announce", value: {} });
  const actor = school.slack.as(by);
  await actor.fill({ channel });
  await actor.submit();
  await school.slack.settle();
  return { actor, lines: linesOf(actor.modal()) };
}

async function start(): Promise<School> {
  const school = await startSchool();
  // Slack tells the librarian's name once they use Bookend.
  await ask(school, "help", { by: LEE });
  return school;
}

describe("the offer", () => {
  it("follows the settings and is in Home until the staff was told", async () => {
    const school = await start();
    await openSettings(school);
    await save(school);
    expect(lastWhisper(school, PAT).text).toContain(OFFER);
    expect(await openHomeAgain(school, PAT)).toContain(OFFER);
    await press(school, lastWhisper(school, PAT), "Tell your staff", PAT);
    expect(school.slack.as(PAT).modal()?.title).toBe("Tell your staff");
    await school.slack.as(PAT).fill({ channel: STAFF });
    await school.slack.as(PAT).submit();
    await school.slack.settle();
    expect(posts(school)).toEqual([]);
    await school.slack.as(PAT).submit();
    await school.slack.settle();
    expect(posts(school)).toHaveLength(1);
    expect(school.slack.as(PAT).modals()).toEqual([]);
    expect(lastWhisper(school, PAT).text).toBe(`Posted in <#${STAFF}>. Everyone there can read it.`);
    expect(homeOf(school, PAT)).not.toContain(OFFER);
    await openSettings(school);
    await save(school);
    expect(lastWhisper(school, PAT).text).not.toContain(OFFER);
    await pressHome(school, "Tell your staff", PAT);
    expect(school.slack.as(PAT).modal()?.title).toBe("Tell your staff");
    expectGoodMessages(school);
  });

  it("isn't for teachers and librarians", async () => {
    const school = await start();
    for (const by of [TESS, LEE]) {
      expect((await openHomeAgain(school, by)).join("\n")).not.toContain("Tell your staff");
      const { text } = await forge(school, { name: "announce", value: {}, by });
      expect(text).toBe("Only admins can post this. Ask an admin or owner of this workspace.");
    }
    const { actor } = await preview(school);
    await school.slack.updatePerson(PAT, { isAdmin: false });
    await actor.submit();
    await school.slack.settle();
    expect(posts(school)).toEqual([]);
    expectGoodMessages(school);
  });
});

describe("the post", () => {
  it("is shown as it will be, and says what Bookend is, how to log, who sees what, and who posted it", async () => {
    const school = await start();
    const { actor, lines } = await preview(school);
    expect(lines[0]).toBe(
      `Preview: this will be posted in <#${STAFF}>, with buttons to log a unit and to see the levels.`,
    );
    await actor.submit();
    await school.slack.settle();
    const [post] = posts(school);
    expect(post?.text.split("\n")).toEqual([
      "Lincoln School now uses Bookend to log the units that teachers and the library work on together. Each month it adds them up in a report.",
      "Logging one takes 15 seconds. Type /unit log in any channel, or all of it at once:",
      EXAMPLE,
      "All staff can see the units. Evidence and notes are only for a unit's partners, librarians and admins. Please don't include student names.",
      "Posted for Pat Principal.",
    ]);
    expect(post?.text.split("\n")).toEqual(lines.slice(1));
    expectGoodMessages(school);
  });

  it("has an example that works as it is typed", async () => {
    const school = await start();
    const typed = EXAMPLE.replace("/unit ", "").replace("@Lee Librarian", `<@${LEE}|lee>`);
    expect((await ask(school, typed, { by: TESS })).text).toMatch(/^Saved: Ancient Egypt/);
  });

  it("names no librarian when there is none, and a grade of the school", async () => {
    const school = await startSchool({ env: { LIBRARIANS: "" } });
    await school.db.school.updateMany({ data: { grades: "K,1,2,Other" } });
    const { lines } = await preview(school);
    expect(lines).toContain("/unit log Ancient Egypt, grade 1, level 2");
  });

  it("goes out once, however often the form is sent", async () => {
    const school = await start();
    const { actor } = await preview(school);
    const sent = await actor.submit();
    await school.slack.settle();
    for (const _ of [1, 2]) await sent.repeat();
    await school.slack.settle();
    expect(posts(school)).toHaveLength(1);
    expect(await school.db.announcement.findMany()).toMatchObject([{ channel: STAFF, personId: PAT }]);
    expectGoodMessages(school);
  });

  it("asks again before it goes out a second time, and when another admin was faster", async () => {
    const school = await start();
    await school.slack.updatePerson(OMAR, { isAdmin: true });
    const first = await preview(school);
    const second = await preview(school, { by: OMAR });
    await first.actor.submit();
    await school.slack.settle();
    await second.actor.submit();
    await school.slack.settle();
    expect(posts(school)).toHaveLength(1);
    const again = linesOf(school.slack.as(OMAR).modal()).join("\n");
    expect(again).toContain("*Not posted yet.* Something changed since you saw this.");
    expect(again).toContain("It's there already: Pat Principal posted it on Nov 10.");
    await second.actor.submit();
    await school.slack.settle();
    expect(posts(school)).toHaveLength(2);
    expect(posts(school)[1]?.text).toContain("Posted for Omar Teacher.");
    expectGoodMessages(school);
  });

  it.each([
    ["without Bookend", GRADE_4, "I'm not in this channel."],
    ["that Bookend can't see", SECRET, "I can't see this channel."],
  ])("doesn't go to a channel %s, and the form says why", async (_what, channel, words) => {
    const school = await start();
    const { actor } = await preview(school, { channel });
    expect(actor.modal()?.errors).toEqual({ channel: expect.stringContaining(words) });
    expect(await school.db.announcement.count()).toBe(0);
  });

  it("that Slack refuses is told to the admin, offered again, and can be tried again", async () => {
    const school = await start();
    const { actor } = await preview(school, { channel: ADMIN });
    school.slack.faults.next("chat.postMessage", { kind: "error", error: "restricted_action" });
    await actor.submit();
    await school.slack.settle();
    expect(texts(school).slice(-2)).toEqual([
      "Saved, but there was a problem. This workspace doesn't let apps post in that channel. Try a different one.",
      `Not posted in <#${ADMIN}>.`,
    ]);
    expect(await school.db.announcement.count()).toBe(0);
    expect(await openHomeAgain(school, PAT)).toContain(OFFER);
    const again = await preview(school, { channel: ADMIN });
    await again.actor.submit();
    await school.slack.settle();
    expect(posts(school, ADMIN)).toHaveLength(1);
  });

  it("that Slack didn't confirm isn't posted again unasked", async () => {
    const school = await start();
    const { actor } = await preview(school);
    school.slack.faults.next("chat.postMessage", { kind: "reset" });
    await actor.submit();
    await school.slack.settle();
    expect(texts(school).slice(-2)).toEqual([
      expect.stringContaining("Slack didn't confirm the post."),
      `Please look in <#${STAFF}>. If it isn't there, post it again.`,
    ]);
    const { lines } = await preview(school);
    expect(lines[0]).toBe("It may be there already: Pat Principal posted it on Nov 10, and Slack didn't confirm it.");
  });
});
