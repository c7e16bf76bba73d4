// A plan is written in five steps, saved one by one, and nothing that was typed gets lost.
import { describe, expect, it } from "vitest";
import type { VisibleView } from "../../../sandbox/workspace/acting/visible-view.js";
import { ask, clickOn, lastWhisper, openForm, seeAfter } from "../../support/asking.js";
import { addRow, openStep, planNow, startPlan, submitStep, wordsOfModal } from "../../support/planning.js";
import { LEE, startSchool, TESS } from "../../support/school.js";
import { expectGoodMessages } from "../../support/words.js";

describe("a plan from nothing", () => {
  it("is written step by step, each saved by Next", async () => {
    const school = await startSchool();
    const tess = await openForm(school, "plan Rivers and Deltas");
    expect(tess.modal()).toMatchObject({ title: "Who and when", view: { submit: { text: "Next" } } });
    expect(tess.modal()?.values).toMatchObject({ title: "Rivers and Deltas", teachers: [TESS] });
    await submitStep(school, { librarians: [LEE], grades: ["4"], level: "4", timeFrame: "Three weeks" });
    expect(tess.modal()?.title).toBe("Overview and standards");
    await submitStep(school, {
      overview: "Students build a delta.",
      "deficits-1-area": "Science",
      "deficits-1-indicators": "Grade 5: reading diagrams",
      "standards-1-area": "Science",
      "standards-1-text": "4-ESS2-1.\n   a. Make observations\n\n   b. Explain",
      aasl: "1.1.7, IV.B.2",
    });
    expect(tess.modal()?.title).toBe("Teaching plan");
    await submitStep(school, {
      "librarianDuties-1-text": "Teach note-taking",
      "librarianDuties-1-gap": ["yes"],
      "teacherDuties-1-text": "Lead the lab",
    });
    expect(tess.modal()?.title).toBe("Resources and product");
    await submitStep(school, { print: "Rivers, by Kay", product: "A model", assessment: "A rubric" });
    expect(tess.modal()).toMatchObject({ title: "Adaptations and files", view: { submit: { text: "Save" } } });
    await submitStep(school, {
      adaptations: "Audio version",
      links: "Rubric https://example.org/rubric\nhttps://example.org/b\nhttps://example.org/a",
    });
    expect(tess.modal()).toBeUndefined();
    const { id } = await school.db.plan.findFirstOrThrow();
    const { values, attachments, number } = await planNow(school, id);
    expect(values).toMatchObject({
      title: "Rivers and Deltas",
      people: [
        { id: TESS, role: "teacher" },
        { id: LEE, role: "librarian" },
      ],
      level: 4,
      deficits: [{ area: "Science", indicators: "Grade 5: reading diagrams" }],
      standards: [{ area: "Science", text: "4-ESS2-1.\n   a. Make observations\n\n   b. Explain" }],
      aasl: ["1.1.7", "IV.B.2"],
      librarianDuties: [{ text: "Teach note-taking", addressesGap: true }],
      adaptations: "Audio version",
    });
    expect(attachments).toMatchObject([
      { name: "Rubric", address: "https://example.org/rubric" },
      { name: "https://example.org/b" },
      { name: "https://example.org/a" },
    ]);
    expect(number).toBe(5);
    expect(lastWhisper(school).text).toContain("Ready. All 13 parts.");
    const links = [...JSON.stringify(lastWhisper(school).blocks).matchAll(/"type":"link","url":"([^"]*)"/g)];
    expect(links.map(([, address]) => address)).toEqual(attachments.map(({ address }) => address));
    expect(await school.db.draft.count({ where: { fields: { not: "{}" } } })).toBe(0);
    expectGoodMessages(school);
  });
});

