// Writes the list of tables and columns in docs/privacy.md from the comments in prisma/schema.prisma. With --check it only
// says what is missing or out of date. Other files can be named: the schema, then the page.
import { readFileSync, writeFileSync } from "node:fs";

const BEGIN = "<!-- Written by `npm run privacy`. Change the comments in prisma/schema.prisma instead. -->";
const END = "<!-- End of what `npm run privacy` wrote. -->";
const NOTES = ["Why", "Seen by", "Kept", "Erased with the person"];

/** The meanings that the head of the schema gives to columns of the same name: "// unitId: The unit it belongs to." */
function readShared(schema) {
  const head = schema.slice(0, schema.search(/^generator /m));
  return new Map([...head.matchAll(/^\/\/ (\w+): (.+)$/gm)].map(([, name, meaning]) => [name, meaning]));
}

/** What a comment says, and its notes: "Kept: a week." */
function readComment(lines) {
  const isNote = (line) => NOTES.some((note) => line.startsWith(`${note}: `));
  const notes = lines
    .filter(isNote)
    .map((line) => [line.slice(0, line.indexOf(":")), line.slice(line.indexOf(":") + 2)]);
  return { text: lines.filter((line) => !isNote(line)).join(" "), notes: new Map(notes) };
}

function readTables(schema) {
  const names = new Set([...schema.matchAll(/^model (\w+)/gm)].map(([, name]) => name));
  const tables = [];
  let comment = [];
  let isInTable = false;
  for (const line of schema.split("\n").map((text) => text.trim())) {
    if (line.startsWith("///")) {
      comment.push(line.slice(3).trim());
      continue;
    }
    const [, model] = /^model (\w+)/.exec(line) ?? [];
    const [, column, type] = /^(\w+)\s+(\w+)/.exec(line) ?? [];
    if (model) {
      tables.push({ name: model, ...readComment(comment), columns: [] });
      isInTable = true;
    } else if (line === "}") isInTable = false;
    // A relation isn't a column.
    else if (isInTable && column && !names.has(type)) {
      tables.at(-1).columns.push({ name: column, text: comment.join(" ") });
    }
    comment = [];
  }
  return tables;
}

function problemsOf(tables, shared) {
  return tables.flatMap(({ name, text, notes, columns }) => [
    ...(text === "" ? [`${name}: the table needs a comment.`] : []),
    ...NOTES.filter((note) => !notes.has(note)).map((note) => `${name}: the table needs a line "/// ${note}: ….".`),
    ...columns
      .filter((column) => column.text === "" && !shared.has(column.name))
      .map((column) => `${name}.${column.name}: the column needs a comment that says what it holds.`),
  ]);
}

const cell = (text) => text.replaceAll("|", "\\|");

function toList(tables, shared) {
  const parts = tables.map(({ name, text, notes, columns }) => {
    const facts = NOTES.map((note) => `- ${note}: ${notes.get(note)}`);
    const rows = columns.map((column) => `| \`${column.name}\` | ${cell(column.text || shared.get(column.name))} |`);
    return [`### ${name}`, text, "", ...facts, "", "| column | what it holds |", "| --- | --- |", ...rows].join("\n");
  });
  return `${BEGIN}\n\n${parts.join("\n\n")}\n\n${END}`;
}

const args = process.argv.slice(2);
const [schemaPath = "prisma/schema.prisma", pagePath = "docs/privacy.md"] = args.filter((arg) => arg !== "--check");
const schema = readFileSync(schemaPath, "utf8").replaceAll("\r\n", "\n");
const page = readFileSync(pagePath, "utf8").replaceAll("\r\n", "\n");
const [tables, shared] = [readTables(schema), readShared(schema)];
const problems = problemsOf(tables, shared);
const [begin, end] = [page.indexOf(BEGIN), page.indexOf(END)];
if (begin < 0 || end < begin) problems.push(`${pagePath}: the marks around the list are gone.`);
if (problems.length === 0) {
  const written = page.slice(0, begin) + toList(tables, shared) + page.slice(end + END.length);
  if (!args.includes("--check")) writeFileSync(pagePath, written);
  else if (written !== page) problems.push(`${pagePath} is out of date. Run npm run privacy.`);
}
for (const problem of problems) process.stderr.write(`${problem}\n`);
process.exit(problems.length === 0 ? 0 : 1);
