// The subcommand records: everything of a period that a school may have to hand out, for admins, with what was left out, and who asked.

import { randomUUID } from "node:crypto";
import { parse } from "csv-parse/sync";
import { expect, it } from "vitest";
import { asPersonId } from "../../../src/domain/ids.js";
import { addPublication } from "../../../src/store/plan-publications.js";
import { ask, clickOn, forge, press, wordsOnButtons } from "../../support/asking.js";
import { schoolIn, withPlan } from "../../support/publishing.js";
import { filesOf, nextFile, unzip } from "../../support/received-files.js";
import { addUnits, minutesAfter } from "../../support/reporting.js";
import { GUEST, LEE, OMAR, PAT, type School, startSchool, TESS } from "../../support/school.js";
import { waitUntil } from "../../support/waiting.js";
import { expectGoodMessages } from "../../support/words.js";

/** A school with a unit in October, a private reflection and one that was shared. */
async function startWithRecords(): Promise<School> {
  const school = await startSchool();
  for (const by of [TESS, LEE, OMAR, PAT]) await ask(school, "help", { by });
  await addUnits(school, [
    { title: "Rivers and Deltas", date: "2026-10-02", level: 2 },
    { title: "Poems", date: "2026-11-03", level: 3 },
  ]);
  const { id: schoolId, workspaceId } = await school.db.school.findFirstOrThrow();
  const createdAt = "2026-10-20T15:00:00.000Z";
  for (const audience of ["me", "librarians"]) {
    await school.db.reflection.create({
      data: {
        ...{ id: randomUUID(), workspaceId, schoolId, personId: TESS, sheet: "roadblocks", audience, createdAt },
        ...{ updatedAt: createdAt, answers: { create: [{ question: "explain-1", text: `words for ${audience}` }] } },
      },
    });
  }
  return school;
}

const requests = async ({ db }: School) => {
  const rows = await db.recordsRequest.findMany({ orderBy: { madeAt: "asc" } });
  return rows.map(({ personId, firstDay, lastDay }) => [personId, firstDay, lastDay]);
};

it("makes one ZIP of a month with what was left out and why, and records who asked", async () => {
  const school = await startWithRecords();
  const choice = await ask(school, "records October", { by: PAT });
  expect(choice.text).toContain("For a records request: October 2026 records");
  expect(wordsOnButtons(choice)).toEqual(["ZIP with XLSX", "ZIP with CSV"]);
  expect(choice.text).not.toContain("Asked for before");
  const started = await press(school, choice, "ZIP with CSV", PAT);
  expect([started.ts, started.text]).toEqual([
    choice.ts,
    "Making October 2026 records (ZIP). You'll get it in your messages with Bookend.",
  ]);
  const { name, bytes } = await nextFile(school, PAT);
  expect(name).toBe("October 2026 records.zip");
  const files = unzip(bytes);
  expect([...files.keys()]).toEqual([
    ...[
      "What Was Left Out.csv",
      "Summary.csv",
      "Units.csv",
      "Plans.csv",
      "Plan Details.csv",
      "Published Plans.csv",
      "Figures.csv",
      "OH YEAHs.csv",
      "Shared Reflections.csv",
    ],
    ...["Summary.pdf", "Report 2026-10.pdf"],
  ]);
  const rows = (file: string): string[][] => parse(files.get(file) ?? "", { bom: true });
  expect(rows("Units.csv").map((row) => row[1])).toEqual(["Name or Topic of Unit", "Rivers and Deltas"]);
  expect(files.get("Shared Reflections.csv")?.toString()).toContain("words for librarians");
  expect(Buffer.concat([...files.values()]).toString()).not.toContain("words for me");
  const left = rows("What Was Left Out.csv").find(([what]) => what === "Private reflections");
  expect(left).toEqual([
    ...["Private reflections", "1"],
    "Only their writers can read them in Bookend. They have to decide, or a court.",
  ]);
  expect(files.get("Report 2026-10.pdf")?.subarray(0, 5).toString()).toBe("%PDF-");
  expect(await requests(school)).toEqual([[PAT, "2026-10-01", "2026-10-31"]]);
  expect(school.slack.directMessagesTo(PAT).at(-1)?.text).toBe(
    "As of Nov 10, 2026. A list in it says what isn't, and why. That you asked is recorded.",
  );
  expectGoodMessages(school);
});

it("has one workbook in it with XLSX, and sends at once what is typed whole", async () => {
  const school = await startWithRecords();
  await ask(school, "records for October as excel", { by: PAT });
  const { bytes } = await nextFile(school, PAT);
  expect([...unzip(bytes).keys()]).toEqual([
    ...["What Was Left Out.csv", "Records.xlsx", "Summary.pdf", "Report 2026-10.pdf"],
  ]);
});

