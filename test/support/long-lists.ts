// Checks that nothing Bookend sends is a list that needs a picker, a menu or pages: at most five bullets or buttons in a row.
import type { Json, JsonObject } from "../../sandbox/workspace/json.js";
import { roadblockHints } from "../../src/content/roadblock-hints.js";
import { linkNameOf } from "../../src/slack/define/button.js";

const MOST = 5;

interface Exception {
  why: string;
  /** The title of the modal that it's in, or the first line of the message. */
  title?: RegExp;
  /** The first bullet. */
  first: RegExp;
}

const FIRST_HINTS = Object.values(roadblockHints).map(({ items }) => items[0]);

/** The lists that may be longer. */
export const EXCEPTIONS: readonly Exception[] = [
  {
    why: "help's last page is for looking a word up, and fits on a phone (test/e2e/help.e2e.ts)",
    first: /^\/\S+ \w+ \[/,
  },
  {
    why: "the hints for a roadblock are read while it is written down or still there, and a form has no pages",
    first: new RegExp(`^(?:${FIRST_HINTS.join("|")})`),
  },
  {
    why: "Slack draws no table in a modal, so the report's is a list there; it has pages of its own",
    title: / report$|^Preview$/,
    first: /^[A-Z][a-z]{2} \d+ · /,
  },
  {
    why: "Slack draws no table in a modal, so coverage's are lists there, with a line for each grade, subject or teacher",
    title: /^Coverage$/,
    first: / · \d+ · (?:\d\.\d|–)$/,
  },
  {
    why: "Slack draws no table in a modal, and a year's summary is read month by month, down to its total",
    first: /^[A-Z][a-z]+(?: \d{4})?(?: so far)? · .+ · [\d,]+ · (?:\d\.\d|–)$/,
  },
  {
    why: "names in the order of the alphabet, to look for one, on a page of their own",
    title: /^No unit yet this term$/,
    first: /./,
  },
  {
    why: "a plan is posted as it is on paper, with all its duties and attachments; its texts are cut instead",
    title: /^Preview: this will be posted in /,
    first: /./,
  },
  { why: "a line for each partner who rated the level; few units have more than three", first: /, as logged$/ },
  { why: "a unit's history is read from its start, and its view cuts it at ten changes", first: / logged it · / },
];

const isObject = (value: unknown): value is JsonObject =>
  value !== null && typeof value === "object" && !Array.isArray(value);

/** The words in a value, without their style. */
function wordsOf(value: Json | undefined): string {
  if (Array.isArray(value)) return value.map(wordsOf).join("");
  if (!isObject(value)) return "";
  return typeof value.text === "string" ? value.text : Object.values(value).map(wordsOf).join("");
}

function longListIn({ type, elements }: JsonObject, title: string): string[] {
  if (!Array.isArray(elements) || elements.length <= MOST) return [];
  if (type === "actions") {
    const links = elements.filter(isObject).map(({ action_id: id }) => linkNameOf(`${id}`));
    return [`${elements.length} buttons in a row: ${[...new Set(links)].join(", ")}`];
  }
  const first = wordsOf(elements[0]);
  const isAllowed = EXCEPTIONS.some((one) => (one.title?.test(title) ?? true) && one.first.test(first));
  return type === "rich_text_list" && !isAllowed ? [`${elements.length} bullets in "${title}": ${first}`] : [];
}

/** The lists in a message or a view that are too long, in words. */
export function longListsIn(value: Json | undefined, title = ""): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => longListsIn(item, title));
  if (!isObject(value)) return [];
  const firstLine =
    Array.isArray(value.blocks) && typeof value.text === "string" ? value.text.split("\n")[0] : undefined;
  const shownAs = value.type === "modal" ? wordsOf(value.title) : (firstLine ?? title);
  return [...longListIn(value, title), ...Object.values(value).flatMap((item) => longListsIn(item, shownAs))];
}
