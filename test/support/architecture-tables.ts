// The rules of docs/ARCHITECTURE.md as the architecture test applies them: that page is the only place they are written down.
import { textOf } from "./source-tree.js";

const PAGE = "docs/ARCHITECTURE.md";

export interface ImportRule {
  /** The files it applies to: paths below src/ without the extension. `*` matches anything. */
  files: readonly string[];
  mayImport: readonly string[];
  /** It may import only types from these. */
  typesOf: readonly string[];
  packages: readonly string[] | "any";
}

/** A row's name for the file's own folder and the folders below it on the ladder. */
export const LADDER = "the ladder";

const namesIn = (cell: string) => [...cell.matchAll(/`([^`]+)`/g)].map(([, name = ""]) => name);

function toRule(row: string): ImportRule {
  const [files = "", mayImport = "", typesOf = "", packages = ""] = row
    .split("|")
    .slice(1)
    .map((cell) => cell.trim());
  return {
    files: namesIn(files),
    mayImport: [...namesIn(mayImport), ...(mayImport.includes(LADDER) ? [LADDER] : [])],
    typesOf: namesIn(typesOf),
    packages: packages === "any" ? "any" : packages.split(",").map((name) => name.trim()),
  };
}

/** The table under "Allowed imports", in its order. */
export function readImportRules(page = textOf(PAGE)): ImportRule[] {
  const [, section = ""] = page.split("## Allowed imports");
  const rows = (section.split("\n## ")[0] ?? "").split("\n").filter((row) => row.startsWith("| `"));
  return rows.map(toRule);
}

/** The folders of features, from the top of the ladder to the bottom. */
export function readLadder(page = textOf(PAGE)): string[] {
  const [, section = ""] = page.split("**The ladder.**");
  return [...(section.split("\n## ")[0] ?? "").matchAll(/^\d+\. `([\w-]+)`$/gm)].map(([, name = ""]) => name);
}

/** The folders that the tree under "The tree" names, each with its path from the root. */
export function readTree(page = textOf(PAGE)): string[] {
  const [, section = ""] = page.split("## The tree");
  const block = section.split("```")[1] ?? "";
  return [...block.matchAll(/^([\w.{},/-]+\/)(?:\s|$)/gm)].map(([, path = ""]) => path.replace(/\/$/, ""));
}

/** Whether a name in the table matches this path. */
export function isMatch(name: string, path: string): boolean {
  const pattern = name.replaceAll(/[.+?^${}()|[\]\\]/g, "\\$&").replaceAll("*", ".*");
  return new RegExp(`^${pattern}$`).test(path);
}
