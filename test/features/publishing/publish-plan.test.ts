// A plan's copy for people outside the school: names by consent, seen whole before it leaves, and recorded.
import { expect, it } from "vitest";
import type { Message } from "../../../sandbox/workspace/messages.js";
import { asPersonId } from "../../../src/domain/ids.js";
import { addAttachments } from "../../../src/store/plan-attachments.js";
import { clickOn, forge, press, wordsOnButtons } from "../../support/asking.js";
import { textOfDocx } from "../../support/docx-text.js";
import { textOfPdf } from "../../support/pdf-text.js";
import { changePlan, schoolIn, seePlan, withPlan } from "../../support/publishing.js";
import { filesOf, nextFile } from "../../support/received-files.js";
import { LEE, OMAR, PAT, type School, STAFF, startSchool, TESS } from "../../support/school.js";
import { waitUntil } from "../../support/waiting.js";

const begin = async (school: School, plan: never, by = LEE): Promise<Message> =>
  press(school, await seePlan(school, plan, by), "Publish", by);

const questionTo = async (school: School, person: string): Promise<Message> => {
  const find = () =>
    school.slack.directMessagesTo(person).filter(({ text, deleted }) => !deleted && /share the plan/.test(text));
  await waitUntil(() => expect(find()).toHaveLength(1));
  return find()[0] as Message;
};

const tessIn = ({ text }: Message) => /Tess Teacher: ([^\n]*)/.exec(text)?.[1];

it("names only those who agreed, and what they answer can change", async () => {
  const school = await startSchool();
  const plan = (await withPlan(school)) as never;
  let start = await begin(school, plan);
  expect(tessIn(start)).toBe("not asked yet, will be “a teacher”");
  start = await press(school, start, "Ask them", LEE);
  expect(tessIn(start)).toBe("asked, no answer yet, will be “a teacher”");
  expect(wordsOnButtons(start)).not.toContain("Ask them");
  const question = await questionTo(school, TESS);
  expect(question.text).toContain("Lee Librarian would like to share the plan Rivers and Deltas outside the school.");
  await clickOn(school, question, "Use my name", TESS);
  const findAnswered = () =>
    school.slack.directMessagesTo(TESS).filter(({ text }) => text.includes("may be on copies"));
  await waitUntil(() => expect(findAnswered()).toHaveLength(1));
  start = await press(school, start, "Use my name", LEE);
  expect(tessIn(start)).toBe("will be named");
  start = await press(school, start, "Ms. Rivera agreed", LEE);
  const copy = await press(school, start, "See the copy", LEE);
  expect(copy.text).toContain("Library Media Specialist: Lee Librarian, Library media specialist");
  expect(copy.text).toContain("Teacher(s): Tess Teacher, Grade 4; Ms. Rivera");
  const [answered] = findAnswered();
  expect(answered && wordsOnButtons(answered)).toEqual(["Leave it out"]);
  await clickOn(school, answered as Message, "Leave it out", TESS);
  await waitUntil(async () => expect(await school.db.planName.count({ where: { allowed: false } })).toBe(1));
  const again = await press(school, copy, "Get the PDF", LEE);
  expect(again.text).toContain("The copy has changed since you saw it.");
  expect(again.text).toContain("Teacher(s): Ms. Rivera; A teacher");
  expect(filesOf(school, LEE)).toEqual([]);
});

it("shows every word that leaves, sends exactly that, and records it", async () => {
  const school = await startSchool();
  const plan = (await withPlan(school)) as never;
  const start = await begin(school, plan);
  const copy = await press(school, start, "See the copy", LEE);
  expect(copy.text).toContain("Every word that will leave the school.");
  expect(copy.text).toContain("Model the stream table with a teacher");
  await press(school, copy, "Get the PDF", LEE);
  const pdf = await nextFile(school, LEE);
  expect(pdf.name).toBe("Rivers and Deltas published copy.pdf");
  await press(school, copy, "Get it for Word", LEE);
  const docx = await nextFile(school, LEE, 2);
  for (const text of [textOfPdf(pdf.bytes), textOfDocx(docx.bytes)]) {
    expect(text).toContain("1.1.7, 2.4.1");
    expect(text).toMatch(/Teacher\(s\):?\s+2 teachers/);
    for (const word of [
      "Finding the main idea",
      "Deficit",
      "Tess",
      "Rivera",
      "Lee ",
      "Lincoln",
      "Grade 4 ",
      "First day",
    ])
      expect(text).not.toContain(word);
  }
  const records = await school.db.planPublication.findMany({ include: { names: true }, orderBy: { format: "desc" } });
  expect(records).toMatchObject([
    { format: "pdf", number: 1, personId: LEE, withSchool: false, names: [] },
    { format: "docx", number: 1, personId: LEE },
  ]);
  expect((await begin(school, plan)).text).toContain("Copies made: Today: version 1 by Lee Librarian");
});

