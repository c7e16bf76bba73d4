// The erase command as it is installed: what it says, that it asks, and that it erases while Bookend runs or is killed.
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { checkDatabase } from "../../src/store/sql/copy-database.js";
import { databasePath } from "../../src/store/sql/database.js";
import { ask, seeAfter } from "../support/asking.js";
import { addCanary, CANARY_ID } from "../support/canary-rows.js";
import { buildFor } from "../support/command-line.js";
import { unplainWordsIn } from "../support/plain-words.js";
import { LEE, OMAR, type School, startSchool, TESS, TUESDAY } from "../support/school.js";
import { openByClick } from "../support/surfaces.js";

const { run, launch } = buildFor("erase");

/** A running school with a person whose every word is a canary. */
async function startWithCanary(): Promise<School & { path: string; erasing: Record<string, string> }> {
  const school = await startSchool();
  const found = await school.db.school.findFirstOrThrow();
  await addCanary(school.db, { workspaceId: found.workspaceId, schoolId: found.id, now: TUESDAY });
  const url = school.env.DATABASE_URL ?? "";
  return Object.assign(school, { path: databasePath(url), erasing: { DATABASE_URL: url } });
}

const bytesOf = (path: string) =>
  [path, `${path}-wal`].map((file) => (existsSync(file) ? readFileSync(file, "latin1") : "")).join("\n");

const wordsLeft = (text: string) => text.match(/Canary.{0,30}/gi) ?? [];

