// Slack's escapes in a typed line (docs.slack.dev/messaging/formatting-message-text): people are taken out, the rest
// becomes plain words.
import { asPersonId, type PersonId } from "../ids.js";
import { BREAK } from "./phrase.js";

const MENTION = "<@[UW][A-Z0-9]+(?:\\|[^<>]*)?>";
const AND = "(?:,|&amp;|&|\\+|and\\b|with\\b)";
const WITH = "(?:(?:together )?\\b(?:with |w/ ?)(?:me and )?)?";
const PEOPLE = new RegExp(
  `${WITH}${MENTION}(?: ?(?:${AND} ?){0,3}${MENTION})*(?: (?:and|&amp;|&) (?:me|myself|I)\\b)?`,
  "gi",
);

/** A name or group that Slack did not turn into people, where people are named. */
const NOBODY = "(?:@[\\p{L}\\p{N}._-]+|<!subteam\\^[^<>]*>)";
const UNFOUND = new RegExp(
  `(?:\\b(?:together )?(?:with |w/ ?)|${BREAK} ?(?:${AND} ?){0,3})(${NOBODY}(?: ?(?:${AND} ?){0,3}${NOBODY})*)`,
  "giu",
);

/** A name without its @, after people: "with @Lee and Mr. Jones". A comma may begin anything else. */
const TITLED = "(?:Mr|Mrs|Ms|Miss|Dr|Coach)\\.? ";
const PERSON_NAME = "\\p{Lu}[\\p{L}'’-]+";
const NOT_A_NAME = `(?!(?:${[
  ...["Grades?", "Gr", "Level", "Lvl", "K", "PK", "Pre", "Kinder\\w*"],
  ...[
    "First",
    "Second",
    "Third",
    "Fourth",
    "Fifth",
    "Sixth",
    "Seventh",
    "Eighth",
    "Ninth",
    "Tenth",
    "Eleventh",
    "Twelfth",
  ],
  ...["Mon", "Tues?", "Wed", "Thu(?:rs?)?", "Fri", "Sat", "Sun"],
  ...["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
  ...["Today", "Yesterday", "Tomorrow", "Last", "Next", "This"],
].join("|")})\\b)`;
const BARE = new RegExp(
  `${BREAK} ?(?:,? ?(?:and|&amp;|&|\\+|with) (?:${TITLED})?|, ?(?:and )?${TITLED})${NOT_A_NAME}(${PERSON_NAME}(?: ${NOT_A_NAME}${PERSON_NAME})?)(?![\\p{L}’'-]| ?\\d)`,
  "gu",
);

const ONE_NAME = `${NOT_A_NAME}${PERSON_NAME}(?: ${NOT_A_NAME}${PERSON_NAME})?`;

/**
 * A name without its @ where nobody else is named: "with Lee", "with Mr. Jones and Ana". A comma may begin anything else.
 * The words between names stand between blanks, for a name may hold "and", too.
 */
const BARE_ALONE = new RegExp(
  `(?:together )?\\b(?:with |w/ ?)(?:${TITLED})?${ONE_NAME}(?:(?: (?:and|&amp;|&) |, (?:and )?(?=${TITLED}))(?:${TITLED})?${ONE_NAME})*(?![\\p{L}’'-]| ?\\d)`,
  "u",
);

/** The name in a text that mentions nobody, if it holds one, and what stands before and after it. */
export function findBareName(text: string): { said: string; before: string; after: string } | undefined {
  const found = BARE_ALONE.exec(text);
  if (!found) return undefined;
  return {
    said: found[0],
    before: text.slice(0, found.index),
    after: text.slice(found.index + found[0].length),
  };
}

export type TypedPeople = { people: PersonId[]; unfound: string[]; rest: string };

export function takePeople(text: string): TypedPeople {
  const people = new Set<PersonId>();
  const unfound: string[] = [];
  const withoutPeople = text.replace(PEOPLE, (phrase) => {
    for (const [, id] of phrase.matchAll(/<@([A-Z0-9]+)/gi)) people.add(asPersonId(String(id).toUpperCase()));
    return BREAK;
  });
  const takeUnfound = (_phrase: string, names: string) => {
    unfound.push(toPlainWords(names));
    return BREAK;
  };
  const rest = withoutPeople.replace(UNFOUND, takeUnfound).replace(BARE, takeUnfound);
  return { people: [...people], unfound, rest };
}

/** The ids of the people a text mentions. */
export function peopleIn(text: string): string[] {
  return [...new Set([...text.matchAll(/<@([A-Z0-9]+)/g)].map(([, id = ""]) => id))];
}

/** Channels, broadcasts and links by the words people saw when they typed them; people by these names, by their id. */
export function toPlainWords(text: string, names: ReadonlyMap<string, string> = new Map()): string {
  return text
    .replace(/<([#@!]?)([^<>|]*)(?:\|([^<>]*))?>/g, (_markup, kind: string, target: string, label?: string) => {
      const name = kind === "@" ? names.get(target) : undefined;
      if (name) return name;
      if (label) return kind === "" ? label : label.replace(/^[#@]/, "");
      if (kind === "") return target.replace(/^(?:mailto|tel):/, "");
      return kind === "!" && !target.includes("^") ? target : "";
    })
    .replace(/&(amp|lt|gt);/g, (_escape, name: string) => (name === "amp" ? "&" : name === "lt" ? "<" : ">"));
}
