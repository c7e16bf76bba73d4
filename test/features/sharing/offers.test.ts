// I can help: people who can read a roadblock offer help, its writer hears of it once and replies once, and no one else does.
import { describe, expect, it } from "vitest";
import { postDue } from "../../../src/schedule.js";
import { buttonsOf, forge, press, seeAfter, wordsOnButtons } from "../../support/asking.js";
import { ROADBLOCK, reflectOn, save, showPost, type, wordsOn } from "../../support/reflecting.js";
import { dueDeps, minutesAfter, tickAt } from "../../support/reporting.js";
import { LEE, OMAR, PAT, type School, SECRET, STAFF, startSchool, TESS } from "../../support/school.js";
import { expectGoodMessages } from "../../support/words.js";

const EXPLAIN = ROADBLOCK["explain-1"];
const OFFER = "I have a free period on Wednesdays.";
const REPLY = "Wednesday at 10 would be great.";

/** Tess shared a roadblock in #all-staff. */
async function startPosted(fields: Record<string, string> = ROADBLOCK): Promise<School> {
  const school = await startSchool();
  await showPost(school, "roadblocks", fields, STAFF);
  await save(school);
  return school;
}

const post = ({ slack }: School) => slack.messagesIn(STAFF).filter(({ deleted }) => !deleted)[0] as never;
const messagesTo = ({ slack }: School, by: string) => slack.directMessagesTo(by);

/** Clicks the post's first button as someone who reads it. */
const openOffer = (school: School, by = OMAR) =>
  seeAfter(school, () => school.slack.as(by).click(post(school), (button) => label(button) === "I can help"), by);
const label = (button: object) => (button as { text?: { text?: string } }).text?.text;

async function offer(school: School, text = OFFER, by = OMAR) {
  await openOffer(school, by);
  await type(school, { offer: text }, by);
  return save(school, by);
}

const tick = (school: School, minutes = 1) => tickAt(school, minutesAfter(school.clock.now, minutes));

describe("an offer to help", () => {
  it("reaches the writer once, in a message of their own with the name of who offers", async () => {
    const school = await startPosted();
    expect(wordsOnButtons(post(school))).toEqual(["I can help"]);
    await openOffer(school);
    const form = wordsOn(school.slack.as(OMAR));
    expect(form).toContain(EXPLAIN);
    expect(form).toContain("Tess Teacher gets it from me with your name. No one else can read it.");
    await type(school, { offer: OFFER }, OMAR);
    expect((await save(school, OMAR)).text).toBe(
      "I'll pass it on to Tess Teacher in a minute, and you'll hear from me if they reply.",
    );
    const two = [dueDeps(school), dueDeps(school)];
    await Promise.all(two.map((deps) => postDue(deps, { now: school.clock.now, dryRun: false })));
    await tick(school);
    const [message, ...more] = messagesTo(school, TESS);
    expect(more).toEqual([]);
    expect(message?.text).toBe(`Omar Teacher can help with "${EXPLAIN}":\n${OFFER}\nOnly you can read this.`);
    for (const by of [OMAR, LEE, PAT]) expect(messagesTo(school, by)).toEqual([]);
    expectGoodMessages(school);
  });

  it("is there for a librarian in both lists, and not for the writer of the roadblock", async () => {
    const school = await startSchool();
    await reflectOn(school, "roadblocks", { ...ROADBLOCK, audience: "librarians" });
    const open = await forge(school, { name: "open-roadblocks", value: { page: 0 }, by: LEE });
    const list = await forge(school, { name: "shared-reflections", value: { page: 0 }, by: LEE });
    const read = await press(school, list, "Read", LEE);
    for (const message of [open, read]) {
      expect(wordsOnButtons(message)).toContain("I can help");
      await seeAfter(
        school,
        () => school.slack.as(LEE).click(message, (button) => label(button) === "I can help"),
        LEE,
      );
      expect(wordsOn(school.slack.as(LEE))).toContain(EXPLAIN);
      await school.slack.as(LEE).close();
    }
    await school.slack.updatePerson(TESS, { isAdmin: true });
    const own = await forge(school, { name: "open-roadblocks", value: { page: 0 }, by: TESS });
    expect(own.text).toContain(EXPLAIN);
    expect(wordsOnButtons(own)).toEqual([]);
    expectGoodMessages(school);
  });

  it("can be made for each of several roadblocks, and says for which", async () => {
    const school = await startPosted({ ...ROADBLOCK, "category-2": "culture", "explain-2": "We hardly meet" });
    expect(buttonsOf(post(school)).map(({ accessibility_label }) => accessibility_label)).toEqual([
      `I can help: ${EXPLAIN}`,
      "I can help: We hardly meet",
    ]);
    const omar = school.slack.as(OMAR);
    await seeAfter(
      school,
      () => omar.click(post(school), (button) => `${JSON.stringify(button)}`.includes("hardly")),
      OMAR,
    );
    await type(school, { offer: OFFER }, OMAR);
    await save(school, OMAR);
    await tick(school);
    expect(messagesTo(school, TESS)[0]?.text).toContain('Omar Teacher can help with "We hardly meet":');
    expectGoodMessages(school);
  });

  it("is made once, however often it is sent", async () => {
    const school = await startPosted();
    const omar = school.slack.as(OMAR);
    await openOffer(school);
    await type(school, { offer: OFFER }, OMAR);
    await Promise.all([omar.submit(), omar.submit()]);
    await school.slack.settle();
    expect(await school.db.roadblockOffer.count()).toBe(1);
    const again = await press(school, post(school), "I can help", OMAR);
    expect(again.text).toBe(
      "You already offered help with this, and Tess Teacher will get it. To add more, message them.",
    );
    await tick(school);
    await tick(school);
    expect(messagesTo(school, TESS)).toHaveLength(1);
    expectGoodMessages(school);
  });

  it("waits when Slack doesn't take the message, and is not lost", async () => {
    const school = await startPosted();
    await offer(school);
    school.slack.faults.next("chat.postMessage", { kind: "ratelimited", retryAfter: 30 });
    await tick(school);
    expect(messagesTo(school, TESS)).toEqual([]);
    await tick(school);
    expect(messagesTo(school, TESS)).toHaveLength(1);
    expectGoodMessages(school);
  });
});