it("has the school's name only if the person wants it, and every word of the file is in the preview", async () => {
  const school = await startSchool();
  const plan = (await withPlan(school)) as never;
  const start = await begin(school, plan, PAT);
  const copy = await press(school, start, "See it with the school's name", PAT);
  const [row] = await school.db.school.findMany();
  expect(copy.text).toContain(row?.name ?? "no name");
  await press(school, copy, "Get it for Word", PAT);
  const words = textOfDocx((await nextFile(school, PAT)).bytes)
    .split(/\s+/)
    .filter((word) => word !== "");
  const shown = copy.text.replace(/\s+/g, " ").toLowerCase();
  expect(words.filter((word) => !shown.includes(word.toLowerCase()))).toEqual([]);
});

it("shows a new preview after an edit, and the pages of a long plan one by one", async () => {
  const school = await startSchool();
  const long = "How rivers carve valleys. ".repeat(115);
  const plan = (await withPlan(school, {
    print: [long],
    electronic: [long],
    audiovisuals: [long],
    product: long,
  })) as never;
  const copy = await press(school, await begin(school, plan), "See the copy", LEE);
  expect(wordsOnButtons(copy)).toEqual(["Next page"]);
  await changePlan(school, plan, { timeFrame: "Five weeks" });
  const again = await press(school, copy, "Next page", LEE);
  expect(again.text).toContain("The copy has changed since you saw it.");
  const last = await press(school, again, "Next page", LEE);
  expect(wordsOnButtons(last)).toEqual(["Previous page", "Get the PDF", "Get it for Word"]);
});

it("points out what may be copied-out standards and what may be a name", async () => {
  const school = await startSchool();
  const plan = (await withPlan(school, {
    product: "1.1.7 Words of somebody else stand here",
    assessment: "Tess scores it with Rivera",
  })) as never;
  const copy = await press(school, await begin(school, plan), "See the copy", LEE);
  expect(copy.text).toContain("Learning Product may quote the text of AASL's standards");
  expect(copy.text).toContain("Assessment Overview: “Tess”, “Rivera” may mean someone who hasn't agreed to be named.");
});

it("doesn't name the people of the plan it was copied from, and points out parts of their names", async () => {
  const school = await startSchool();
  const brown = { name: "Ana Brown", role: "teacher" as const };
  const first = await withPlan(school, { title: "Brown's deltas", people: [brown] });
  const source = await withPlan(school, { title: "Rivers" });
  await school.db.plan.update({
    where: { workspaceId_id: { workspaceId: school.slack.teamId, id: source } },
    data: { sourceId: first, sourceWords: "“Brown's deltas” by Ana Brown" },
  });
  const own = { id: asPersonId(LEE), name: "Lee Librarian", role: "librarian" as const };
  const plan = (await withPlan(school, {
    people: [own, { id: asPersonId(OMAR), name: "Omar Teacher", role: "teacher" }],
    product: "A model as Ana Brown built it",
    assessment: "Rivera scores it",
  })) as never;
  await school.db.plan.update({
    where: { workspaceId_id: { workspaceId: school.slack.teamId, id: plan } },
    data: { sourceId: source, sourceWords: "“Rivers” by Ms. Rivera" },
  });
  const copy = await press(school, await begin(school, plan), "See the copy", LEE);
  expect(copy.text).toContain("A model as a teacher built it");
  expect(copy.text).toContain("Model the stream table with a teacher");
  expect(copy.text).toContain("Assessment Overview: “Rivera” may mean someone who hasn't agreed to be named.");
});

