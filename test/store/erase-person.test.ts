// Erasing a person: none of their words is left in any byte, what the school keeps stays, and nobody else notices.
import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { FORMER_COLLEAGUE, isFormer } from "../../src/domain/former-colleague.js";
import { asWorkspaceId } from "../../src/domain/ids.js";
import { erasePerson } from "../../src/store/erase-person.js";
import { mentionsOf, postsNaming } from "../../src/store/mentions.js";
import { PERSONAL_SECTIONS, personalRows } from "../../src/store/personal-rows.js";
import { refreshSearch } from "../../src/store/search-documents.js";
import type { Db } from "../../src/store/sql/database.js";
import { fileHolds, isWholeFile, overwriteDeleted, scrub } from "../../src/store/sql/scrub.js";
import { addCanary, CANARY_ID, COLLEAGUE } from "../support/canary-rows.js";
import { addSchool, NOW, openFile } from "../support/database.js";
import { openSecondClient } from "../support/sqlite-file.js";

const OURS = asWorkspaceId("T0000000001");
const THEIRS = asWorkspaceId("T0000000002");
const WHOSE = { workspaceId: OURS, id: CANARY_ID, name: "Canary Whitlock" };
const LATER = new Date(NOW.getTime() + 60_000);

async function open() {
  const { db, path } = await openFile();
  for (const workspaceId of [OURS, THEIRS]) {
    const { id: schoolId } = await addSchool(db, workspaceId);
    await addCanary(db, { workspaceId, schoolId, now: NOW });
    await refreshSearch(db, asWorkspaceId(workspaceId));
  }
  return { db, path };
}

const clientOf = (path: string) => openSecondClient(path);

/** The text columns of every table with rows of workspaces. */
function textColumns(path: string): { table: string; column: string }[] {
  const client = clientOf(path);
  const tables = client.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all() as string[];
  return tables
    .filter((table) => !/^(sqlite_|_prisma)/.test(table))
    .flatMap((table) => {
      const columns = client.pragma(`table_info("${table}")`) as { name: string; type: string }[];
      if (table !== "Workspace" && !columns.some(({ name }) => name === "workspaceId")) return [];
      return columns.filter(({ type }) => type === "TEXT").map(({ name }) => ({ table, column: name }));
    });
}

function holds(path: string, { table, column, text }: { table: string; column: string; text: string }): boolean {
  const sql = `SELECT 1 FROM "${table}" WHERE instr(lower("${column}"), lower(?)) > 0 LIMIT 1`;
  return clientOf(path).prepare(sql).get(text) !== undefined;
}

/** Every row of a workspace, table by table, as SQLite writes the values. */
function everythingOf(path: string, workspaceId: string): Record<string, unknown[]> {
  const client = clientOf(path);
  const tables = [...new Set(textColumns(path).map(({ table }) => table))];
  return Object.fromEntries(
    tables.flatMap((table) => {
      const columns = (client.pragma(`table_info("${table}")`) as { name: string }[]).map(({ name }) => name);
      if (!columns.includes("workspaceId")) return [];
      const quoted = columns.map((name) => `quote("${name}")`).join(" || ',' || ");
      return [
        [
          table,
          client
            .prepare(`SELECT ${quoted} FROM "${table}" WHERE "workspaceId" = ? ORDER BY 1`)
            .pluck()
            .all(workspaceId),
        ],
      ];
    }),
  );
}

/** Bookend fills these, or a list that the program knows. */
const NOT_TYPED =
  /^(id|\w+Id|at|\w+At|\w+Until|day|date|month|period|firstDay|lastDay|grades?|state|kind|key|field|question|sheet|audience|channel|messageTs|version|firstVersion|digest|standing|locale|change|consent|pickedFor|closes|weekdays|shareBy|addedWith|measure|year|post|form|dropId|notUnits|unclear|homeRights|roadblock|runId|searchCursor|notifiedReason)$/;

/** What the school must keep, and what is the school's from the start. */
const SCHOOLS_OWN = [
  ...["Workspace.name", "School.name", "School.timeZone", "School.adminChannel", "School.reportTime"],
  ...[
    "School.promptChannels",
    "School.promptSheets",
    "School.promptTime",
    "School.tipChannel",
    "School.teacherChannel",
  ],
  ...[
    "School.reminderChannels",
    "School.optionalFigures",
    "School.unitQuestions",
    "School.paperSize",
    "SchoolTerm.name",
    "Closing.reason",
  ],
  ...["Subject.name", "QuestionOption.name", "Department.name", "Goal.names"],
  ...["Unit.title", "Unit.subject", "UnitAnswer.answer", "Figure.cause", "AskedQuestion.name", "PostPreview.name"],
  ...["Post.name", "Post.about", "NameMismatch.name"],
  ...["LogImport.fileName", "LogImportFigure.cause"],
  ...["School.standardSets", "School.standards2007", "School.standards2018", "PlanItem.head"],
  ...["PlanAttachment.name", "PlanAttachment.address", "PlanAttachment.slackFile", "PlanAttachment.type"],
  // Words of titles and of plans, which stay.
  ...["marks", "title", "subject", "overview", "standards", "resources"].map((column) => `SearchDocument.${column}`),
  "PlanPublication.format",
];

