// When a roadblock doesn't come back as planned: writers who left, roadblocks that are gone, and a Slack that fails.
import { describe, expect, it } from "vitest";
import { forge, lastWhisper, press, seeAfter } from "../../support/asking.js";
import { ROADBLOCK, save, type, wordsOn } from "../../support/reflecting.js";
import { minutesAfter, tickAt } from "../../support/reporting.js";
import { answer, asked, DUE, question, withRoadblock } from "../../support/roadblocks.js";
import { OMAR, TESS } from "../../support/school.js";
import { expectGoodMessages } from "../../support/words.js";

const GONE = "This roadblock is no longer on your list, so there's nothing to change.";

describe("a roadblock whose writer", () => {
  it("left is no longer asked about", async () => {
    const school = await withRoadblock();
    await school.slack.updatePerson(TESS, { isDeleted: true });
    await school.slack.settle();
    await tickAt(school, DUE);
    expect(school.slack.calls.filter(({ method }) => method === "chat.postMessage")).toEqual([]);
    expectGoodMessages(school);
  });

  it("edited it away is no longer asked about", async () => {
    const school = await withRoadblock({ ...ROADBLOCK, "category-2": "other", "explain-2": "Lunch duty" });
    await seeAfter(school, () => school.slack.as(TESS).click(lastWhisper(school), "edit-reflection"));
    await type(school, { "category-2": null, "explain-2": "" });
    await save(school);
    await tickAt(school, DUE);
    expect(asked(school).map(({ text }) => text.includes("Lunch duty"))).toEqual([false]);
    expectGoodMessages(school);
  });

  it.each(["Solved", "Still there", "New idea"])(
    "edited it away after being asked hears that on %s",
    async (button) => {
      const school = await withRoadblock();
      const message = await question(school);
      await school.db.roadblock.deleteMany();
      expect((await press(school, message, button)).text).toBe(GONE);
      await school.bookend.tick();
      expect(asked(school)[0]?.text).toBe("This roadblock is no longer on your list.\nOnly you can read this.");
      expect(school.slack.as(TESS).modal()).toBeUndefined();
      expectGoodMessages(school);
    },
  );

  it.each([
    [["Solved", "Say what worked"], { solvedBy: "Wednesdays" }],
    [["New idea"], { solution: "Wednesdays" }],
  ])("edited it away with the form of %j open hears it there, and can copy what was typed", async (clicks, fields) => {
    const school = await withRoadblock();
    const tess = school.slack.as(TESS);
    await question(school);
    for (const button of clicks) await answer(school, button);
    await type(school, fields as Record<string, string>);
    await school.db.roadblock.deleteMany();
    await tess.submit();
    await school.slack.settle();
    expect(wordsOn(tess)).toContain(`*Not saved.* ${GONE}`);
    expect(tess.modal()?.values).toMatchObject(fields);
    expectGoodMessages(school);
  });

  it("is someone else can't be answered for them", async () => {
    const school = await withRoadblock();
    const { reflectionId: reflection } = await school.db.roadblock.findFirstOrThrow();
    for (const name of ["roadblock-solved", "roadblock-still-there", "roadblock-new-idea"]) {
      expect((await forge(school, { name, value: { reflection, place: 1 }, by: OMAR })).text).toBe(GONE);
    }
    expect(await school.db.roadblock.findMany()).toMatchObject([{ askAt: DUE.toISOString(), state: "open" }]);
    expectGoodMessages(school);
  });

  it("wasn't asked about it yet isn't shown, and they read that they are caught up", async () => {
    const school = await withRoadblock();
    const answer = await forge(school, { name: "roadblock-returned", value: {}, by: TESS });
    expect(answer.text).toBe("You're all caught up: none of your roadblocks need an answer.");
    expectGoodMessages(school);
  });
});

describe("when Slack", () => {
  it.each([
    ["asks for a pause", { kind: "ratelimited", retryAfter: 30 }],
    ["does not take the token", { kind: "error", error: "token_revoked" }],
  ] as const)("%s, the question waits for the next tick and goes out once", async (_what, fault) => {
    const school = await withRoadblock({ ...ROADBLOCK, "category-2": "other", "explain-2": "Lunch duty" });
    school.slack.faults.next("chat.postMessage", fault);
    await tickAt(school, DUE);
    expect(asked(school)).toEqual([]);
    await tickAt(school, minutesAfter(DUE, 1));
    await tickAt(school, minutesAfter(DUE, 2));
    expect(asked(school)).toHaveLength(1);
    expect(asked(school)[0]?.text).toContain("Lunch duty");
    expectGoodMessages(school);
  });

  it.each([
    ["loses its answer", { kind: "lostReply" }, 1],
    ["breaks off", { kind: "reset" }, 0],
    ["stumbles", { kind: "status", status: 500 }, 0],
    ["refuses for good", { kind: "error", error: "user_not_found" }, 0],
  ] as const)("%s, the question is never asked twice", async (_what, fault, times) => {
    const school = await withRoadblock();
    school.slack.faults.next("chat.postMessage", fault);
    for (let minute = 0; minute < 4; minute++) await tickAt(school, minutesAfter(DUE, minute));
    expect(asked(school)).toHaveLength(times);
    expectGoodMessages(school);
  });
});
