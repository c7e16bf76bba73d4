// A field to drop a file into. Slack uploads the file at once, and tells us which one it is when the form is sent.
import { z } from "zod";
import { cleanText } from "../../text/clean.js";
import { clip } from "../../text/clip.js";
import type { Field, FieldOptions } from "./field.js";

/** A file that someone chose in a form. What is in it, `readFile` of the context downloads after the ack. */
export interface ChosenFile {
  id: string;
  name: string;
  /** In bytes, as Slack says. */
  size: number;
}

/** https://docs.slack.dev/reference/block-kit/block-elements/file-input-element: 10 MB. */
export const MAX_FILE_BYTES = 10 * 1024 * 1024;

/** How much of a file's name we show. */
const MAX_NAME = 80;

const Chosen = z.object({ id: z.string().min(1), name: z.string(), size: z.number() });

/** A file that stays in Slack: only its address is kept. */
export interface LinkedFile extends ChosenFile {
  /** Its page in Slack, for those who may see it there. */
  address: string;
}

/** Without an address, Slack doesn't have the file, or keeps it to itself. */
const Linked = Chosen.extend({ address: z.string() });

/** "a CSV or XLSX file" */
function toKinds(types: readonly string[]): string {
  const names = types.map((type) => type.toUpperCase());
  return `a ${names.length > 1 ? `${names.slice(0, -1).join(", ")} or ${names.at(-1)}` : names[0]} file`;
}

/** In lower case, without the dot. */
export const endingOf = (name: string): string => /\.([^.]+)$/.exec(name.toLowerCase())?.[1] ?? "";

const ENDING = /\.[^.\s]{1,8}$/u;

/** A long name is cut before its ending. */
function toShownName(name: string): string {
  const clean = cleanText(name);
  if (clean.length <= MAX_NAME) return clean;
  const ending = ENDING.exec(clean)?.[0] ?? "";
  return clip(clean.replace(ENDING, ""), MAX_NAME - ending.length) + ending;
}

/** What is wrong with it, as far as its name and size say. Slack's own check of the type is a convenience, so we check again. */
function problemOf({ name, size }: ChosenFile, types: readonly string[]): string | undefined {
  if (name !== "" && !types.includes(endingOf(name))) return `Choose ${toKinds(types)}. This one is "${name}".`;
  if (size > MAX_FILE_BYTES) return "This file is bigger than 10 MB, and that's more than I can read.";
  return undefined;
}

interface FileOptions<Optional extends boolean>
  extends Omit<FieldOptions<z.ZodType>, "schema" | "optional" | "isWanted" | "redraws"> {
  /** File endings in lower case, without the dot, such as "csv". */
  types: readonly string[];
  optional?: Optional;
}

type FileSchema<Optional extends boolean> = z.ZodType<Optional extends true ? ChosenFile | undefined : ChosenFile>;

/**
 * One file of these types, at most 10 MB. Downloading and reading it takes longer than Slack waits for an ack, so a form
 * with a file answers with `afterAck`. Needs the scope files:read.
 */
export function file<Optional extends boolean = false>(
  options: FileOptions<Optional>,
): Field<FileSchema<Optional>, unknown> {
  const { types, ...rest } = options;
  const chosen = z.string({ error: `Choose ${toKinds(types)}.` }).transform((entered, { issues }) => {
    const given = Chosen.parse(JSON.parse(entered));
    const problem = problemOf(given, types);
    if (problem) issues.push({ code: "custom", message: problem, input: entered });
    return given;
  });
  const schema = options.optional ? chosen.optional() : chosen;
  return {
    ...rest,
    schema: schema as unknown as FileSchema<Optional>,
    // Slack takes no initial file: a form that is redrawn keeps the one that was chosen.
    element: ({ name }) => ({ type: "file_input", action_id: name, filetypes: [...types], max_files: 1 }),
    read: ({ files }) => {
      const first = files?.[0];
      return first?.id
        ? JSON.stringify({ id: first.id, name: toShownName(first.name ?? ""), size: first.size ?? 0 })
        : undefined;
    },
  };
}

/** Slack says how much it takes: 1 GB for a file dropped in otherwise, 10 MB for one in a form. */
function problemOfLinked(file: LinkedFile, types: readonly string[]): string | undefined {
  const called = file.name === "" ? "one of the files" : `"${file.name}"`;
  if (file.address === "") return `Slack didn't give me ${called}. Take it out and choose it again, or add a link.`;
  if (file.size > MAX_FILE_BYTES)
    return `"${file.name}" is bigger than 10 MB. Upload it in Slack or elsewhere, and add its link.`;
  if (types.includes(endingOf(file.name))) return undefined;
  return `"${file.name}" isn't a kind of file that I take here. Choose ${toKinds(types)}, or add a link.`;
}

const toAddress = (permalink: string | null | undefined) => (permalink?.startsWith("https://") ? permalink : "");

/** Up to `max` files of these types, at most 10 MB each. They stay in Slack. Needs the scope files:read. */
export function files(
  options: Omit<FieldOptions<z.ZodType>, "schema" | "redraws"> & { types: readonly string[]; max: number },
): Field<z.ZodType<LinkedFile[]>, unknown> {
  const { types, max, ...rest } = options;
  const schema = z
    .array(z.string())
    .optional()
    .transform((entered, { issues }) => {
      const given = [...new Set(entered)].map((one) => Linked.parse(JSON.parse(one)));
      const tooMany =
        given.length > max ? `Choose no more than ${max} files at a time. These are ${given.length}.` : undefined;
      const problem = given.map((one) => problemOfLinked(one, types)).find(Boolean) ?? tooMany;
      if (problem) issues.push({ code: "custom", message: problem, input: entered });
      return given;
    });
  return {
    ...rest,
    schema: schema as unknown as z.ZodType<LinkedFile[]>,
    element: ({ name }) => ({ type: "file_input", action_id: name, filetypes: [...types], max_files: max }),
    read: ({ files: chosen }) =>
      chosen?.flatMap(({ id, name, size, permalink }) =>
        id
          ? [JSON.stringify({ id, name: toShownName(name ?? ""), size: size ?? 0, address: toAddress(permalink) })]
          : [],
      ),
  };
}
