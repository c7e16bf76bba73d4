// Puts files that are on the disk into a ZIP, piece by piece.
import { closeSync, openSync, readSync } from "node:fs";
import type { Output } from "./output.js";
import { ZipWriter } from "./zip.js";

const PIECE = 256 * 1024;

export function zipFiles(files: readonly { name: string; path: string }[], output: Output): void {
  const zip = new ZipWriter(output);
  const buffer = new Uint8Array(PIECE);
  for (const { name, path } of files) {
    zip.begin(name);
    const file = openSync(path, "r");
    for (let size = readSync(file, buffer); size > 0; size = readSync(file, buffer))
      zip.write(buffer.subarray(0, size));
    closeSync(file);
  }
  zip.finish();
  output.close();
}
