// The folder a school copies to its server: small, complete, and started as its service starts it.
import { spawnSync } from "node:child_process";
import { existsSync, lstatSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { launchProgram } from "../support/command-line.js";
import { makeFolder } from "../support/folders.js";
import { STAFF, TESS } from "../support/school.js";
import { prepareStart } from "../support/starting.js";
import { waitUntil } from "../support/waiting.js";

const MAX_BYTES = 120 * 1024 * 1024;

const sizeOf = (folder: string) =>
  readdirSync(folder, { recursive: true })
    .map((name) => lstatSync(join(folder, String(name))))
    .reduce((sum, entry) => sum + (entry.isFile() ? entry.size : 0), 0);

const makeHost = (folder: string) =>
  spawnSync(process.execPath, ["scripts/make-host-folder.mjs", folder], { encoding: "utf8" });

it("the host folder has at most 120 MB, answers a command, and stops when its service stops it", async () => {
  const folder = join(await makeFolder(tmpdir()), "host");
  const result = makeHost(folder);
  expect(result.stderr).toBe("");
  expect(result.stdout).toContain(`${folder} is ready`);
  expect(sizeOf(folder)).toBeLessThan(MAX_BYTES);
  expect(existsSync(join(folder, "bookend.service"))).toBe(true);
  expect(existsSync(join(folder, "dist", "src", "backup-worker.cjs"))).toBe(true);

  const { slack, env, port } = await prepareStart("http");
  const bookend = await launchProgram(join(folder, "bookend"), ["start"], env);
  await bookend.started();
  slack.sendTo(`http://127.0.0.1:${port}/slack/events`);
  await slack.as(TESS).command("/unit", "log Rivers, grade 4, level 2 with <@U0LIBRARY01> today", { channel: STAFF });
  await waitUntil(() => expect(slack.whispersTo(TESS).at(-1)?.text).toContain("Rivers"));

  expect(await bookend.stop("SIGTERM")).toMatchObject({ code: 0, signal: null, stderr: "" });
});

it("the host folder is made only in an empty folder", async () => {
  const folder = await makeFolder(tmpdir());
  expect(makeHost(folder).status).toBe(0);
  const again = makeHost(folder);
  expect(again.status).toBe(1);
  expect(again.stderr).toBe(`bookend: ${folder} isn't empty. Name a new folder.\n`);
  expect(existsSync(join(folder, "bookend"))).toBe(true);
});
