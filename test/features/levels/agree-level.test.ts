// Partners agree on a level: one quiet question each, saved answers, and the level they add up to.
import { describe, expect, it } from "vitest";
import { ask, forge, wordsOnButtons } from "../../support/asking.js";
import {
  answer,
  log,
  opinions,
  question,
  questions,
  saveRating,
  startWithLeeAsked,
  TEN,
} from "../../support/levels.js";
import { footerOf } from "../../support/reflecting.js";
import { DUE, minutesAfter, reports, startOnTheEve, tickAt } from "../../support/reporting.js";
import { fillLog } from "../../support/rows.js";
import { LEE, OMAR, PAT, type School, startSchool, TESS } from "../../support/school.js";
import { expectGoodMessages } from "../../support/words.js";

const EGYPT = "Tess Teacher logged Ancient Egypt with you as level 2 Coordination, for grade 6 on Nov 10, 2026.";

const WHO_SEES = "All staff can see the ratings with the unit. Only its partners, librarians and admins can see why.";

/** Rates the unit at another level, through the form behind "I'd say…". */
async function rate(school: School, level: string, why?: string, by = LEE) {
  await answer(school, "I'd say…", { by });
  return saveRating(school, { level, ...(why ? { why } : {}) }, by);
}

describe("the question", () => {
  it("comes ten minutes after logging, to the partner alone, and doesn't ask what the form asked", async () => {
    const school = await startSchool();
    await log(school, "Ancient Egypt");
    await tickAt(school, minutesAfter(TEN, -1));
    expect(questions(school)).toEqual([]);
    await tickAt(school, TEN);
    const [message, ...more] = questions(school);
    expect(more).toEqual([]);
    expect(message?.text).toBe(
      `${EGYPT}\nThe report uses the level you agree on. ${WHO_SEES} You'll only be asked once per unit.`,
    );
    expect(message && wordsOnButtons(message)).toEqual(["Agree", "I'd say…", "Don't ask me again"]);
    for (const by of [TESS, OMAR, PAT]) expect(questions(school, by)).toEqual([]);
    expectGoodMessages(school);
  });

  it("is one message for several units, and one for each partner", async () => {
    const school = await startWithLeeAsked(["Ancient Egypt", "Rivers"], [LEE, OMAR]);
    for (const by of [LEE, OMAR]) {
      expect(questions(school, by)).toHaveLength(1);
      expect(question(school, by).text).toMatch(
        /logged Ancient Egypt with you .* for grade 6 .*\n.*logged Rivers with you/,
      );
      expect(wordsOnButtons(question(school, by))).toEqual([
        ...["Agree", "I'd say…", "Agree", "I'd say…"],
        "Don't ask me again",
      ]);
    }
    expectGoodMessages(school);
  });

  it("goes to the other partner and never to the person who logged the unit", async () => {
    const school = await startSchool();
    await log(school, "Rivers", { by: LEE, partners: [TESS] });
    await tickAt(school, TEN);
    expect(questions(school)).toEqual([]);
    expect(questions(school, TESS)).toHaveLength(1);
    expectGoodMessages(school);
  });
});

describe("Agree", () => {
  it("is saved and replaces the question; the other questions stay", async () => {
    const school = await startWithLeeAsked(["Ancient Egypt", "Rivers"]);
    await answer(school, "Agree");
    const [message, ...more] = questions(school);
    expect(more).toEqual([]);
    expect(message?.text).toContain("Ancient Egypt: you agreed on level 2 Coordination.");
    expect(message?.text).toContain("logged Rivers with you as level 2");
    expect((await opinions(school)).map(({ level }) => level).sort()).toEqual([2, null]);
    await answer(school, "Agree");
    expect(question(school).text).toContain("Rivers: you agreed on level 2 Coordination.");
    expect(wordsOnButtons(question(school))).toEqual(["Change", "Don't ask me again"]);
    expectGoodMessages(school);
  });

  it("to a level that has changed since doesn't count: the question is asked again", async () => {
    const school = await startWithLeeAsked();
    const original = question(school);
    // A question that wasn't remembered: the others are redrawn by now.
    await school.db.askedQuestion.deleteMany();
    await school.db.unit.updateMany({ data: { level: 3 } });
    await answer(school, "Agree", { on: original });
    expect(question(school).text).toContain("The level of Ancient Egypt has changed. Does it fit now?");
    expect(question(school).text).toContain("as level 3 Collaboration, for grade 6");
    expect(await opinions(school)).toMatchObject([{ level: null }]);
    await answer(school, "Agree");
    expect(await opinions(school)).toMatchObject([{ level: 3 }]);
    expectGoodMessages(school);
  });
});