describe("a test of what is left", () => {
  it("fills every column that a person can fill, so a new one has to be thought of", async () => {
    const { path } = await open();
    const unfilled = textColumns(path)
      .filter(({ column }) => !NOT_TYPED.test(column))
      .filter(({ table, column }) => !SCHOOLS_OWN.includes(`${table}.${column}`))
      .filter(({ table, column }) => ![CANARY_ID, "Canary"].some((text) => holds(path, { table, column, text })))
      .map(({ table, column }) => `${table}.${column}`);
    expect(unfilled).toEqual([]);
  });

  it("has rows in each section of a person's data", async () => {
    const { db, path } = await open();
    clientOf(path).exec(
      `INSERT INTO "NameMismatch" SELECT "workspaceId", "schoolId", 'Kept speaker', "personId" FROM "Teacher"`,
    );
    const filled = await personalRows(db, WHOSE);
    expect(filled.filter(({ rows }) => rows.length === 0).map(({ key }) => key)).toEqual([]);
    expect(filled.map(({ key }) => key)).toEqual(PERSONAL_SECTIONS.map(({ key }) => key));
    expect(JSON.stringify(filled)).not.toContain(THEIRS);
  });
});

/** The columns of every table that hold the id of a person. */
function personColumns(path: string): string[] {
  const client = clientOf(path);
  const tables = client.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all() as string[];
  return tables.flatMap((table) => {
    const keys = client.pragma(`foreign_key_list("${table}")`) as { table: string; from: string; to: string }[];
    return keys.filter((key) => key.table === "Person" && key.to === "id").map(({ from }) => `"${table}" t ${from}`);
  });
}

describe("what a person asks for", () => {
  it("has a section for each column that names a person", async () => {
    const { path } = await open();
    const columns = personColumns(path);
    expect(columns).toContain('"RecordsRequest" t personId');
    const inNoSection = columns.filter((one) => {
      const [table = "", column = ""] = one.split(" t ");
      return !PERSONAL_SECTIONS.some(
        ({ sql }) => new RegExp(`${table} (t|p|i|r|e) `).test(sql) && sql.includes(`."${column}" = @id`),
      );
    });
    expect(inNoSection).toEqual([]);
  });
});

async function eraseAndScrub(db: Db): Promise<void> {
  await overwriteDeleted(db);
  await erasePerson(db, WHOSE, LATER);
  await scrub(db);
}

const bytesOf = (path: string) =>
  [path, `${path}-wal`].map((file) => (existsSync(file) ? readFileSync(file, "latin1") : "")).join("\n");

