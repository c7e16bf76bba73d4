// Temporary folders for tests, in memory if the machine has room.
import { accessSync, constants, statfsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";

/** Linux's file system in memory. A container may limit it to 64 MB. */
const IN_MEMORY = "/dev/shm";
const ENOUGH_BYTES = 200e6;

/**
 * Bookend has SQLite flush each commit to the disk (synchronous=FULL), in tests too. In memory that takes
 * no time. On a disk it takes milliseconds, several times per request, and blocks everything else.
 */
function findRoot(): string {
  try {
    accessSync(IN_MEMORY, constants.W_OK);
    const { bavail, bsize } = statfsSync(IN_MEMORY);
    return bavail * bsize > ENOUGH_BYTES ? IN_MEMORY : tmpdir();
  } catch {
    return tmpdir();
  }
}

/** A folder that is deleted when the test ends. A library can't be loaded from memory: pass a folder on disk. */
export async function makeFolder(root = findRoot()): Promise<string> {
  const folder = await mkdtemp(join(root, "bookend-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}