describe("bookend erase", () => {
  it("with --dry-run says what would go, what stays and what to look at, and changes nothing", async () => {
    const { db, erasing } = await startWithCanary();
    const before = JSON.stringify([await db.unit.findMany(), await db.person.findMany(), await db.talk.findMany()]);
    const { code, stdout, stderr } = await run(["erase", "canary whitlock", "--dry-run"], erasing);
    expect([code, stderr]).toEqual([0, ""]);
    const lines = stdout.split("\n");
    expect(lines[0]).toBe(`Canary Whitlock (${CANARY_ID})`);
    expect(lines).toContain("  Reflections, private ones included: 2");
    expect(lines).toContain("  Units logged, with their evidence and notes: 1");
    expect(lines).toContain("  an announcement of Bookend in C0STAFF0001 (message 6.1)");
    expect(lines).toContain("  example of level 2: An example of Whitlock's");
    expect(lines.at(-2)).toBe("This was a dry run. Nothing was erased.");
    // What they wrote in private isn't shown to the person at the keyboard.
    expect(stdout).not.toMatch(/Canary (roadblock|draft|talk|offer)/);
    expect(unplainWordsIn(stdout)).toEqual([]);
    const after = JSON.stringify([await db.unit.findMany(), await db.person.findMany(), await db.talk.findMany()]);
    expect(after).toBe(before);
  });

  it("asks, and erases only if the ID is typed", async () => {
    const { db, erasing } = await startWithCanary();
    for (const answer of ["", "yes\n", "U0TEACHER01\n"]) {
      const asked = await launch(["erase", CANARY_ID], erasing);
      asked.child.stdin?.end(answer);
      const { code, stderr } = await asked.ended;
      expect([answer, code, stderr]).toEqual([
        ...[answer, 1],
        expect.stringContaining(`Nothing was erased. Type ${CANARY_ID} when asked, or add --yes.`),
      ]);
      expect(await db.person.count({ where: { id: CANARY_ID } })).toBe(1);
    }
    const sure = await launch(["erase", CANARY_ID], erasing);
    sure.child.stdin?.end(`${CANARY_ID}\n`);
    expect((await sure.ended).code).toBe(0);
    expect(await db.person.count({ where: { id: CANARY_ID } })).toBe(0);
  });

  it.each([
    ["nobody of that name", ["Nora Nobody"], /^bookend: Bookend knows nobody named Nora Nobody\./],
    ["an e-mail address", ["tess@example.org"], /^bookend: Bookend stores no e-mail addresses\./],
    ["someone erased before", ["Former colleague"], /^bookend: Bookend knows nobody named Former colleague\./],
  ])("refuses %s in one line", async (_who, args, words) => {
    const { erasing } = await startWithCanary();
    const ended = await run(["erase", ...args, "--yes"], erasing);
    expect(ended).toMatchObject({ code: 1, stdout: "", stderr: expect.stringMatching(words) });
    expect(unplainWordsIn(ended.stderr)).toEqual([]);
  });

  it("refuses a name that two people have, and takes an ID", async () => {
    const { db, erasing } = await startWithCanary();
    const [person] = await db.person.findMany({ where: { id: CANARY_ID } });
    if (!person) throw new Error("The person isn't there.");
    await db.person.create({ data: { ...person, id: "U0SAMENAME1" } });
    const ended = await run(["erase", "Canary Whitlock", "--yes"], erasing);
    expect(ended.stderr).toBe(
      `bookend: More than one person is named Canary Whitlock: ${CANARY_ID}, U0SAMENAME1. Type the ID.\n`,
    );
    expect((await run(["erase", CANARY_ID, "--yes"], erasing)).code).toBe(0);
    expect((await db.person.findMany({ where: { name: "Canary Whitlock" } })).map(({ id }) => id)).toEqual([
      "U0SAMENAME1",
    ]);
  });

  it("leaves no byte while Bookend runs, twice the same, and says that nothing is left", async () => {
    const school = await startWithCanary();
    const { path, erasing } = school;
    expect(wordsLeft(bytesOf(path)).length).toBeGreaterThan(20);
    const working = (async () => {
      for (let at = 0; at < 8; at += 1)
        await ask(school, `log Unit ${at}, grade 4, level 2 with <@${LEE}> today`, { by: OMAR });
    })();
    const [first] = await Promise.all([run(["erase", CANARY_ID, "--yes"], erasing), working]);
    expect([first.code, first.stderr]).toEqual([0, ""]);
    expect(first.stdout).toContain(`If ${CANARY_ID} uses Bookend again, they start as a new person.`);
    expect(wordsLeft(bytesOf(path))).toEqual([]);
    expect(bytesOf(path)).not.toContain(CANARY_ID);
    expect(wordsLeft(school.logged.join("\n"))).toEqual([]);
    expect(await school.db.unit.count({ where: { loggedById: OMAR } })).toBe(8);
    const second = await run(["erase", CANARY_ID, "--yes"], erasing);
    expect([second.code, second.stderr]).toEqual([0, ""]);
    expect(second.stdout).toContain("Bookend holds nothing about this person.");
    expect(school.slack.problems).toEqual([]);
  });

  it("erases all or nothing when it is killed, and finishes the next time", async () => {
    const { db, path, erasing } = await startWithCanary();
    const outcomes = new Set<string>();
    for (const ms of [700, 900, 1000, 1100, 1200, 1400]) {
      const running = await launch(["erase", CANARY_ID, "--yes"], erasing);
      await sleep(ms);
      await running.stop("SIGKILL");
      const [people, drafts, talks, units] = await Promise.all([
        db.person.count({ where: { id: CANARY_ID } }),
        db.draft.count({ where: { personId: CANARY_ID } }),
        db.talk.count({ where: { personId: CANARY_ID } }),
        db.unit.count({ where: { loggedById: CANARY_ID } }),
      ]);
      outcomes.add([people, drafts, talks, units].join());
    }
    expect([...outcomes].filter((rows) => rows !== "1,1,1,1" && rows !== "0,0,0,0")).toEqual([]);
    expect((await run(["erase", CANARY_ID, "--yes"], erasing)).code).toBe(0);
    expect(wordsLeft(bytesOf(path))).toEqual([]);
  });
});

