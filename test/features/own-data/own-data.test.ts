// A person gets everything Bookend holds about them: by themselves in Slack, and on the command line from the operator.
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import readWorkbook from "read-excel-file/universal";
import { describe, expect, it } from "vitest";
import { asWorkspaceId } from "../../../src/domain/ids.js";
import { LEFT_OUT } from "../../../src/features/own-data/personal-data.js";
import { PERSONAL_SECTIONS } from "../../../src/store/personal-rows.js";
import { ask } from "../../support/asking.js";
import { addCanary, CANARY_ID } from "../../support/canary-rows.js";
import { buildFor } from "../../support/command-line.js";
import { makeFolder } from "../../support/folders.js";
import { unplainWordsIn } from "../../support/plain-words.js";
import { GUEST, LEE, type School, startSchool, TESS, TUESDAY } from "../../support/school.js";
import { waitUntil } from "../../support/waiting.js";

const { run } = buildFor("own-data");

async function startWithCanary(): Promise<School> {
  const school = await startSchool();
  const { id: schoolId, workspaceId } = await school.db.school.findFirstOrThrow();
  await addCanary(school.db, { workspaceId, schoolId, now: TUESDAY });
  return school;
}

function filesOf({ slack }: School, person: string) {
  const shared = slack.directMessagesTo(person).filter(({ deleted }) => !deleted);
  return shared.flatMap(({ files }) => files.map((id) => slack.as(person).download(id)));
}

async function sheetsOf(bytes: Uint8Array): Promise<Map<string, unknown[][]>> {
  const sheets = await readWorkbook(new Blob([new Uint8Array(bytes)]));
  return new Map(sheets.map(({ sheet, data }) => [sheet, data as unknown[][]]));
}

describe("/unit mydata", () => {
  it("sends a person their own data as a spreadsheet, and nobody else's", async () => {
    const school = await startWithCanary();
    await ask(school, `log Ancient Egypt, grade 6, level 2 with <@${LEE}> today`);
    const answer = await ask(school, "mydata");
    expect(answer.text).toContain("My Bookend data (spreadsheet)");
    await waitUntil(() => expect(filesOf(school, TESS)).toHaveLength(1));
    const [file] = filesOf(school, TESS);
    expect(file?.name).toBe("my-bookend-data.xlsx");
    const sheets = await sheetsOf(file?.bytes ?? new Uint8Array());
    expect([...sheets.keys()]).toEqual(["Read me", "Profile", "Units logged"]);
    expect(sheets.get("Units logged")?.[1]).toContain("Ancient Egypt");
    expect(JSON.stringify([...sheets])).not.toContain("Canary");
    for (const left of LEFT_OUT) expect(sheets.get("Read me")?.flat()).toContain(left);
    expect(unplainWordsIn(`${sheets.get("Read me")?.flat().join(" ")}`)).toEqual([]);
    for (const person of [LEE, CANARY_ID]) expect(filesOf(school, person)).toEqual([]);
  });

  it("sends no one else's data, whatever is typed, and nothing to people who aren't on the staff", async () => {
    const school = await startWithCanary();
    const refused = await ask(school, `mydata <@${CANARY_ID}>`, { by: LEE });
    expect(refused.text).toContain("I can only send you your own data.");
    await ask(school, "mydata", { by: GUEST });
    await school.bookend.idle();
    expect(filesOf(school, LEE)).toEqual([]);
    expect(filesOf(school, GUEST)).toEqual([]);
  });
});

describe("bookend export --person", () => {
  it("fills a folder with all of it, to read and for a program, and says what was left out", async () => {
    const school = await startWithCanary();
    await school.db.talk.updateMany({ where: { about: "Kept talk" }, data: { about: "A talk about Canary" } });
    const folder = join(await makeFolder(), "canary");
    const out = await run(["export", "--person", "canary whitlock", "--out", folder], {
      DATABASE_URL: school.env.DATABASE_URL ?? "",
    });
    expect([out.code, out.stderr]).toEqual([0, ""]);
    expect(out.stdout).toMatch(/holds everything about Canary Whitlock \(U0CANARY001\): \d+ rows/);
    expect(readdirSync(folder).sort()).toEqual(["README.txt", "data.json", "data.xlsx"]);
    for (const name of readdirSync(folder)) expect(statSync(join(folder, name)).mode & 0o077).toBe(0);
    const json = JSON.parse(readFileSync(join(folder, "data.json"), "utf8"));
    expect(json.person).toEqual({
      id: CANARY_ID,
      name: "Canary Whitlock",
      workspace: asWorkspaceId(school.slack.teamId),
    });
    const data = JSON.stringify(json.data);
    // Private reflections and drafts are theirs, too.
    for (const where of [
      "roadblock",
      "draft",
      "talk",
      "indicator",
      "why",
      "notes",
      "evidence",
      "offer",
      "reply",
      "line",
      "question",
    ])
      expect(data, where).toContain(`Canary ${where}`);
    expect(Object.keys(json.data)).toEqual([...PERSONAL_SECTIONS.map(({ key }) => key), "mentions"]);
    // What a colleague wrote in private stays theirs, even where it names the person.
    expect(JSON.stringify(json)).not.toContain("A talk about Canary");
    expect(JSON.stringify(json)).not.toContain("Kept draft");
    expect(JSON.stringify(json)).not.toContain("Kept indicator");
    expect(json.data.evidenceMarks.rows).toMatchObject([{ kind: "talk" }]);
    expect(json.data.mentions.rows).toContainEqual({ where: "example of level 2", text: "An example of Whitlock's" });
    const sheets = await sheetsOf(readFileSync(join(folder, "data.xlsx")));
    expect(sheets.get("Drafts")?.[1]).toContain('{"explain-1":"Canary draft"}');
    expect(sheets.get("OH YEAHs saved")).toBeDefined();
    expect(unplainWordsIn(readFileSync(join(folder, "README.txt"), "utf8"))).toEqual([]);
  });

  it("refuses a folder that holds something, an unknown person, and a line that asks for two things", async () => {
    const school = await startWithCanary();
    const env = { DATABASE_URL: school.env.DATABASE_URL ?? "" };
    const base = await makeFolder();
    mkdirSync(join(base, "full"));
    writeFileSync(join(base, "full", "old.txt"), "old");
    const person = (name: string, out: string) => run(["export", "--person", name, "--out", join(base, out)], env);
    expect((await person("Canary Whitlock", "full")).stderr).toMatch(/full isn't empty\. Name a new folder\.\n$/);
    expect((await person("Canary Whitlock", "no/where")).stderr).toMatch(/There is no folder [^\n]+no\.\n$/);
    expect((await person("Nora Nobody", "new")).stderr).toContain("Bookend knows nobody named Nora Nobody.");
    const both = await run(["export", "units", "--person", "Canary Whitlock", "--out", join(base, "new")], env);
    expect([both.code, both.stderr]).toEqual([1, expect.stringMatching(/^bookend: Name either what to export \(/)]);
    expect(readdirSync(base)).toEqual(["full"]);
  });
});
