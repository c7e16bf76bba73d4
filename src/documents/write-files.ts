// Writes several files at once, as a folder or a ZIP: all of them, or none.
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { toCannotWrite } from "./write/cannot-write.js";
import { WriterThread } from "./write/thread.js";
import { type Table, writeSheets } from "./write-sheets.js";

export interface FilePart {
  /** The file's name, with its ending. Tables become what the ending says. */
  name: string;
  make(signal: AbortSignal | undefined): Promise<Uint8Array | readonly Table[]>;
}

export interface FilesOptions {
  as: "folder" | "zip";
  /** Where the folder or the ZIP will be. Nothing is there yet. */
  path: string;
  /** How many of the files are written by now. */
  onProgress?: (done: number, of: number) => void;
  signal?: AbortSignal | undefined;
}

async function writePart({ name, make }: FilePart, folder: string, signal: AbortSignal | undefined): Promise<void> {
  const made = await make(signal);
  const path = join(folder, name);
  if (made instanceof Uint8Array) await writeFile(path, made, { mode: 0o600, flag: "wx" });
  else await writeSheets(made, { format: name.endsWith(".csv") ? "csv" : "xlsx", path, ...(signal ? { signal } : {}) });
}

async function zipTo(path: string, files: { name: string; path: string }[]): Promise<void> {
  const thread = new WriterThread({ path, files });
  try {
    await thread.step("end");
  } finally {
    await thread.end();
  }
}

let made = 0;

/** One file whose bytes are there. Throws CannotWrite. One that was there is replaced at the end. */
export async function writeBytes(bytes: Uint8Array, path: string): Promise<void> {
  const part = `${path}.${process.pid}-${++made}.part`;
  try {
    await writeFile(part, bytes, { mode: 0o600, flag: "wx", flush: true });
    await rename(part, path);
  } catch (error) {
    throw toCannotWrite(error);
  } finally {
    await rm(part, { force: true });
  }
}

/** Throws CannotWrite with words for people, the signal's reason after a stop, and what making a part throws. */
export async function writeFiles(parts: readonly FilePart[], options: FilesOptions): Promise<void> {
  const { as, path, onProgress, signal } = options;
  const folder = `${path}.${process.pid}-${++made}.part`;
  const zip = `${folder}.zip`;
  try {
    await mkdir(folder, { mode: 0o700 });
    for (const [n, part] of parts.entries()) {
      signal?.throwIfAborted();
      await writePart(part, folder, signal);
      onProgress?.(n + 1, parts.length);
    }
    signal?.throwIfAborted();
    if (as === "zip")
      await zipTo(
        zip,
        parts.map(({ name }) => ({ name, path: join(folder, name) })),
      );
    await rename(as === "zip" ? zip : folder, path);
  } catch (error) {
    throw toCannotWrite(error);
  } finally {
    await rm(folder, { recursive: true, force: true });
    await rm(zip, { force: true });
  }
}
