// Finds words that say when without saying the day: "last week", "in October", "on Mondays", "2nd quarter".
import { MONTH, WEEKDAY } from "./day-names.js";
import { ORDINAL_WORDS } from "./number-words.js";
import { type Found, matchAt, sticky, WORD_END } from "./phrase.js";

const WHICH_DAY = "Which day was it? Choose the date.";

const SOME = "(?:two|three|four|few|couple(?: of)?|several|\\d{1,2})";
const SPAN =
  "(?:days|weeks?|wks?|weekends?|months?|quarter|semester|trimester|term|year|fall|autumn|winter|spring|summer)";
const START = "(?:(?:all|earlier|later|over|during|in|for|from|by|on|at|since|until|till|through|the) ){0,3}";
const ORDINAL = `(?:[1-4](?:st|nd|rd|th)|${ORDINAL_WORDS.slice(0, 4).join("|")}|fall|spring|winter|summer)`;

const VAGUE = sticky(
  `(?:${[
    `${START}(?:this|last|next|past) (?:${SOME} )?${SPAN}`,
    "(?:over|on|during) the weekend",
    `${START}week of(?: the)? (?:\\d{1,2}(?:[./]\\d{1,2}|st|nd|rd|th)?|${MONTH} ?\\d{1,2}(?:st|nd|rd|th)?)`,
    `${START}(?:early|late|mid|middle of|end of|beginning of|start of)[ -](?:${MONTH}|(?:the |last |this )?(?:week|month|semester|quarter|year))`,
    `(?:on |every )?${WEEKDAY}s`,
    `every (?:${WEEKDAY}|day|week|other day)`,
    "(?:recently|lately|the other day|all week(?: long)?|all month|daily|weekly)",
    `(?:a|an?other|${SOME}|a ${SOME})(?: (?:day|week|month)s?)? (?:ago|back)`,
    "(?:some time|a while|a bit) (?:ago|back)",
    `(?:since|until|till|through) (?:${MONTH} ?\\d{1,2}(?:st|nd|rd|th)?|\\d{1,2}/\\d{1,2}|${WEEKDAY}|yesterday|today|now)`,
    `(?:on |by )?the \\d{1,2}(?:st|nd|rd|th)(?! (?:grade|period|hour|block|class))`,
  ].join("|")})${WORD_END}`,
);

/** A part of the school year: clear enough next to a day, vague without one. */
const PART_OF_YEAR = sticky(
  `${START}(?:q ?[1-4]|${ORDINAL} (?:quarter|semester|trimester|term|(?:marking|grading) period)|semester [12]|quarter [1-4]|trimester [1-3])${WORD_END}`,
);
const MONTH_ALONE = sticky(`(in |during |all |back in |for )?(?:${MONTH})(?: \\d{4})?${WORD_END}(?! ?\\d)`);

type VagueDay = Found<never> & { isPartOfYear: boolean };

/** The words at this index that may mean several days. */
export function findVagueDay(text: string, at: number): VagueDay | undefined {
  const part = matchAt(PART_OF_YEAR, text, at);
  if (part) return { why: WHICH_DAY, position: "own part", end: at + part[0].length, isPartOfYear: true };
  const vague = matchAt(VAGUE, text, at);
  if (vague) return { why: WHICH_DAY, position: "own part", end: at + vague[0].length, isPartOfYear: false };
  const [month, preposition] = matchAt(MONTH_ALONE, text, at) ?? [];
  if (month === undefined) return undefined;
  // "March, grade 6" has a title.
  const position = preposition ? "own part" : "after a phrase";
  return { why: WHICH_DAY, position, end: at + month.length, isPartOfYear: false };
}
