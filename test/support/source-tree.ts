// Reads the project's own source: its files, what each imports, and import cycles.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";

export const ROOT = join(import.meta.dirname, "../..");

/** Paths from the root; TypeScript files unless `ending` says otherwise. */
export const filesIn = (folder: string, ending = /\.ts$/): string[] =>
  readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && ending.test(entry.name))
    .map((entry) => posix.relative(ROOT, posix.join(entry.parentPath, entry.name)))
    // Prisma generates these.
    .filter((path) => !path.startsWith("src/store/generated/"))
    .sort();

export const textOf = (path: string) => readFileSync(join(ROOT, path), "utf8");

export interface Import {
  /** A path from the root, or a package. */
  of: string;
  isFile: boolean;
  /** `import type`, which is gone at run time. `import { type … }` isn't. */
  typeOnly: boolean;
}

/** Imports name the compiled file: `./home.js` is home.ts, or home.tsx on the demo's page. */
function sourceOf(path: string): string {
  const source = path.replace(/\.js$/, ".ts");
  return !existsSync(join(ROOT, source)) && existsSync(join(ROOT, `${source}x`)) ? `${source}x` : source;
}

const IMPORT = /^(?:import|export) (type )?(?:[\w*{][^;"]*? from )?"([^"]+)"|\bimport\(\s*"([^"]+)"/gm;

export function importsIn(path: string, text: string): Import[] {
  return [...text.matchAll(IMPORT)].map(([, type, fixed, dynamic]) => {
    const name = fixed ?? dynamic ?? "";
    const isFile = name.startsWith(".");
    const of = isFile ? sourceOf(posix.join(posix.dirname(path), name)) : name;
    return { of, isFile, typeOnly: type !== undefined };
  });
}

/** A path from a file back to itself, along the imports in the graph. Undefined when there is none. */
export function findCycle(graph: ReadonlyMap<string, readonly string[]>): string[] | undefined {
  const visited = new Set<string>();
  const walk = (path: string, trail: readonly string[]): string[] | undefined => {
    if (trail.includes(path)) return [...trail.slice(trail.indexOf(path)), path];
    if (visited.has(path)) return undefined;
    for (const next of graph.get(path) ?? []) {
      const cycle = walk(next, [...trail, path]);
      if (cycle) return cycle;
    }
    visited.add(path);
    return undefined;
  };
  return [...graph.keys()].map((path) => walk(path, [])).find((cycle) => cycle !== undefined);
}