it("shows every admin the last five requests, newest first, with who asked, for what and when", async () => {
  const school = await startSchool();
  for (const by of [LEE, PAT]) await ask(school, "help", { by });
  const { id: schoolId, workspaceId } = await school.db.school.findFirstOrThrow();
  for (const [n, personId] of [null, LEE, PAT, PAT, PAT, PAT].entries()) {
    const madeAt = minutesAfter(school.clock.now, n - 60).toISOString();
    const days = { firstDay: "2026-10-01", lastDay: "2026-10-31" };
    await school.db.recordsRequest.create({
      data: { id: randomUUID(), workspaceId, schoolId, personId, madeAt, ...days },
    });
  }
  await school.db.recordsRequest.updateMany({ where: { personId: LEE }, data: { lastDay: "2026-11-12" } });
  const { text } = await ask(school, "records", { by: PAT });
  expect(text.split("\n").filter((line) => line.includes("October") || line.includes("Oct 1"))).toEqual([
    "- Nov 10, 2026, 9:57 AM: October 2026, by Pat Principal",
    "- Nov 10, 2026, 9:56 AM: October 2026, by Pat Principal",
    "- Nov 10, 2026, 9:55 AM: October 2026, by Pat Principal",
    "- Nov 10, 2026, 9:54 AM: October 2026, by Pat Principal",
    "- Nov 10, 2026, 9:53 AM: Oct 1, 2026 to Nov 12, 2026, by Lee Librarian",
  ]);
  await school.db.recordsRequest.deleteMany({ where: { personId: { not: null } } });
  expect((await ask(school, "records", { by: PAT })).text).toContain(
    "Nov 10, 2026, 9:52 AM: October 2026, on the machine that runs Bookend",
  );
  expectGoodMessages(school);
});

it("is only for admins, who are looked up again at the click", async () => {
  const school = await startWithRecords();
  for (const by of [TESS, LEE]) {
    const { text } = await ask(school, "records October csv", { by });
    expect(text).toContain("Only admins can get records for a records request. /unit export shows what you can get.");
  }
  expect((await ask(school, "records", { by: GUEST })).text).toContain("guests can't use it");
  const value = { from: "2026-10-01", to: "2026-10-31", as: "csv" };
  expect((await forge(school, { name: "records-as", value, by: LEE })).text).toContain("Only admins can get records");
  const tooLong = { ...value, to: "2046-10-31" };
  expect((await forge(school, { name: "records-as", value: tooLong, by: PAT })).text).toContain("older version");
  const choice = await ask(school, "records October", { by: PAT });
  await school.slack.updatePerson(PAT, { isAdmin: false });
  expect((await press(school, choice, "ZIP with CSV", PAT)).text).toContain("Only admins can get records");
  for (const person of [TESS, LEE, PAT]) expect(filesOf(school, person)).toEqual([]);
  expect(await requests(school)).toEqual([]);
  expectGoodMessages(school);
});

it("records a request once for a double click, and also when there will be no file", async () => {
  const school = await startWithRecords();
  const clicked = await clickOn(school, await ask(school, "records October", { by: PAT }), "ZIP with XLSX", PAT);
  await clicked.repeat();
  await nextFile(school, PAT);
  await clicked.repeat();
  await school.slack.settle();
  expect([filesOf(school, PAT).length, await requests(school)]).toEqual([1, [[PAT, "2026-10-01", "2026-10-31"]]]);
  // Something breaks while they are made: they were asked for all the same.
  await school.db.$executeRawUnsafe('ALTER TABLE "OhYeah" RENAME TO "Moved"');
  await ask(school, "records November csv", { by: PAT });
  await waitUntil(() => expect(school.slack.directMessagesTo(PAT).at(-1)?.text).toContain("something broke"));
  expect(await requests(school)).toHaveLength(2);
  await school.db.$executeRawUnsafe('ALTER TABLE "Moved" RENAME TO "OhYeah"');
  // Or Slack takes no file.
  school.slack.faults.next("files.getUploadURLExternal", { kind: "error", error: "file_uploads_disabled" });
  await ask(school, "records November csv", { by: PAT });
  await waitUntil(() => expect(school.slack.directMessagesTo(PAT).at(-1)?.text).toContain("I couldn't send you"));
  expect(filesOf(school, PAT)).toHaveLength(1);
  expect(await requests(school)).toHaveLength(3);
});

it("offers the period that was probably meant", async () => {
  const school = await startWithRecords();
  const answer = await ask(school, "records octobr csv", { by: PAT });
  expect(answer.text).toContain('I don\'t recognize the period "octobr". Did you mean October?');
  expect(wordsOnButtons(answer)).toEqual(["/unit records October csv"]);
});

it("has papers and empty tables for a school without anything", async () => {
  const school = await startSchool();
  await ask(school, "records October xlsx", { by: PAT });
  const files = unzip((await nextFile(school, PAT)).bytes);
  expect([...files.keys()]).toEqual(["What Was Left Out.csv", "Records.xlsx", "Summary.pdf", "Report 2026-10.pdf"]);
});

it("lists the copies of plans that left the school in the period: what, when, by whom, and who is named", async () => {
  const school = await startSchool();
  const plan = await withPlan(school);
  const row = await schoolIn(school);
  const names = [{ name: "Tess Teacher", person: asPersonId(TESS) }, { name: "Ms. Rivera" }];
  const copy = { plan, number: 1, by: asPersonId(LEE), format: "pdf" as const, withSchool: true, names };
  await addPublication(school.db, row, { ...copy, now: new Date("2026-10-02T15:00:00Z") });
  await addPublication(school.db, row, { ...copy, now: new Date("2026-11-02T15:00:00Z") });
  await press(school, await ask(school, "records October", { by: PAT }), "ZIP with CSV", PAT);
  const files = unzip((await nextFile(school, PAT)).bytes);
  expect(parse(files.get("Published Plans.csv") ?? "", { bom: true })).toEqual([
    ["Made On", "Unit Title", "Version", "Format", "Made By", "People Named on It", "School Named on It"],
    ["2026-10-02", "Rivers and Deltas", "1", "PDF", "Lee Librarian", "Tess Teacher; someone outside Slack", "yes"],
  ]);
});