describe("an offer that comes too late", () => {
  const change = async (school: School, change: object) => {
    await school.db.roadblock.updateMany({ data: change });
  };

  it("is given back when the roadblock was solved meanwhile", async () => {
    const school = await startPosted();
    await openOffer(school);
    await change(school, { state: "solved", solvedBy: "Wednesdays" });
    await type(school, { offer: OFFER }, OMAR);
    const omar = school.slack.as(OMAR);
    await omar.submit();
    await school.slack.settle();
    expect(wordsOn(omar)).toContain("This roadblock is solved, so Tess Teacher doesn't need help with it anymore.");
    expect(omar.modal()?.values).toMatchObject({ offer: OFFER });
    expect(await school.db.roadblockOffer.count()).toBe(0);
    expectGoodMessages(school);
  });

  it("is given back when the roadblock has other words now", async () => {
    const school = await startPosted();
    await openOffer(school);
    await school.db.answer.updateMany({ where: { question: "explain-1" }, data: { text: "No substitute" } });
    await type(school, { offer: OFFER }, OMAR);
    const omar = school.slack.as(OMAR);
    await omar.submit();
    await school.slack.settle();
    expect(wordsOn(omar)).toContain("Tess Teacher has changed or removed this roadblock.");
    expect(omar.modal()?.values).toMatchObject({ offer: OFFER });
    expectGoodMessages(school);
  });

  it("isn't begun when the writer has left", async () => {
    const school = await startPosted();
    await school.slack.updatePerson(TESS, { isDeleted: true });
    const answer = await press(school, post(school), "I can help", OMAR);
    expect(answer.text).toBe("Tess Teacher has left this workspace, so I can't pass on an offer to help.");
    expect(school.slack.as(OMAR).modal()).toBeUndefined();
    expectGoodMessages(school);
  });
});

describe("who may offer", () => {
  it("is whoever can read the roadblock when they send it: not someone who left the private channel", async () => {
    const school = await startSchool();
    await school.slack.invite(SECRET, school.slack.botUserId);
    await showPost(school, "roadblocks", ROADBLOCK, SECRET);
    await save(school);
    const secretPost = school.slack.messagesIn(SECRET)[0] as never;
    const pat = school.slack.as(PAT);
    await seeAfter(school, () => pat.click(secretPost, (button) => label(button) === "I can help"), PAT);
    await type(school, { offer: OFFER }, PAT);
    school.slack.kick(SECRET, PAT);
    await pat.submit();
    await school.slack.settle();
    expect(wordsOn(pat)).toContain("This roadblock is no longer shared with you.");
    expect(pat.modal()?.values).toMatchObject({ offer: OFFER });
    expect(await school.db.roadblockOffer.count()).toBe(0);
    // The check after each test goes by who is in the channel then, and Pat read it while in it.
    await school.slack.invite(SECRET, PAT);
    expectGoodMessages(school);
  });

  it("is no one for a private roadblock, whatever id they send", async () => {
    const school = await startPosted();
    const [button] = buttonsOf(post(school));
    await school.db.reflection.updateMany({ data: { audience: "me", channel: null, messageTs: null } });
    for (const by of [OMAR, LEE]) {
      const answer = await forge(school, { name: "offer-help", value: JSON.parse(`${button?.value}`), by });
      expect(answer.text).toMatch(/^(Only librarians and admins can see|This roadblock is no longer shared)/);
      expect(answer.text).not.toContain(EXPLAIN);
    }
    expectGoodMessages(school);
  });
});

