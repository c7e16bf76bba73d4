// What others read of an answered roadblock: its post is redrawn, and what solved it is shown only if its writer says so.
import { describe, expect, it } from "vitest";
import { forge, wordsOnButtons } from "../../support/asking.js";
import { ROADBLOCK, reflectOn, save, showPost, wordsOn } from "../../support/reflecting.js";
import { answer, IDEA, question, saveForm, withRoadblock } from "../../support/roadblocks.js";
import { LEE, type School, STAFF, startSchool, TESS } from "../../support/school.js";
import { expectGoodMessages } from "../../support/words.js";

const EXPLAIN = ROADBLOCK["explain-1"];
const WORKED = "The principal gave us Wednesdays.";
const HEADING = "Tess Teacher shared a roadblock";

/** Tess shared a roadblock in #all-staff, and four weeks later she is asked about it. */
async function startPosted(): Promise<School> {
  const school = await startSchool();
  await showPost(school, "roadblocks", IDEA, STAFF);
  await save(school);
  await question(school);
  return school;
}

function post({ slack }: School) {
  const [message, ...more] = slack.messagesIn(STAFF).filter(({ deleted }) => !deleted);
  expect(more).toEqual([]);
  if (!message) throw new Error("Nothing is posted.");
  return message;
}

const linesOf = (school: School) => post(school).text.split("\n");
const edits = ({ slack }: School) =>
  slack.calls.filter(({ method, args }) => method === "chat.update" && args.channel === STAFF);

describe("the post of a roadblock", () => {
  it("says that it is solved, without a button to help, and is as before when that is undone", async () => {
    const school = await startPosted();
    const before = post(school);
    expect(linesOf(school)).toEqual([HEADING, "Scheduling Patterns", EXPLAIN, `Idea: ${IDEA["solution-1"]}`]);
    const solved = await answer(school, "Solved");
    expect(solved.text).toContain("Marked solved. I won't ask again. Others who can read it see that.");
    expect(linesOf(school).at(-1)).toBe("Solved.");
    expect(wordsOnButtons(post(school))).toEqual([]);
    await answer(school, "Undo");
    expect(post(school)).toMatchObject({ ts: before.ts, text: before.text });
    expect(wordsOnButtons(post(school))).toEqual(["I can help"]);
    expectGoodMessages(school);
  });

  it("shows what worked if its writer says so, and so do the lists", async () => {
    const school = await startPosted();
    await answer(school, "Solved");
    await answer(school, "Say what worked");
    const tess = school.slack.as(TESS);
    expect(tess.modal()?.blocks[0]).toMatchObject({ block_id: "readers" });
    expect(tess.modal()?.values).toMatchObject({ readers: "me" });
    await saveForm(school, { readers: "all", solvedBy: WORKED });
    expect(linesOf(school).at(-1)).toBe(`Solved: ${WORKED}`);
    const open = await forge(school, { name: "open-roadblocks", value: { page: 0 }, by: LEE });
    expect(open.text).toContain(`${EXPLAIN}\nSolved: ${WORKED}`);
    expectGoodMessages(school);
  });

  it("never shows what worked as long as its writer keeps it", async () => {
    const school = await startPosted();
    await answer(school, "Solved");
    await answer(school, "Say what worked");
    expect(wordsOn(school.slack.as(TESS))).toContain("Only you can read this.");
    await saveForm(school, { solvedBy: "CANARY for me alone" });
    expect(linesOf(school).at(-1)).toBe("Solved.");
    const open = await forge(school, { name: "open-roadblocks", value: { page: 0 }, by: LEE });
    expect(open.text).not.toContain("CANARY");
    expectGoodMessages(school);
  });

  it("shows a new idea, and isn't touched when it is just still there", async () => {
    const school = await startPosted();
    await answer(school, "Still there");
    expect(edits(school)).toEqual([]);
    await answer(school, "New idea");
    await saveForm(school, { solution: "Ask the PTA." });
    expect(linesOf(school).at(-1)).toBe("Idea: Ask the PTA.");
    expect(edits(school)).toHaveLength(1);
    expectGoodMessages(school);
  });

  it("that can no longer be edited says so to the writer, whose answer is saved", async () => {
    const school = await startPosted();
    const told = school.slack.whispersTo(TESS).length;
    // Only the post has a heading.
    const fault = { kind: "refusedContent", error: "edit_window_closed", types: ["header"] } as const;
    school.slack.faults.always("chat.update", fault);
    await answer(school, "Solved");
    expect(await school.db.roadblock.findMany()).toMatchObject([{ state: "solved" }]);
    const messages = [...school.slack.whispersTo(TESS).slice(told), ...school.slack.directMessagesTo(TESS)];
    expect(messages.map(({ text }) => text).join("\n")).toContain(
      "Saved, but there was a problem. This workspace no longer lets me edit the post",
    );
    expectGoodMessages(school);
  });
});

it("a private roadblock isn't asked about readers, and nothing is redrawn", async () => {
  const school = await withRoadblock();
  await question(school);
  const solved = await answer(school, "Solved");
  expect(solved.text).not.toContain("Others who can read it");
  await answer(school, "Say what worked");
  const fields = school.slack
    .as(TESS)
    .modal()
    ?.blocks.flatMap(({ type, block_id }) => (type === "input" ? [block_id] : []));
  expect(fields).toEqual(["solvedBy", "share"]);
  await saveForm(school, { solvedBy: WORKED });
  expect(await school.db.roadblock.findMany()).toMatchObject([{ solvedBy: WORKED, sharesSolution: false }]);
  expect(edits(school)).toEqual([]);
  expectGoodMessages(school);
});

it("a roadblock shared with librarians shows them what worked if its writer says so", async () => {
  const school = await startSchool();
  await reflectOn(school, "roadblocks", { ...IDEA, audience: "librarians" });
  await question(school);
  await answer(school, "Solved");
  await answer(school, "Say what worked");
  await saveForm(school, { readers: "all", solvedBy: WORKED });
  const open = await forge(school, { name: "open-roadblocks", value: { page: 0 }, by: LEE });
  expect(open.text).toContain(`Solved: ${WORKED}`);
  expectGoodMessages(school);
});