it("points out a name in the credit and in a link", async () => {
  const school = await startSchool();
  const source = await withPlan(school, { title: "Rivera's rivers" });
  const plan = (await withPlan(school)) as never;
  await school.db.plan.update({
    where: { workspaceId_id: { workspaceId: school.slack.teamId, id: plan } },
    data: { sourceId: source, sourceWords: "“Rivera's rivers”" },
  });
  await addAttachments(school.db, await schoolIn(school), {
    ...{ plan, by: asPersonId(TESS), now: school.clock.now, key: "link" },
    attachments: [{ name: "Rubric", address: "https://example.org/rivera/rubric", file: undefined }],
  });
  const copy = await press(school, await begin(school, plan), "See the copy", LEE);
  expect(copy.text).toContain("Attachments and The credit: “");
});

it("lets a librarian say what each of ten people outside Slack answered", async () => {
  const school = await startSchool();
  const outside = Array.from({ length: 10 }, (_, n) => ({ name: `Ana Brown ${n}`, role: "teacher" as const }));
  const own = { id: asPersonId(LEE), name: "Lee Librarian", role: "librarian" as const };
  const plan = (await withPlan(school, { people: [own, ...outside] })) as never;
  const start = await press(school, await begin(school, plan), "Ana Brown 9 agreed", LEE);
  expect(start.text).toContain("Ana Brown 9: will be named");
  expect(wordsOnButtons(start)).toEqual(expect.arrayContaining(["Leave out Ana Brown 9", "Ana Brown 8 agreed"]));
});

it("is offered only of a plan that is ready, and made only by those who may change it", async () => {
  const school = await startSchool();
  const plan = (await withPlan(school, { overview: "" })) as never;
  expect(wordsOnButtons(await seePlan(school, plan, LEE))).not.toContain("Publish");
  const unready = await forge(school, { name: "publish-plan", value: { plan }, by: LEE });
  expect(unready.text).toContain("This plan can't be published yet. It needs an overview.");
  await changePlan(school, plan, { overview: "Students follow a river." });
  expect(wordsOnButtons(await seePlan(school, plan, OMAR))).not.toContain("Publish");
  for (const name of ["publish-plan", "ask-plan-names", "plan-copy", "send-plan-copy", "confirm-plan-name"]) {
    const value = { plan, school: false, page: 0, format: "pdf", seen: "", key: "ms rivera", allowed: true };
    expect((await forge(school, { name, value, by: OMAR })).text).toContain(
      "Only the plan's people, librarians and admins",
    );
  }
  const answer = { name: "answer-plan-name", value: { plan, allowed: true }, by: OMAR };
  expect((await forge(school, answer)).text).toContain("You aren't among the plan's people");
  const confirm = { name: "confirm-plan-name", value: { plan, key: "rivera", allowed: true }, by: TESS };
  expect((await forge(school, confirm)).text).toContain("Only librarians and admins can say");
  expect(await school.db.planName.count()).toBe(0);
});

it("keeps within Slack's limits with the most that a plan can hold, in the preview, in the post and in the files", async () => {
  const school = await startSchool();
  const most = "W&< ".repeat(750).slice(0, 2999).concat("W");
  const rows = Array.from({ length: 10 }, (_, n) => n);
  const duties = rows.map((n) => ({ text: most, addressesGap: n % 2 === 0 }));
  const reference = "R&< ".repeat(250).slice(0, 999).concat("R");
  const resources = rows.map(() => reference);
  const plan = (await withPlan(school, {
    title: "W&<".repeat(50),
    standards: rows.map(() => ({ area: "&".repeat(75), text: most })),
    ...{ librarianDuties: duties, teacherDuties: duties },
    ...{ print: resources, electronic: resources, audiovisuals: resources, equipment: resources },
    ...{ product: most, assessment: most, adaptations: most, timeFrame: most },
  })) as never;
  let copy = await press(school, await begin(school, plan), "See the copy", LEE);
  let pages = 1;
  for (; wordsOnButtons(copy).includes("Next page"); pages += 1) copy = await press(school, copy, "Next page", LEE);
  expect(pages).toBeGreaterThan(5);
  await press(school, copy, "Get it for Word", LEE);
  const paper = textOfDocx((await nextFile(school, LEE)).bytes);
  expect(paper.split(most)).toHaveLength(1 + 10 + 20 + 4);
  expect(paper.split(reference)).toHaveLength(1 + 40);
  const preview = await press(school, await seePlan(school, plan, TESS), "Share", TESS);
  await press(school, preview, "Post it", TESS);
  expect(school.slack.messagesIn(STAFF).some(({ text }) => text.includes("Shared by Tess Teacher."))).toBe(true);
  expect(school.slack.problems).toEqual([]);
});