describe("how complete it is", () => {
  it("begins with what it needs to be ready, and names no more than four empty parts", async () => {
    const school = await startSchool();
    const plan = await startPlan(school, { librarians: [LEE] });
    const few = "Areas of deficit or gaps in test data";
    expect(lastWhisper(school).text).toContain(
      `To be ready, it needs a grade and an overview. 1 of 13 parts; still empty: Grade level, Unit overview, Time frame, and 9 more.`,
    );
    await openStep(school, plan, "who");
    await submitStep(school, { grades: ["4"], timeFrame: "Three weeks" });
    await openStep(school, plan, "overview");
    await submitStep(school, { overview: "A delta.", "standards-1-text": "4-ESS2-1.", aasl: "1.1.7" });
    await openStep(school, plan, "teaching");
    await submitStep(school, { "teacherDuties-1-text": "Lead the lab" });
    await openStep(school, plan, "resources");
    await submitStep(school, { print: "Rivers, by Kay", product: "A model" });
    expect(lastWhisper(school).text).toContain(
      `Ready. 9 of 13 parts; still empty: ${few}, Assessment overview, Adaptations and extensions, and Attachments.`,
    );
  });
});

describe("rows", () => {
  it("grow by a button, up to ten, and keep what was typed", async () => {
    const school = await startSchool();
    const plan = await startPlan(school);
    const tess = await openStep(school, plan, "teaching");
    await tess.fill({ "teacherDuties-1-text": "Lead the lab" });
    for (let row = 2; row <= 10; row += 1) {
      await addRow(school, "teacherDuties-more");
      expect(tess.modal()?.values).toMatchObject({ "teacherDuties-1-text": "Lead the lab" });
    }
    expect(wordsOfModal(school)).not.toContain('"teacherDuties-more"');
    expect(wordsOfModal(school)).toContain('"librarianDuties-more"');
    await submitStep(school, { "teacherDuties-10-text": "Grade the models", "teacherDuties-10-gap": ["yes"] });
    const duties = [
      { text: "Lead the lab", addressesGap: false },
      { text: "Grade the models", addressesGap: true },
    ];
    expect((await planNow(school, plan)).values.teacherDuties).toEqual(duties);
    expectGoodMessages(school);
  });

  it.each([
    ["print", "Add another print resource"],
    ["electronic", "Add another electronic resource"],
    ["audiovisuals", "Add another audiovisual resource"],
    ["equipment", "Add more equipment"],
  ])("of %s grow by a button, too, are shown one below the other, and taken out one by one", async (list, button) => {
    const school = await startSchool();
    const plan = await startPlan(school);
    const tess = await openStep(school, plan, "resources");
    await tess.fill({ [list]: "Kay. Rivers. 2019.", product: "A model" });
    expect(wordsOfModal(school)).toContain(button);
    for (const row of [2, 3]) {
      await addRow(school, `${list}-more`);
      await tess.fill({ [`${list}-${row}`]: `Source ${row}\nwith a second line` });
    }
    expect(tess.modal()?.values).toMatchObject({ [list]: "Kay. Rivers. 2019.", product: "A model" });
    await submitStep(school, {});
    const all = ["Kay. Rivers. 2019.", "Source 2\nwith a second line", "Source 3\nwith a second line"];
    expect((await planNow(school, plan)).values).toMatchObject({ [list]: all, product: "A model" });
    expect(lastWhisper(school).text).toContain("Kay. Rivers. 2019.");
    await openStep(school, plan, "resources");
    expect(tess.modal()?.values).toMatchObject({ [list]: all[0], [`${list}-3`]: all[2] });
    await submitStep(school, { [`${list}-2`]: "" });
    expect((await planNow(school, plan)).values).toMatchObject({ [list]: [all[0], all[2]] });
    expectGoodMessages(school);
  });

  it("are there again in a draft, empty ones included", async () => {
    const school = await startSchool();
    const plan = await startPlan(school);
    const tess = await openStep(school, plan, "overview");
    await tess.fill({ "standards-1-text": "4-ESS2-1." });
    await addRow(school, "standards-more");
    await tess.close();
    await openStep(school, plan, "overview");
    expect(tess.modal()?.values).toMatchObject({ "standards-1-text": "4-ESS2-1.", "standards-2-text": null });
  });
});

