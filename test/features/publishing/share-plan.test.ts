// A plan in a channel: previewed, posted as it was seen, without areas of deficit, and taken back.
import { expect, it } from "vitest";
import { forge, press, wordsOnButtons } from "../../support/asking.js";
import { changePlan, seePlan, withPlan } from "../../support/publishing.js";
import { LEE, SECRET, STAFF, startSchool, TESS } from "../../support/school.js";

const posts = (school: Awaited<ReturnType<typeof startSchool>>) =>
  school.slack.messagesIn(STAFF).filter(({ text, deleted }) => !deleted && text.includes("Rivers"));

it("shows the post first, posts it without areas of deficit, and takes it back", async () => {
  const school = await startSchool();
  const plan = await withPlan(school);
  const preview = await press(school, await seePlan(school, plan, TESS), "Share", TESS);
  expect(preview.text).toContain("Preview: this will be posted in");
  expect(preview.text).toContain("Teach note-taking");
  expect(preview.text).not.toContain("Finding the main idea");
  expect(posts(school)).toEqual([]);
  const answer = await press(school, preview, "Post it", TESS);
  expect(answer.text).toContain("Everyone there can read it.");
  const [post, ...others] = posts(school);
  expect(others).toEqual([]);
  expect(post?.text).toContain("1.1.7, 2.4.1");
  expect(post?.text).toContain("Addresses a gap: Teach note-taking");
  expect(post?.text).toContain("Shared by Tess Teacher.");
  expect(post?.text).not.toContain("Finding the main idea");
  expect(post && wordsOnButtons(post)).toEqual(["See the plan"]);
  await press(school, answer, "Take it back", TESS);
  expect(posts(school)).toEqual([]);
});

it("shows the new preview if the plan has changed, and posts nothing else", async () => {
  const school = await startSchool();
  const plan = await withPlan(school);
  const preview = await press(school, await seePlan(school, plan, LEE), "Share", LEE);
  await changePlan(school, plan, { timeFrame: "Five weeks" });
  const again = await press(school, preview, "Post it", LEE);
  expect(again.text).toContain("The plan has changed, so it wasn't posted yet.");
  expect(again.text).toContain("Five weeks");
  expect(posts(school)).toEqual([]);
  await press(school, again, "Post it", LEE);
  expect(posts(school)).toHaveLength(1);
});

it("posts a plan of the most words, cut short, and only where the person is", async () => {
  const school = await startSchool();
  const long = "How rivers carve valleys. ".repeat(115);
  const duties = Array.from({ length: 10 }, (_, n) => ({ text: `${n} ${long}`, addressesGap: n > 5 }));
  const plan = await withPlan(school, {
    ...{ librarianDuties: duties, teacherDuties: duties, print: [long], product: long, assessment: long },
    standards: Array.from({ length: 10 }, (_, n) => ({ area: `Area ${n}`, text: long })),
  });
  const preview = await press(school, await seePlan(school, plan, TESS), "Share", TESS);
  await press(school, preview, "Post it", TESS);
  const [post] = posts(school);
  expect(post?.text).toContain("9 How rivers carve");
  expect(post?.text).toContain("…");
  await school.db.plan.updateMany({ data: { updatedAt: school.clock.now.toISOString() } });
  const answer = await forge(school, { name: "post-plan", value: { plan, seen: "" }, by: TESS });
  expect(answer.text).toContain("wasn't posted yet");
  expect(school.slack.messagesIn(SECRET)).toEqual([]);
});
