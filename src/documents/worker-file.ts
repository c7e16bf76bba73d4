// Where the bundle of a worker thread is.
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** Next to the bundle. From source, as in the tests, it is the one that was bundled last. */
export function workerFile(name: string): string {
  const beside = fileURLToPath(new URL(name, import.meta.url));
  return existsSync(beside) ? beside : fileURLToPath(new URL(`../../dist/src/${name}`, import.meta.url));
}
