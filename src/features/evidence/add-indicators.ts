// Adds indicators to a librarian's folder: the list of their state's rubric, pasted. What is there already stays as it is.
import { z } from "zod";
import { FORM_EXPIRED, ONLY_YOU } from "../../content/form-words.js";
import { MAX_INDICATORS, readIndicators } from "../../domain/evidence.js";
import { defineButton } from "../../slack/define/button.js";
import { defineForm, toModal } from "../../slack/define/form.js";
import { fieldErrors, modal, type Replies, saved } from "../../slack/define/replies.js";
import { text } from "../../slack/define/text-and-date-fields.js";
import { bold, paragraph } from "../../slack/message/blocks.js";
import { addIndicators } from "../../store/evidence.js";
import { wasSeen } from "../../store/requests.js";
import { clip } from "../../text/clip.js";
import type { Ctx } from "../context.js";
import { addIndicatorsLink } from "./evidence-links.js";
import { INDICATORS_PER_PAGE } from "./evidence-view.js";
import { readFolder, showFolder } from "./read-evidence.js";

const MAX_SHOWN_BAD = 3;
const MAX_LINE = 60;

const toBadWords = (bad: readonly { line: string; why: string }[]): string => {
  const shown = bad.slice(0, MAX_SHOWN_BAD).map(({ line, why }) => `"${clip(line, MAX_LINE)}": ${why}`);
  const left = bad.length - shown.length;
  return `${shown.join(" ")}${left > 0 ? ` And ${left} more.` : ""}`;
};

export const indicatorsForm = defineForm({
  name: "evidence-indicators",
  title: () => "Add indicators",
  submit: () => "Add",
  fields: {
    lines: text({
      label: "Indicators",
      hint: `One per line, as your evaluation rubric has them. Up to ${MAX_INDICATORS} in your folder.`,
      schema: z.string("Paste at least one line."),
      multiline: true,
      placeholder: "1a. Knows the curriculum and current standards",
    }),
  },
  hidden: z.object({}),
  footer: () => ONLY_YOU,
  stale: FORM_EXPIRED,
  run: async (ctx: Ctx, { lines }): Promise<Replies> => {
    const { db, school, user, key, now } = ctx;
    const known = (await readFolder(ctx)).map(({ name }) => name);
    const { names, bad } = readIndicators(lines, known);
    if (bad.length > 0) return fieldErrors({ lines: toBadWords(bad) });
    if (names.length === 0 && !(await wasSeen(db, school, key)))
      return fieldErrors({ lines: "All of these are in your folder already." });
    if (names.length === 0 || !(await addIndicators(db, school, { names, person: user.id, key, now }))) return [];
    const added = `${names.length} ${names.length === 1 ? "indicator" : "indicators"}`;
    const page = Math.floor(known.length / INDICATORS_PER_PAGE);
    return saved(() => showFolder(ctx, { page, above: [paragraph(bold(`Added: ${added}.`))] }));
  },
});

export const openIndicators = defineButton({
  link: addIndicatorsLink,
  opensForm: true,
  run: async (ctx: Ctx) => {
    await readFolder(ctx);
    return modal(toModal(indicatorsForm, ctx, { values: {}, hidden: {}, origin: ctx.origin }));
  },
});