describe("a step that is closed", () => {
  it("is a draft that outlives a restart, continued from the note, the list and Home", async () => {
    const school = await startSchool();
    const plan = await startPlan(school);
    const tess = await openStep(school, plan, "resources");
    await tess.fill({ print: "Rivers, by Kay" });
    await school.slack.settle();
    await seeAfter(school, () => tess.close());
    const note = lastWhisper(school);
    expect(note.text).toBe("Rivers and Deltas · Resources and product: Your draft is saved. Only you can see it.");
    await school.restart();
    await seeAfter(school, () => clickOn(school, note, "Continue"));
    expect(tess.modal()?.values).toMatchObject({ print: "Rivers, by Kay" });
    expect(wordsOfModal(school)).toContain("Your draft from today.");
    expect(wordsOfModal(school)).toContain("Step 4 of 5 · Rivers and Deltas");
    await tess.close();
    const list = await ask(school, "plan");
    expect(list.text).toContain("Rivers and Deltas · Draft: Resources and product");
    await seeAfter(school, () => clickOn(school, list, "Continue"));
    expect(tess.modal()?.values).toMatchObject({ print: "Rivers, by Kay" });
    await submitStep(school, {});
    await seeAfter(school, () => tess.close());
    expect((await planNow(school, plan)).values.print).toEqual(["Rivers, by Kay"]);
    expect((await ask(school, "plan")).text).not.toContain("Draft:");
    expectGoodMessages(school);
  });

  it("may be of a plan that was never saved", async () => {
    const school = await startSchool();
    const tess = await openForm(school, "plan");
    await tess.fill({ title: "Volcanoes" });
    await school.slack.settle();
    await tess.close();
    const list = await ask(school, "plan");
    await seeAfter(school, () => clickOn(school, list, "Continue"));
    expect(tess.modal()?.values).toMatchObject({ title: "Volcanoes", teachers: [TESS] });
    await submitStep(school, { stop: ["yes"] });
    expect(await school.db.plan.count()).toBe(1);
    expect((await ask(school, "plan")).text).not.toContain("Draft:");
    expectGoodMessages(school);
  });

  it("starts over from what is saved", async () => {
    const school = await startSchool();
    const plan = await startPlan(school);
    const tess = await openStep(school, plan, "resources");
    await tess.fill({ print: "Rivers, by Kay" });
    await school.slack.settle();
    await tess.close();
    await openStep(school, plan, "resources");
    await seeAfter(school, () => clickOn(school, tess.modal() as VisibleView, "Start over"));
    expect(tess.modal()?.values.print).toBeNull();
  });
});

describe("rules at the field", () => {
  it.each([
    ["overview", "overview", "word ".repeat(112), "112 words: 12 too many."],
    ["overview", "aasl", "1.1.10, 9.9.9", "I can't find 1.1.10, 9.9.9 in AASL's standards of 2007 and 2018."],
    ["overview", "aasl", "1.1.1 Follow an inquiry-based process", "Enter only the numbers"],
    ["adaptations", "links", "file:///etc/passwd", "isn't a link. Put one on each line"],
    ["who", "jobTitles", "Zed Unknown: Pilot", "I can't find Zed Unknown among the people of this plan."],
    ["who", "day", "1999-01-01", "Choose a date in 2000 or later."],
  ])("%s: %s", async (step, field, typed, words) => {
    const school = await startSchool();
    const plan = await startPlan(school);
    const tess = await openStep(school, plan, step);
    await tess.fill({ [field]: typed });
    await school.slack.settle();
    await tess.submit({ unchecked: true });
    await school.slack.settle();
    expect(tess.modal()?.errors[field]).toContain(words);
    expect((await planNow(school, plan)).number).toBe(1);
  });

  it("HTML from a state's page becomes text with its numbers and line breaks", async () => {
    const school = await startSchool();
    const plan = await startPlan(school);
    await openStep(school, plan, "overview");
    const html =
      "<p><b>4-ESS2-1</b>&nbsp;Earth&rsquo;s systems</p><ol><li>Observe</li><li>Explain &amp; draw</li></ol>";
    await submitStep(school, { "standards-1-text": html });
    const [standard] = (await planNow(school, plan)).values.standards;
    expect(standard?.text).toBe("4-ESS2-1 Earth’s systems\n1. Observe\n2. Explain & draw");
  });
});
