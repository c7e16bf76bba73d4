// The project's own source as the tests of its architecture see it: files, what each imports, and circles among them.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";

export const ROOT = join(import.meta.dirname, "../..");

/** Paths from the root; of TypeScript if nothing else is asked for. */
export const filesIn = (folder: string, ending = /\.ts$/): string[] =>
  readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && ending.test(entry.name))
    .map((entry) => posix.relative(ROOT, posix.join(entry.parentPath, entry.name)))
    // Prisma's, not ours.
    .filter((path) => !path.startsWith("src/store/generated/"))
    .sort();

export const textOf = (path: string) => readFileSync(join(ROOT, path), "utf8");

export interface Import {
  /** A path from the root, or a package. */
  of: string;
  isFile: boolean;
  /** Gone when the program runs: `import type`, not `import { type … }`. */
  typeOnly: boolean;
}

/** Imports name the compiled file: `./home.js` is home.ts or, on the demo's page, home.tsx. */
function sourceOf(path: string): string {
  const source = path.replace(/\.js$/, ".ts");
  return !existsSync(join(ROOT, source)) && existsSync(join(ROOT, `${source}x`)) ? `${source}x` : source;
}

const IMPORT = /^(?:import|export) (type )?(?:[\w*{][^;"]*? from )?"([^"]+)"|\bimport\(\s*"([^"]+)"/gm;

export function importsIn(path: string, text: string): Import[] {
  return [...text.matchAll(IMPORT)].map(([, type, still, dynamic]) => {
    const name = still ?? dynamic ?? "";
    const isFile = name.startsWith(".");
    const of = isFile ? sourceOf(posix.join(posix.dirname(path), name)) : name;
    return { of, isFile, typeOnly: type !== undefined };
  });
}

/** A way from a file back to itself, along imports that exist when the program runs. */
export function circleIn(graph: ReadonlyMap<string, readonly string[]>): string[] | undefined {
  const done = new Set<string>();
  const walk = (path: string, way: readonly string[]): string[] | undefined => {
    if (way.includes(path)) return [...way.slice(way.indexOf(path)), path];
    if (done.has(path)) return undefined;
    for (const next of graph.get(path) ?? []) {
      const circle = walk(next, [...way, path]);
      if (circle) return circle;
    }
    done.add(path);
    return undefined;
  };
  return [...graph.keys()].map((path) => walk(path, [])).find((circle) => circle !== undefined);
}
