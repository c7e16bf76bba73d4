// Takes the people out of a typed line: mentions, and names that Slack didn't turn into mentions.
import { asPersonId, type PersonId } from "../ids.js";
import { MONTH, WEEKDAY } from "./day-names.js";
import { ORDINAL_WORDS } from "./number-words.js";
import { BREAK, matchAt, sticky } from "./phrase.js";
import { toPlainText } from "./slack-text.js";

const MENTION = "<@[UW][A-Z0-9]+(?:\\|[^<>]*)?>";
const AND = "(?:and\\b|&amp;|&|\\+|plus\\b)";
const BETWEEN_PEOPLE = `(?: ?(?:(?:,|${AND}|with\\b|w/) ?){0,3})`;

const WORKED = "(?:co[- ]?)?(?:taught|teaching|planned|planning|worked|working|partnered|collaborated|teamed(?: up)?)";
const WITH = `(?:(?:with|wiht|wtih|wih|wit|w)\\b[/.]?|alongside\\b|along with\\b|together with\\b)`;
/** "co-taught with our librarian". */
const CONNECTOR = `(?<![\\p{L}\\p{N}&])(?:${WORKED} )?(?:${WITH}|${AND}|cc\\b|partners?\\b|(?:with |w/ ?)?help from\\b):? ?`;
const ROLE =
  "(?:(?:my|our|the|fellow) )?(?:(?:school |teacher[- ])?(?:librarian|lms|teacher|partner|colleague|co-?teacher) )?";
const ME = "(?:me|myself|I)";
const GROUP =
  "(?:(?:\\p{L}+|\\d{1,2}(?:st|nd|rd|th)(?: grade)?) )?(?:class(?:es|room)?|students?|kids|team|group|homeroom)";
const HER_CLASS = `(?:['’]s(?: ${GROUP}\\b)?|,? ?${AND} (?:her|his|their|our|my|the) ${GROUP}\\b)`;

const MENTIONED_PEOPLE = new RegExp(
  `(?:(?<![\\p{L}\\p{N}])${ME} ${AND} )?(?:${CONNECTOR}${ROLE}(?:${ME} ${AND} )?)?${MENTION}${HER_CLASS}?(?:${BETWEEN_PEOPLE}${MENTION}${HER_CLASS}?)*(?:,? ${AND} ${ME}\\b)?`,
  "giu",
);

/** An @name or a group that is no person's mention. It counts after "with" and after people. */
const UNKNOWN_NAME = "(?:@[\\p{L}\\p{N}._-]+|<!subteam\\^[^<>]*>)";
const UNKNOWN_PEOPLE = new RegExp(
  `(?:(?<![\\p{L}\\p{N}])(?:together )?${WITH}:? ?|${BREAK}${BETWEEN_PEOPLE})(${UNKNOWN_NAME}(?:${BETWEEN_PEOPLE}${UNKNOWN_NAME})*)`,
  "giu",
);

const HONORIFIC = "(?:Mr|Mrs|Ms|Miss|Mx|Dr|Coach|Prof)\\b\\.? ?";
/** Words that end a name, whatever their case. */
const NOT_A_NAME = `(?!(?:${[
  ...["grades?", "gr", "grd", "level", "lvl", "lv", "l\\d", "k", "kg", "pk", "pre", "pre-?k", "kinder\\p{L}*"],
  ...ORDINAL_WORDS,
  ...[WEEKDAY, MONTH, "today", "yesterday", "yday", "tomorrow", "tonight", "last", "next", "this", "recently", "since"],
  ...["on", "in", "for", "at", "from", "was", "done", "during", "over", "coop\\p{L}*", "coord\\p{L}*", "collab\\p{L}*"],
  ...[
    "and",
    "or",
    "with",
    "w",
    "me",
    "myself",
    "I",
    "earlier",
    "just",
    "back",
    "week",
    "end",
    "mid",
    "early",
    "late",
    "subject",
    "day",
  ],
].join("|")})(?![\\p{L}\\p{N}]))`;
const ARTICLE = "(?:the|an?|our|my|her|his|their|some|all)";
const NAME_WORD = `${NOT_A_NAME}(?!${ARTICLE} )(?:${HONORIFIC})?\\p{L}[\\p{L}\\p{M}'’.@_-]*`;
const NAME = `(?:${ARTICLE} )?${NAME_WORD}(?: ${NAME_WORD}){0,3}`;

