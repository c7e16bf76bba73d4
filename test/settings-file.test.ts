// The file .env: a warning when everyone can read it, and what the command line writes only its account can read.
import { statSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, it } from "vitest";
import { buildFor, launchProgram } from "./support/command-line.js";
import { prepareStart } from "./support/starting.js";

buildFor("settings-file");
const CLI = join(process.cwd(), "dist", "under-test", "settings-file", "cli.cjs");

/** Starts the command line in a folder with an .env file of this mode, under the usual umask. */
async function startWith(mode: string, env: Record<string, string>) {
  const script = `umask 022; echo UNIT_COMMAND=/unit-by-file > .env; chmod ${mode} .env; exec node -e 'require("${CLI}").run()' -- start`;
  const bookend = await launchProgram("/bin/sh", ["-c", script], env);
  await bookend.started();
  return bookend.stop("SIGTERM");
}

it.each([
  ["644", true],
  ["604", true],
  ["600", false],
  ["640", false],
])("an .env file of mode %s is warned about at start: %s", async (mode, warns) => {
  const { env } = await prepareStart("http");
  const { code, stdout, stderr } = await startWith(mode, env);
  expect([code, stderr]).toEqual([0, ""]);
  const warnings = stdout.split("\n").filter((line) => line.includes("chmod 600 .env"));
  expect(warnings).toHaveLength(warns ? 1 : 0);
  for (const line of warnings) expect(JSON.parse(line)).toMatchObject({ level: 40 });
});

it("the database and its folder are for Bookend's account alone, whatever the umask", async () => {
  const { env } = await prepareStart("http");
  const path = `${dirname((env.DATABASE_URL ?? "").replace("file:", ""))}/new/bookend.db`;
  await startWith("600", { ...env, DATABASE_URL: `file:${path}` });
  const modeOf = (name: string) => (statSync(name).mode & 0o777).toString(8);
  expect([modeOf(dirname(path)), modeOf(path)]).toEqual(["700", "600"]);
});
