// What can be attached to a plan: files, which stay in Slack, and links.
import { z } from "zod";
import { NO_STUDENT_NAMES } from "../../content/form-words.js";
import type { PlanStep } from "../../domain/plan/steps.js";
import { endingOf, files, type LinkedFile } from "../../slack/define/file-field.js";
import type { Fields } from "../../slack/define/form.js";
import { text } from "../../slack/define/text-and-date-fields.js";
import type { PlanAttachment } from "../../store/plan-attachments.js";
import { clip } from "../../text/clip.js";

/** Handouts, graphic organizers, rubrics: documents, pictures and sheets, nothing that runs. */
const TYPES = [
  "pdf",
  "docx",
  "doc",
  "odt",
  "rtf",
  "txt",
  "md",
  "pptx",
  "ppt",
  "xlsx",
  "xls",
  "csv",
  "png",
  "jpg",
  "jpeg",
  "gif",
];

const MAX_FILES = 5;
const MAX_LINK = 500;
const MAX_NAME = 80;

const isLink = (line: string): boolean =>
  line.length <= MAX_LINK && /^https?:$/u.test(URL.parse(line)?.protocol ?? "") && !/\s/u.test(line);

/** A name before the link stays with it: "Rubric https://…". */
function toLink(line: string): { name: string; address: string } | undefined {
  const [, name = "", address = ""] = /^(.*?)\s*(\S+)$/u.exec(line) ?? [];
  return isLink(address)
    ? { name: clip(name.replace(/[:–—-]+$/u, "").trim() || address, MAX_NAME), address }
    : undefined;
}

const Links = z
  .string()
  .optional()
  .transform((typed) =>
    (typed ?? "")
      .split("\n")
      .map((line) => line.trim())
      .filter(Boolean),
  )
  .transform((lines, { issues }) => {
    const wrong = lines.find((line) => !toLink(line));
    if (wrong !== undefined) {
      const words = `"${clip(wrong, MAX_NAME)}" isn't a link. Put one on each line, beginning with https://.`;
      issues.push({ code: "custom", message: words, input: wrong });
    }
    return lines.flatMap((line) => toLink(line) ?? []);
  });

export const fileFields = {
  files: files({
    label: "Files",
    hint: `Handouts, graphic organizers, rubrics: up to ${MAX_FILES} at a time, 10 MB each. They stay in Slack. ${NO_STUDENT_NAMES}`,
    types: TYPES,
    max: MAX_FILES,
  }),
};

const linkFields: Fields<unknown> = {
  links: text({
    label: "Links",
    hint: "One per line. You can attach files once this step is saved.",
    optional: true,
    schema: Links,
    max: 3000,
    multiline: true,
  }),
};

/** Only the last step has them. Files have a form of their own: a school that declines files:read can still write plans. */
export const attachmentFields = ({ key }: PlanStep): Fields<unknown> => (key === "adaptations" ? linkFields : {});

export type NewAttachment = Omit<PlanAttachment, "id">;

export const fromFile = ({ id, name, size, address }: LinkedFile): NewAttachment => ({
  ...{ name: name || "File", address },
  file: { id, type: endingOf(name), bytes: size },
});

/** The links that were entered in the last step. */
export function readLinks(entered: Record<string, unknown>): NewAttachment[] {
  const links = (entered.links as { name: string; address: string }[] | undefined) ?? [];
  return links.map((link) => ({ ...link, file: undefined }));
}
