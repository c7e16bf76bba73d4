// Finds the folder this copy of Bookend is installed in, wherever this file was compiled to.
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export function rootFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, "manifest.yml"))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error("manifest.yml is missing from this installation of Bookend.");
    folder = parent;
  }
  return folder;
}
