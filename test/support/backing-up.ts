// Backups in tests: a database with rows of its own, what is in a file, and a disk that is small.
import { spawnSync } from "node:child_process";
import { closeSync, openSync, readdirSync, writeSync } from "node:fs";
import { onTestFinished } from "vitest";
import { makeFolder } from "./folders.js";
import { openForNow } from "./sqlite-file.js";

/** What a database says about itself, on a connection that leaves it alone. */
export function readFrom(path: string, sql: string): unknown[] {
  const client = openForNow(path, { readonly: true, fileMustExist: true });
  try {
    return client.prepare(sql).pluck().all();
  } finally {
    client.close();
  }
}

export const titlesIn = (path: string) => readFrom(path, 'SELECT "title" FROM "Unit" ORDER BY "title"');

/** Makes it take a while to copy: about 24 MB. */
export function makeBig(path: string): void {
  const client = openForNow(path);
  client.exec(`
    INSERT INTO "SeenRequest" ("workspaceId", "key", "seenAt")
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 12000)
    SELECT 'T1', i || hex(randomblob(500)), '2026-11-10T15:52:00.000Z' FROM n`);
  client.close();
}

export const namesIn = (folder: string) => readdirSync(folder).sort();

/** A disk of so many bytes, in memory. Needs the right to mount, as the machine that checks every commit has. */
export async function mountSmallDisk(bytes: number): Promise<string> {
  const folder = await makeFolder();
  const { status, stderr } = spawnSync("mount", ["-t", "tmpfs", "-o", `size=${bytes},mode=0700`, "tmpfs", folder]);
  if (status !== 0) throw new Error(`This account can't mount a disk: ${stderr}`);
  onTestFinished(() => void spawnSync("umount", ["-l", folder]));
  return folder;
}

/** Overwrites the first page of a table, as a failing disk does. No connection stays open. */
export function damageTable(path: string, table: string): void {
  const client = openForNow(path);
  const size = client.pragma("page_size", { simple: true }) as number;
  const page = client.prepare("SELECT rootpage FROM sqlite_schema WHERE name = ?").pluck().get(table) as number;
  client.pragma("journal_mode = DELETE");
  client.close();
  const file = openSync(path, "r+");
  writeSync(file, Buffer.alloc(size, 0xa5), 0, size, (page - 1) * size);
  closeSync(file);
}
