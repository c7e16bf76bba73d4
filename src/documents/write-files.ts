// Writes several files at once, as a folder or a ZIP: all of them, or none.
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { toCannotWrite } from "./write/cannot-write.js";
import { startWriter } from "./write/thread.js";
import { toPart, writeWhole } from "./write/whole.js";
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
  const thread = startWriter({ path, files });
  try {
    await thread.ask("end");
  } finally {
    await thread.end();
  }
}

/** One file whose bytes are there. Throws CannotWrite. One that was there is replaced at the end. */
export const writeBytes = (bytes: Uint8Array, path: string): Promise<void> =>
  writeWhole(path, (part) =>
    writeFile(part, bytes, { mode: 0o600, flag: "wx", flush: true }).catch((error) => {
      throw toCannotWrite(error);
    }),
  );

async function fillFolder(folder: string, parts: readonly FilePart[], options: FilesOptions): Promise<void> {
  const { onProgress, signal } = options;
  await mkdir(folder, { mode: 0o700 });
  for (const [n, part] of parts.entries()) {
    signal?.throwIfAborted();
    await writePart(part, folder, signal);
    onProgress?.(n + 1, parts.length);
  }
  signal?.throwIfAborted();
}

async function fillZip(zip: string, parts: readonly FilePart[], options: FilesOptions): Promise<void> {
  const folder = toPart(options.path);
  try {
    await fillFolder(folder, parts, options);
    await zipTo(
      zip,
      parts.map(({ name }) => ({ name, path: join(folder, name) })),
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Throws CannotWrite with words for people, the signal's reason after a stop, and what making a part throws. */
export const writeFiles = (parts: readonly FilePart[], options: FilesOptions): Promise<void> =>
  writeWhole(options.path, (part) =>
    (options.as === "zip" ? fillZip : fillFolder)(part, parts, options).catch((error) => {
      throw toCannotWrite(error);
    }),
  );