describe("I'd say…", () => {
  it("takes a level and a reason, and says how everyone rated the unit", async () => {
    const school = await startWithLeeAsked();
    await answer(school, "I'd say…");
    expect(school.slack.as(LEE).modal()).toMatchObject({ title: "Level of partnership", values: { level: "2" } });
    expect((await saveRating(school, { level: "3", why: "We planned it all <together>" })).text).toContain(
      "Ancient Egypt: you rated it 3 Collaboration; partners rated it 2 and 3.",
    );
    expect(await opinions(school)).toEqual([{ personId: LEE, level: 3, why: "We planned it all <together>" }]);
    expectGoodMessages(school);
  });

  it("counts only the last answer, and takes 3000 characters", async () => {
    const school = await startWithLeeAsked();
    await rate(school, "4", "w".repeat(3000));
    await answer(school, "Change");
    expect(school.slack.as(LEE).modal()).toMatchObject({ values: { level: "4" } });
    expect((await saveRating(school, { level: "1", why: "" })).text).toContain("you rated it 1 Cooperation");
    expect(await opinions(school)).toEqual([{ personId: LEE, level: 1, why: null }]);
    expectGoodMessages(school);
  });

  it("says who sees it in the form, and with the reasons, in the words of the question", async () => {
    const school = await startWithLeeAsked();
    await answer(school, "I'd say…");
    expect(footerOf(school.slack.as(LEE))).toBe(WHO_SEES);
    await saveRating(school, { level: "3", why: "We met once." });
    const { id: unit } = await school.db.unit.findFirstOrThrow();
    const shown = await forge(school, { name: "level-views", value: { unit } });
    expect(shown.text).toContain("We met once.");
    expect(shown.text).toMatch(
      /\nAll staff see the unit and its ratings\. Evidence, notes and reasons: only its partners, librarians and admins\.$/,
    );
    expect((await ask(school, "list", { by: PAT })).text).toContain("(partners rated it 2 and 3)");
    expectGoodMessages(school);
  });

  it("from many partners shows short reasons whole and cuts long ones", async () => {
    const school = await startSchool();
    const partners = [LEE, OMAR, ...[1, 2, 3, 4].map((index) => `U0PARTNER0${index}`)];
    await fillLog(school, [{ title: "Ancient Egypt", loggedBy: TESS, partners }]);
    const { id: unitId, workspaceId } = await school.db.unit.findFirstOrThrow();
    const answeredAt = school.clock.now.toISOString();
    await school.db.levelOpinion.createMany({
      data: partners.map((personId, index) => ({
        ...{ workspaceId, unitId, personId, level: 2, answeredAt },
        why: index === 0 ? "We only met once." : `${personId} ${"w".repeat(2900)}`,
      })),
    });
    const reply = await forge(school, { name: "level-views", value: { unit: unitId } });
    for (const reason of ["We only met once.", ...partners.slice(1).map((id) => `${id} www`)]) {
      expect(reply.text).toContain(reason);
    }
    expect(reply.text).toContain("w…");
    expectGoodMessages(school);
  });
});

describe("the level they agree on", () => {
  it.each([
    [["2", "2"], "2 Coordination", "level 2 Coordination"],
    [["3", "3"], "Partners rated it 2 and 3", "level 2 Coordination (partners rated it 2 and 3)"],
    [["1", "3"], "Partners rated it 1, 2, and 3", "level 2 Coordination (partners rated it 1, 2, and 3)"],
    [["3"], "Partners rated it 2 and 3", "level 2 Coordination (partners rated it 2 and 3)"],
  ])("with partners rating it %j is in the list and the report", async (ratings, reported, listed) => {
    const school = await startWithLeeAsked(["Ancient Egypt"], [LEE, OMAR]);
    for (const [index, level] of ratings.entries()) await rate(school, level, undefined, [LEE, OMAR][index]);
    expect((await ask(school, "list")).text).toContain(listed);
    const { text } = await ask(school, "report");
    expect(text).toContain(`Nov 10 · Ancient Egypt · 6 · ${reported}`);
    expect(text.includes("In 1 of 1 unit partners rated the level differently; their ratings are averaged.")).toBe(
      reported.includes("rated"),
    );
    expectGoodMessages(school);
  });

  it("counts in the averages, and the report says how often ratings differed", async () => {
    const school = await startWithLeeAsked(["Ancient Egypt", "Rivers"]);
    await answer(school, "Agree");
    await rate(school, "4");
    const { text } = await ask(school, "report");
    expect(text).toContain("average level of partnership 2.5");
    expect(text).toContain("In 1 of 2 units partners rated the level differently");
    expectGoodMessages(school);
  });

  it("updates the posted report in place after an answer", async () => {
    const school = await startOnTheEve();
    await tickAt(school, DUE);
    const [before] = reports(school);
    expect(before?.text).toContain("average level of partnership 3.0");
    expect(question(school).text).toContain("logged Rivers and Deltas with you as level 3 Collaboration");
    school.clock.now = minutesAfter(DUE, 5);
    await rate(school, "4");
    await tickAt(school, minutesAfter(DUE, 6));
    const [after, ...more] = reports(school);
    expect(more).toEqual([]);
    expect(after?.ts).toBe(before?.ts);
    expect(after?.text).toContain("average level of partnership 3.5");
    expect(after?.text).toContain("In 1 of 1 unit partners rated the level differently");
    expect(school.slack.problems).toEqual([]);
  });
});