describe("the writer", () => {
  async function startOffered(): Promise<School> {
    const school = await startPosted();
    await offer(school);
    await tick(school);
    return school;
  }

  it("replies once, in the message, which then shows the reply; the person who offered gets it once", async () => {
    const school = await startOffered();
    const tess = school.slack.as(TESS);
    const [message] = messagesTo(school, TESS);
    await seeAfter(school, () => tess.click(message as never, (button) => label(button) === "Reply"));
    expect(wordsOn(tess)).toContain("Omar Teacher gets it from me. No one else can read it.");
    await type(school, { reply: REPLY });
    await Promise.all([tess.submit(), tess.submit()]);
    await school.slack.settle();
    expect(messagesTo(school, TESS).map(({ text }) => text)).toEqual([
      `Omar Teacher can help with "${EXPLAIN}":\n${OFFER}\nYou replied: ${REPLY}\nOnly you can read this.`,
    ]);
    await tick(school);
    await tick(school);
    expect(messagesTo(school, OMAR).map(({ text }) => text)).toEqual([
      `Tess Teacher replied to your offer to help:\n${REPLY}\nYou wrote: ${OFFER}\nOnly you can read this.`,
    ]);
    expectGoodMessages(school);
  });

  it("finds offers with their own reflections, and replies there", async () => {
    const school = await startOffered();
    const own = await forge(school, { name: "own-reflections", value: { page: 0 } });
    expect(wordsOnButtons(own)).toEqual(["Edit", "See 1 offer of help", "Delete"]);
    const list = await press(school, own, "See 1 offer of help");
    expect(list.text).toBe(`Offers of help\nOmar Teacher · today · "${EXPLAIN}"\n${OFFER}`);
    await press(school, list, "Reply");
    await type(school, { reply: REPLY });
    await school.slack.as(TESS).submit();
    await school.slack.settle();
    expect(school.slack.whispersTo(TESS).map(({ text }) => text)).toContain(`${list.text}\nYou replied: ${REPLY}`);
    expectGoodMessages(school);
  });

  it("sees the offers from the button below their own post", async () => {
    const school = await startOffered();
    const list = await press(school, post(school), "I can help");
    expect(list.text).toContain(OFFER);
    expect(school.slack.as(TESS).modal()).toBeUndefined();
    expectGoodMessages(school);
  });

  it("reads that the person who offered has left", async () => {
    const school = await startOffered();
    await school.slack.updatePerson(OMAR, { isDeleted: true });
    const [message] = messagesTo(school, TESS);
    const answer = await press(school, message as never, "Reply");
    expect(answer.text).toBe("Omar Teacher has left this workspace, so I can't pass on a reply.");
    expectGoodMessages(school);
  });

  it("keeps offers when the roadblock gets another slot or other words, and loses them with the reflection", async () => {
    const school = await startOffered();
    const { id: reflection } = await school.db.reflection.findFirstOrThrow();
    const listed = async () => (await forge(school, { name: "offers", value: { reflection, page: 0 } })).text;
    await school.db.answer.updateMany({ where: { question: "explain-1" }, data: { question: "explain-3" } });
    expect(await listed()).toContain(`Omar Teacher · today · "${EXPLAIN}"`);
    await school.db.answer.updateMany({ where: { question: "explain-3" }, data: { text: "No substitute" } });
    expect(await listed()).toBe(`Offers of help\nOmar Teacher · today\n${OFFER}`);
    const [message] = messagesTo(school, TESS);
    await forge(school, { name: "delete-reflection", value: { reflection } });
    expect(await school.db.roadblockOffer.count()).toBe(0);
    expect(messagesTo(school, TESS)[0]?.text).toContain("This offer of help is gone");
    expect((await press(school, message as never, "Reply")).text).toContain("This offer is gone");
    expectGoodMessages(school);
  });
});