describe("erasing a person", () => {
  it("leaves none of their words and not their ID in a byte of the database or its log", async () => {
    const { db, path } = await open();
    // The same person in another workspace is another person.
    await erasePerson(db, { ...WHOSE, workspaceId: THEIRS }, LATER);
    expect(bytesOf(path)).toContain("Canary roadblock");
    await eraseAndScrub(db);
    expect(bytesOf(path).match(/Canary.{0,40}/gi) ?? []).toEqual([]);
    expect(bytesOf(path)).not.toContain(CANARY_ID);
    expect(await fileHolds(path, CANARY_ID)).toBe(false);
    expect(await isWholeFile(db)).toBe(true);
  });

  it("keeps what the school must keep, with a former colleague in their place", async () => {
    const { db } = await open();
    await eraseAndScrub(db);
    const where = { workspaceId: OURS };
    const [former, ...more] = (await db.person.findMany({ where })).filter(({ id }) => isFormer(id));
    expect([former?.name, former?.standing, more]).toEqual([FORMER_COLLEAGUE, "deactivated", []]);
    const units = await db.unit.findMany({
      where,
      orderBy: { id: "asc" },
      include: { partners: true, partnerNames: { orderBy: { name: "asc" } }, levelOpinions: true },
    });
    expect(units).toMatchObject([
      {
        ...{ title: "Kept logged", subject: "Kept subject", level: 4, evidence: null, notes: null },
        ...{ loggedById: former?.id, partners: [{ personId: COLLEAGUE }], updatedAt: LATER.toISOString() },
        partnerNames: [{ name: FORMER_COLLEAGUE }, { name: "Kept speaker" }],
      },
      {
        ...{ title: "Kept partnered", evidence: "Kept evidence", notes: null, loggedById: COLLEAGUE },
        partners: [{ personId: former?.id, matchedName: null }],
        levelOpinions: [{ personId: former?.id, level: 2, why: null }],
      },
    ]);
    expect(await db.unitChange.findMany({ where, orderBy: { place: "asc" } })).toMatchObject([
      { field: "notes", before: null, after: null, personId: former?.id },
      { field: "partner", after: former?.id },
      { field: "other", before: FORMER_COLLEAGUE },
      { field: "title", before: "Kept earlier title", after: "Kept partnered" },
    ]);
    expect(await db.figure.findMany({ where })).toMatchObject([
      { value: 2117, cause: "Kept cause", personId: former?.id },
    ]);
    expect(await db.talk.findMany({ where })).toMatchObject([
      { about: "Kept talk", partners: "U0OTHER0001", others: `${FORMER_COLLEAGUE}\n${FORMER_COLLEAGUE}` },
    ]);
    // A colleague's folder stays, with what they marked.
    expect(await db.evidenceIndicator.findMany({ where, include: { marks: true } })).toMatchObject([
      { name: "Kept indicator", personId: COLLEAGUE, marks: [{ kind: "unit" }] },
    ]);
    expect(await db.ohYeah.findMany({ where, orderBy: { id: "asc" } })).toMatchObject([
      { text: "(removed)", authorId: former?.id, removedAt: LATER.toISOString(), pickedFor: "2026-11" },
      { text: "Kept line", authorId: COLLEAGUE, savedById: former?.id, removedAt: null },
    ]);
    expect(await db.reportAnswer.findMany({ where })).toMatchObject([
      { text: "Kept question", reply: "(removed)", repliedById: former?.id },
    ]);
    expect(await db.post.findMany({ where, orderBy: { period: "asc" } })).toMatchObject([
      { reason: "Former colleague skipped it" },
      { askedBy: FORMER_COLLEAGUE, state: "sent" },
    ]);
    expect(await db.plan.findMany({ where, include: { edits: true, attachments: true } })).toMatchObject([
      {
        ...{ createdById: former?.id, sourceWords: `Kept plan, by ${FORMER_COLLEAGUE} and Cole League` },
        edits: [{ number: 1, personId: former?.id }],
        attachments: [
          { name: "Kept rubric", addedById: former?.id, removedById: null },
          { name: "Kept rubric", addedById: COLLEAGUE, removedById: former?.id },
        ],
      },
    ]);
    expect(await db.planItem.findMany({ where, orderBy: [{ field: "asc" }, { place: "asc" }] })).toMatchObject([
      { field: "overview", text: "Kept overview" },
      { field: "people", head: "librarian", note: "", text: "", personId: former?.id },
      { field: "people", head: "teacher", note: "", text: FORMER_COLLEAGUE, personId: null },
      { field: "people", head: "teacher", note: "Kept job title", personId: COLLEAGUE },
      { field: "title", text: "Kept planned" },
    ]);
    const [draft] = await db.draft.findMany({ where });
    expect(JSON.parse(draft?.fields ?? "")).toEqual({ next: [COLLEAGUE], note: "Kept draft" });
    expect(await db.askedQuestion.findMany({ where })).toMatchObject([
      { personId: COLLEAGUE, about: `U0GONE00001,${former?.id}` },
    ]);
    expect((await db.person.findFirst({ where: { ...where, id: COLLEAGUE } }))?.toldOfDeparture).toBe(
      `U0GONE00001 ${former?.id}`,
    );
    // The post of their reflection is deleted in Slack by the mechanism that deletes posts taken back.
    expect(await db.retraction.findMany({ where, orderBy: { messageTs: "asc" } })).toMatchObject([
      { channel: "C0STAFF0001", messageTs: "7.1", personId: former?.id },
      { messageTs: "8.1", personId: former?.id },
    ]);
  });

  it("leaves another workspace's rows byte for byte, and their other colleagues'", async () => {
    const { db, path } = await open();
    const theirs = everythingOf(path, THEIRS);
    expect(Object.values(theirs).flat().length).toBeGreaterThan(40);
    await eraseAndScrub(db);
    expect(everythingOf(path, THEIRS)).toEqual(theirs);
    expect(await db.reflection.findMany({ where: { workspaceId: OURS } })).toMatchObject([{ personId: COLLEAGUE }]);
    expect(await db.example.findMany({ where: { workspaceId: OURS } })).toMatchObject([{ addedById: COLLEAGUE }]);
  });

  it("changes nothing a second time, and leaves nobody behind who is named nowhere", async () => {
    const { db, path } = await open();
    await eraseAndScrub(db);
    const once = everythingOf(path, OURS);
    await erasePerson(db, WHOSE, new Date(LATER.getTime() + 1000));
    expect(everythingOf(path, OURS)).toEqual(once);
  });

  it("is all or nothing when a statement fails", async () => {
    const { db, path } = await open();
    const before = everythingOf(path, OURS);
    // The last statement fails: the row of the person is what everything else pointed to.
    clientOf(path).exec(
      `CREATE TRIGGER "Refuse" BEFORE DELETE ON "Person" WHEN old."id" = '${CANARY_ID}' BEGIN SELECT RAISE(ABORT, 'no'); END`,
    );
    await expect(erasePerson(db, WHOSE, LATER)).rejects.toThrow();
    expect(everythingOf(path, OURS)).toEqual(before);
  });

  it("takes a plain name for somebody else's if a colleague has that name, too", async () => {
    const { db } = await open();
    await db.person.update({
      where: { workspaceId_id: { workspaceId: OURS, id: COLLEAGUE } },
      data: { name: "Canary Whitlock" },
    });
    await erasePerson(db, WHOSE, LATER);
    const names = await db.unitPartnerName.findMany({ where: { workspaceId: OURS } });
    expect(names.map(({ name }) => name).sort()).toEqual(["Kept speaker", "canary whitlock"]);
    const people = await db.planItem.findMany({ where: { workspaceId: OURS, field: "people", personId: null } });
    expect(people.map(({ text }) => text)).toEqual(["canary  whitlock"]);
    const [plan] = await db.plan.findMany({ where: { workspaceId: OURS } });
    expect(plan?.sourceWords).toBe("Kept plan, by Canary Whitlock and Cole League");
  });
});

