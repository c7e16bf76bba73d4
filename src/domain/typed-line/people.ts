// Takes the people out of a typed line: mentions, and names that Slack didn't turn into mentions.
import { asPersonId, type PersonId } from "../ids.js";
import { ORDINAL_WORDS } from "./number-words.js";
import { BREAK } from "./phrase.js";
import { toPlainText } from "./slack-text.js";
import { WEEKDAY } from "./weekday.js";

const MENTION = "<@[UW][A-Z0-9]+(?:\\|[^<>]*)?>";
const BETWEEN_PEOPLE = "(?: ?(?:(?:,|&amp;|&|\\+|and\\b|with\\b) ?){0,3})";
const WITH = "\\b(?:together )?(?:with |w/ ?)";
const MENTIONED_PEOPLE = new RegExp(
  `(?:${WITH}(?:me and )?)?${MENTION}(?:${BETWEEN_PEOPLE}${MENTION})*(?: (?:and|&amp;|&) (?:me|myself|I)\\b)?`,
  "gi",
);

/** An @name or a group that is no person's mention. It counts after "with" and after people. */
const UNKNOWN_NAME = "(?:@[\\p{L}\\p{N}._-]+|<!subteam\\^[^<>]*>)";
const UNKNOWN_PEOPLE = new RegExp(
  `(?:(?:${WITH})|${BREAK}${BETWEEN_PEOPLE})(${UNKNOWN_NAME}(?:${BETWEEN_PEOPLE}${UNKNOWN_NAME})*)`,
  "giu",
);

const capitalize = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

const HONORIFIC = "(?:Mr|Mrs|Ms|Miss|Dr|Coach)\\.? ";
const CAPITALIZED_WORD = "\\p{Lu}[\\p{L}'’-]+";
const NOT_A_NAME = `(?!(?:${[
  ...["Grades?", "Gr", "Level", "Lvl", "K", "PK", "Pre", "Kinder\\w*"],
  ...ORDINAL_WORDS.map(capitalize),
  ...[WEEKDAY, "Today", "Yesterday", "Tomorrow", "Last", "Next", "This"],
].join("|")})\\b)`;
const NAME = `${NOT_A_NAME}${CAPITALIZED_WORD}(?: ${NOT_A_NAME}${CAPITALIZED_WORD})?`;
const END_OF_NAME = "(?![\\p{L}’'-]| ?\\d)";

/** "and Mr. Jones" after people. Anything may follow a comma, so after one the name needs its "Mr.". */
const NAME_AFTER_PEOPLE = new RegExp(
  `${BREAK} ?(?:,? ?(?:and|&amp;|&|\\+|with) (?:${HONORIFIC})?|, ?(?:and )?${HONORIFIC})(${NAME})${END_OF_NAME}`,
  "gu",
);

/**
 * "with Lee", "with Mr. Jones and Ana". Anything may follow a comma, so after one the name needs its "Mr.". The "and"
 * needs its spaces, because a name may contain those letters.
 */
const NAMES_AFTER_WITH = new RegExp(
  `${WITH}((?:${HONORIFIC})?${NAME}(?:(?: (?:and|&amp;|&) |, (?:and )?(?=${HONORIFIC}))(?:${HONORIFIC})?${NAME})*)${END_OF_NAME}`,
  "u",
);

interface BareName {
  /** As typed, with its "with". */
  text: string;
  /** Without it. */
  names: string;
  before: string;
  after: string;
}

/** The names after "with" in a text without mentions; undefined if there are none. */
export function findBareName(text: string): BareName | undefined {
  const found = NAMES_AFTER_WITH.exec(text);
  if (!found) return undefined;
  const [phrase, names = ""] = found;
  return { text: phrase, names, before: text.slice(0, found.index), after: text.slice(found.index + phrase.length) };
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
  const withoutMentions = text.replace(MENTIONED_PEOPLE, (phrase) => {
    for (const [, id] of phrase.matchAll(/<@([A-Z0-9]+)/gi)) people.add(asPersonId(String(id).toUpperCase()));
    return BREAK;
  });
  const takeNames = (_phrase: string, names: string) => {
    unknown.push(toPlainText(names));
    return BREAK;
  };
  const rest = withoutMentions.replace(UNKNOWN_PEOPLE, takeNames).replace(NAME_AFTER_PEOPLE, takeNames);
  return { people: [...people], unknown, rest };
}
