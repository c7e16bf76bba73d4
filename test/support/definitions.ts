// Finds definitions in a feature file that no list contains.

/** Every kind of definition, by the function that makes it. */
export const KINDS = [
  "Subcommand",
  "Form",
  "Button",
  "MessageShortcut",
  "Post",
  "Nudge",
  "Question",
  "Setting",
] as const;

const CALL = new RegExp(`\\bdefine(?:${KINDS.join("|")})\\(`, "g");
const EXPORTED = new RegExp(`^export const (\\w+)[^=\\n]* = define(?:${KINDS.join("|")})\\(`, "gm");
/** One definition per entry of a list, such as a form per sheet. */
const MAPPED = /^export const (\w+)[^=\n]* = \w+(?:\.\w+)*\.map\(/gm;

const namesIn = (pattern: RegExp, text: string) => [...text.matchAll(pattern)].map(([, name = ""]) => name);

/**
 * The definitions of a file that are missing from `listed`, by name, plus how many the file doesn't export: no list can
 * contain those.
 */
export function unlistedIn(text: string, exported: Record<string, unknown>, listed: readonly unknown[]): string[] {
  const [single, mapped] = [namesIn(EXPORTED, text), namesIn(MAPPED, text)];
  const calls = (text.match(CALL) ?? []).length;
  const lists = mapped.flatMap((name) => [exported[name]].flat().map((value) => ({ name, value })));
  const all = [...single.map((name) => ({ name, value: exported[name] })), ...lists];
  const hidden = calls - single.length - (mapped.length > 0 ? 1 : 0);
  return [
    ...all.filter(({ value }) => !listed.includes(value)).map(({ name }) => name),
    ...(hidden > 0 ? [`${hidden} not exported`] : []),
  ];
}