describe("what an admin has to look at", () => {
  it("is what others wrote that may name the person, and none of it is private", async () => {
    const { db } = await open();
    await db.talk.updateMany({ where: { personId: COLLEAGUE }, data: { about: "A talk about Whitlock" } });
    await db.figure.updateMany({ where: { workspaceId: OURS }, data: { cause: "Ms. Whitlock was ill" } });
    await db.planItem.updateMany({
      where: { workspaceId: OURS, field: "overview" },
      data: { text: "As Ms. Whitlock taught it" },
    });
    await eraseAndScrub(db);
    const mentions = await mentionsOf(db, WHOSE);
    expect(mentions).toEqual([
      { where: 'plan "Kept planned" of 2026-11-10', text: "As Ms. Whitlock taught it" },
      { where: "example of level 2", text: "An example of Whitlock's" },
      { where: "cause of a figure of 2026-11", text: "Ms. Whitlock was ill" },
    ]);
  });

  it("is each part of a plan: content areas, others' job titles, and where links lead", async () => {
    const { db } = await open();
    const overview = { workspaceId: OURS, field: "overview" };
    await db.planItem.updateMany({
      where: overview,
      data: { head: "Whitlock's science", note: "Aide of Ms. Whitlock" },
    });
    await db.planAttachment.updateMany({
      where: { workspaceId: OURS },
      data: { name: "Rubric", address: "https://lincoln.example/whitlock/rubric" },
    });
    await eraseAndScrub(db);
    expect((await mentionsOf(db, WHOSE)).filter(({ where }) => where.startsWith("plan"))).toEqual([
      { where: 'plan "Kept planned" of 2026-11-10', text: "Whitlock's science" },
      { where: 'plan "Kept planned" of 2026-11-10', text: "Aide of Ms. Whitlock" },
      { where: 'plan "Kept planned" of 2026-11-10', text: "https://lincoln.example/whitlock/rubric" },
    ]);
  });

  it("is each post that Bookend can't take back", async () => {
    const { db } = await open();
    await db.reportAnswer.updateMany({
      where: { personId: CANARY_ID },
      data: { kind: "read", key: "read", text: null },
    });
    expect((await postsNaming(db, WHOSE)).map(({ where }) => where)).toEqual([
      "an announcement of Bookend in C0STAFF0001",
      "a line that they read the report, below the report of 2026-10 in C0ADMIN0001",
      "the report of 2026-11 with their OH YEAH, if it was exported or shared",
    ]);
  });
});
