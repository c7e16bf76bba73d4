// Every word of a plan's copy for people outside, page by page, with what in it needs a second look.
import type { PlanPaper } from "../../documents/paper-kinds.js";
import { formatList } from "../../domain/list-in-words.js";
import { mayQuoteStandards, namePartsIn } from "../../domain/plan/published-text.js";
import { toButton } from "../../slack/define/button.js";
import { type Block, bold, buttons, footnote, type Message, paragraph, toMessage } from "../../slack/message/blocks.js";
import { pageButtons, pageOf } from "../../slack/message/paging.js";
import { toPlanPages } from "../plans/plan-pages-view.js";
import type { PlanFormat } from "../plans/plan-paper-links.js";
import { toPaperBlocks } from "./plan-post-view.js";
import { planCopyLink, sendCopyLink } from "./publish-links.js";
import type { Copy } from "./read-copy.js";

/** What people wrote, each with the name of the part it is in. */
const textsIn = ({ title, parts, notes }: PlanPaper): { where: string; text: string }[] => [
  { where: "Unit title", text: title },
  ...parts.flatMap((part) => {
    const { kind, title: where } = part;
    if (kind === "text") return [{ where, text: part.text }];
    if (kind === "named") return part.items.map(({ name, text }) => ({ where, text: `${name}\n${text}` }));
    if (kind === "links") return part.items.map(({ name, address }) => ({ where, text: `${name}\n${address}` }));
    return kind === "duties" ? part.columns.flatMap(({ duties }) => duties.map(({ text }) => ({ where, text }))) : [];
  }),
  ...notes.map((text) => ({ where: "The credit", text })),
];

const partsWith = (paper: PlanPaper, has: (text: string) => boolean): string[] => [
  ...new Set(textsIn(paper).flatMap(({ where, text }) => (has(text) ? [where] : []))),
];

/** What Bookend can't decide: whether words are a standard's, or a name. */
function toWarnings({ paper, unnamed }: Copy): Block[] {
  const quoting = partsWith(paper, mayQuoteStandards);
  const naming = partsWith(paper, (text) => namePartsIn(text, unnamed).length > 0);
  const names = [...new Set(textsIn(paper).flatMap(({ text }) => namePartsIn(text, unnamed)))];
  const quoteWords = `${formatList(quoting)} may quote the text of AASL's standards, which is under copyright. Edit the plan so that only the numbers stay.`;
  const nameWords = `${formatList(naming)}: “${names.join("”, “")}” may mean someone who hasn't agreed to be named.`;
  return [
    ...(quoting.length > 0 ? [paragraph(bold("Please check: "), quoteWords)] : []),
    ...(naming.length > 0 ? [paragraph(bold("Please check: "), nameWords)] : []),
  ];
}

const INTRO =
  "Every word that will leave the school. Copied-out text of AASL's standards has to go first: it's under copyright.";

function toFormat({ plan, withSchool, digest }: Copy, format: PlanFormat, text: string) {
  const value = { plan: plan.id, school: withSchool, format, seen: digest };
  return toButton(sendCopyLink, value, {
    text,
    suffix: format,
    accessibilityLabel: `${text}: the copy of ${plan.values.title}`,
  });
}

/** `changed`: they saw an older copy before. The files are offered below the last page. */
export function toPlanCopy(copy: Copy, { page: asked, changed }: { page: number; changed: boolean }): Message {
  const { plan, paper, withSchool, digest } = copy;
  const pages = toPlanPages(toPaperBlocks(paper));
  const { page, last, shown } = pageOf(pages, { size: 1, page: asked });
  const value = { plan: plan.id, school: withSchool, seen: digest };
  const turn = pageButtons({
    ...{ page, last, previous: "Previous page", next: "Next page" },
    toButton: (to, look) => toButton(planCopyLink, { ...value, page: to }, look),
  });
  const where = last > 0 ? ` Page ${page + 1} of ${last + 1}.` : "";
  const isLast = page === last;
  const formats = isLast ? [toFormat(copy, "pdf", "Get the PDF"), toFormat(copy, "docx", "Get it for Word")] : [];
  return toMessage(
    ...(changed ? [paragraph("The copy has changed since you saw it. Here is the new one.")] : []),
    footnote(`${INTRO}${where}`),
    ...(page === 0 ? toWarnings(copy) : []),
    ...(page === 0 && withSchool ? [paragraph(paper.school)] : []),
    ...(shown[0] ?? []),
    buttons(...turn, ...formats),
    ...(isLast ? [footnote("At the foot of each page: the day it was printed, and the page's number.")] : []),
  );
}