/** "Ms. Park" in "with Ms. Park and @lee". Anything may stand before a comma, so there the name needs its "Ms.". */
const NAME_BEFORE_PEOPLE = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${WITH}:? ?(${NAME}) ?${AND}|${WITH}:? ?(${HONORIFIC}${NAME}) ?,) ?(?=${MENTION})`,
  "giu",
);

/** "and Mr. Jones" after people. Anything may follow a comma, so after one the name needs its "Mr.". */
const NAME_AFTER_PEOPLE = new RegExp(
  `${BREAK} ?(?:,? ?(?:${AND}|with) ?|, ?(?=${HONORIFIC}))(${NAME})(?: ?${AND} (${NAME}))?`,
  "giu",
);

/** "with Lee", "with Mr. Jones and the art teacher", "partner: Lee". */
const NAMES = sticky(
  `(?:(?:(?:co[- ]?)?(?:taught|planned|worked|partnered|collaborated) )?${WITH}:? ?|(?:partners?|librarian|teacher)(?:: ?| ))(${NAME}(?:(?: ?${AND} ?|, ?(?=${HONORIFIC}))${NAME})*)`,
);

/** "level 2 and Lee". */
const NAMES_AFTER_PHRASE = sticky(`${AND} ?(${NAME})`);

/** A capitalized name after "with", within a title: "Dances with Wolves" may be one, and so may "Maps with Lee". */
const NAME_IN_TITLE = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:with|w/) ?((?:${HONORIFIC})?\\p{Lu}[\\p{L}'’-]+(?: \\p{Lu}[\\p{L}'’-]+)?(?: and (?:${HONORIFIC})?\\p{Lu}[\\p{L}'’-]+)?)`,
  "u",
);

/** Names without mentions. `text`: as typed, with the "with". */
export type TypedNames = { text: string; names: string };

/** The names after a "with" at this index; right after a phrase, also those after an "and". */
export function findNames(
  text: string,
  at: number,
  before: "nothing" | "phrase" | "mark",
): (TypedNames & { end: number }) | undefined {
  const found = matchAt(NAMES, text, at) ?? (before === "phrase" ? matchAt(NAMES_AFTER_PHRASE, text, at) : null);
  const [phrase = "", names] = found ?? [];
  // A line that begins with "Coteaching with technology" begins with its title.
  if (names === undefined || (before === "nothing" && !/^w/i.test(phrase))) return undefined;
  const written = phrase.replace(/[.,'’ ]+$/, "");
  return { text: written, names: names.replace(/[.,'’ ]+$/, ""), end: at + written.length };
}

export function findNameInTitle(title: string): TypedNames | undefined {
  const [text, names] = NAME_IN_TITLE.exec(title) ?? [];
  return text !== undefined && names !== undefined ? { text, names } : undefined;
}

interface TypedPeople {
  people: PersonId[];
  /** Names that Slack didn't turn into mentions. */
  unknown: string[];
  /** The text with BREAK where people were named. */
  rest: string;
}

/** Takes the people out of a text, as Slack sends it. */
export function takePeople(text: string): TypedPeople {
  const people = new Set<PersonId>();
  const unknown: string[] = [];
  const add = (names: string) => unknown.push(toPlainText(names).replace(/[.,]$/, ""));
  const withoutNames = text.replace(NAME_BEFORE_PEOPLE, (_phrase, names?: string, titled?: string) => {
    add(names ?? titled ?? "");
    return "with ";
  });
  const withoutMentions = withoutNames.replace(MENTIONED_PEOPLE, (phrase, at: number, all: string) => {
    for (const [, id] of phrase.matchAll(/<@([A-Z0-9]+)/gi)) people.add(asPersonId(String(id).toUpperCase()));
    // "Working Together with Lee": the words are part of the title.
    const [words = ""] = /^(?:\p{Lu}[\p{L}-]* )+(?=with)/u.exec(phrase) ?? [];
    return at === 0 || /\p{L} $/u.test(all.slice(Math.max(0, at - 2), at)) ? words + BREAK : BREAK;
  });
  const takeNames = (_phrase: string, ...names: (string | number | undefined)[]) => {
    for (const name of names.slice(0, 2)) if (typeof name === "string") add(name);
    return BREAK;
  };
  const rest = withoutMentions
    .replace(UNKNOWN_PEOPLE, (_phrase, names: string) => takeNames("", names))
    .replace(NAME_AFTER_PEOPLE, (_phrase, name: string, other?: string) => takeNames("", name, other));
  return { people: [...people], unknown, rest };
}