describe("bookend erase and backups", () => {
  it("names the backups that hold the person, and erases in them only with --backups", async () => {
    const { path, erasing } = await startWithCanary();
    const [one, two] = [await run(["backup"], erasing), await run(["backup", join(dirname(path), "mine.db")], erasing)];
    expect([one.code, two.code]).toEqual([0, 0]);
    const [name = ""] = readdirSync(join(dirname(path), "backups"));
    const backup = join(dirname(path), "backups", name);
    expect(wordsLeft(bytesOf(backup)).length).toBeGreaterThan(20);
    const first = await run(["erase", CANARY_ID, "--yes"], erasing);
    expect([first.code, first.stderr]).toEqual([0, ""]);
    expect(first.stdout).toContain("Add --backups to erase in them, too:");
    expect(first.stdout).toMatch(new RegExp(`${name}, made \\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2} UTC`));
    expect(wordsLeft(bytesOf(backup)).length).toBeGreaterThan(20);
    // The person is in no row any more, so only the ID names them.
    const second = await run(["erase", CANARY_ID, "--yes", "--backups"], erasing);
    expect([second.code, second.stderr]).toEqual([0, ""]);
    expect(second.stdout).toContain(`Erased in ${backup}, made `);
    expect(wordsLeft(bytesOf(backup))).toEqual([]);
    expect(bytesOf(backup)).not.toContain(CANARY_ID);
    expect(bytesOf(backup)).toContain("Kept logged");
    expect(readdirSync(join(dirname(path), "backups"))).toEqual([name]);
    expect(statSync(backup).mode & 0o077).toBe(0);
    checkDatabase(backup);
    // A file that someone named elsewhere is theirs.
    expect(wordsLeft(bytesOf(join(dirname(path), "mine.db"))).length).toBeGreaterThan(20);
  });

  it("goes on with the other backups when one is damaged, and names it at the end", async () => {
    const { path, erasing } = await startWithCanary();
    expect((await run(["backup"], erasing)).code).toBe(0);
    const folder = join(dirname(path), "backups");
    const [name = ""] = readdirSync(folder);
    const damaged = join(folder, "bookend-2026-01-01T000000Z.db");
    writeFileSync(damaged, `nothing that SQLite wrote, but ${CANARY_ID} is in it`);
    const { code, stderr } = await run(["erase", CANARY_ID, "--yes", "--backups"], erasing);
    expect(code).toBe(1);
    expect(stderr).toMatch(new RegExp(`^bookend: ${damaged} still holds ${CANARY_ID}: [^\\n]+\\n$`));
    expect(unplainWordsIn(stderr)).toEqual([]);
    expect(wordsLeft(bytesOf(join(folder, name)))).toEqual([]);
    expect(wordsLeft(bytesOf(path))).toEqual([]);
    expect(readFileSync(damaged, "utf8")).toContain("nothing that SQLite wrote");
    expect(readdirSync(folder).sort()).toEqual(["bookend-2026-01-01T000000Z.db", name].sort());
  });
});

describe("after a colleague was erased", () => {
  it("they are a new person, and their unit can still be seen, edited and searched by others", async () => {
    const school = await startSchool();
    await ask(school, `log Ancient Egypt, grade 6, level 2 with <@${OMAR}> today`, { by: LEE });
    await ask(school, `log Maps, grade 4, level 2 with <@${LEE}> today`, { by: OMAR });
    const erased = await run(["erase", OMAR, "--yes"], { DATABASE_URL: school.env.DATABASE_URL ?? "" });
    expect([erased.code, erased.stderr]).toEqual([0, ""]);
    const list = await ask(school, "list", { by: LEE });
    expect(JSON.stringify(list)).toContain("Former colleague");
    expect(JSON.stringify(list)).not.toContain("Omar");
    // Slack doesn't know a former colleague, so the form can't show them. Saving it keeps them all the same.
    const egypt = await school.db.unit.findFirstOrThrow({ where: { title: "Ancient Egypt" } });
    const form = await openByClick(school, LEE, { name: "edit-unit", value: { unit: egypt.id } });
    expect(JSON.stringify(form.modal())).not.toMatch(/FORMER|initial_users/);
    await form.fill({ title: "Ancient Egypt and Rome" });
    await seeAfter(school, () => form.submit(), LEE);
    const changed = await school.db.unit.findFirstOrThrow({ where: { id: egypt.id }, include: { partners: true } });
    expect([changed.title, changed.partners.length]).toEqual(["Ancient Egypt and Rome", 1]);
    await ask(school, `log Rome, grade 5, level 1 with <@${TESS}> today`, { by: OMAR });
    const names = await school.db.person.findMany({ where: { OR: [{ id: OMAR }, { name: "Former colleague" }] } });
    expect(names.map(({ name }) => name).sort()).toEqual(["Former colleague", "Omar Teacher"]);
    expect(await school.db.unit.count({ where: { loggedById: OMAR } })).toBe(1);
    expect(school.slack.problems).toEqual([]);
    await seeAfter(school, () => ask(school, "list", { by: OMAR }), OMAR);
  });
});
