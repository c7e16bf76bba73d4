// Where a plan's copy for people outside begins: who may be named on it, and what it leaves out.
import { formatList } from "../../domain/list-in-words.js";
import { planTitle } from "../../domain/plan/plan-fields.js";
import { UNNAMED } from "../../domain/plan/plan-people.js";
import { formatDay, schoolDayAt } from "../../domain/time/school-day.js";
import { toButton } from "../../slack/define/button.js";
import {
  type Block,
  bold,
  bullets,
  buttons,
  footnote,
  type Message,
  paragraph,
  toMessage,
} from "../../slack/message/blocks.js";
import type { Publication } from "../../store/plan-publications.js";
import type { Plan } from "../../store/plan-row.js";
import { withCapital } from "../../text/capital.js";
import type { Ctx } from "../context.js";
import { answerNameLink, askNamesLink, confirmNameLink, planCopyLink } from "./publish-links.js";
import type { NamedPerson } from "./read-copy.js";

function toAnswerWords({ person: { role }, answer }: NamedPerson): string {
  if (answer?.allowed) return "will be named";
  const words = `will be “${UNNAMED[role]}”`;
  if (!answer) return `not asked yet, ${words}`;
  return answer.allowed === false ? words : `asked, no answer yet, ${words}`;
}

/** A line for each person, or for each answer if they are many. */
const MAX_LINES = 5;

function toNameList(names: readonly NamedPerson[]): Block {
  if (names.length <= MAX_LINES)
    return bullets(names.map((name) => [bold(name.person.name), `: ${toAnswerWords(name)}`]));
  const answers = [...new Set(names.map(toAnswerWords))];
  const having = (answer: string) => names.filter((name) => toAnswerWords(name) === answer);
  return bullets(
    answers.map((answer) => [bold(formatList(having(answer).map(({ person }) => person.name))), `: ${answer}`]),
  );
}

interface Prepared {
  plan: Plan;
  names: readonly NamedPerson[];
  /** People in this Slack who weren't asked yet, without the person who asks. */
  toAsk: readonly NamedPerson[];
  copies: readonly Publication[];
  /** They may say what someone outside Slack answered. */
  isLibrarian: boolean;
}

function toOwnButtons({ plan, names }: Prepared, me: string): Block[] {
  const own = names.find(({ person }) => person.id === me);
  if (!own) return [];
  const allowed = !own.answer?.allowed;
  const text = allowed ? "Use my name" : "Leave out my name";
  return [buttons(toButton(answerNameLink, { plan: plan.id, allowed, inPlace: true }, { text }))];
}

/** More buttons in a row are hard to choose from. */
const MAX_IN_ROW = 5;

/** Each name outside Slack keeps its place, whatever was answered. */
function toOutsideButtons({ plan, names, isLibrarian }: Prepared): Block[] {
  if (!isLibrarian) return [];
  const outside = names.filter(({ person }) => person.id === undefined);
  const all = outside.map(({ person, key, answer }, at) => {
    const allowed = !answer?.allowed;
    const text = allowed ? `${person.name} agreed` : `Leave out ${person.name}`;
    return toButton(confirmNameLink, { plan: plan.id, key, allowed }, { text, suffix: String(at) });
  });
  const rows = Array.from({ length: Math.ceil(all.length / MAX_IN_ROW) }, (_, row) => row * MAX_IN_ROW);
  return rows.map((from) => buttons(...all.slice(from, from + MAX_IN_ROW)));
}

const LEFT_OUT =
  "It has AASL's standards by number only, names files without linking them, and doesn't have areas of deficit and gaps.";

const toPast = ({ number, by, at, names }: Publication, ctx: Ctx): string => {
  const day = formatDay(schoolDayAt(at, ctx.tz), { today: schoolDayAt(ctx.now, ctx.tz), locale: ctx.user.locale });
  const named = names.length > 0 ? `, naming ${names.length === 1 ? names[0] : `${names.length} people`}` : "";
  return `${withCapital(day)}: version ${number} by ${by}${named}`;
};

/** So many copies are listed. The database keeps all of them. */
const MAX_PAST = 3;

const toCopyButton = (plan: Plan, school: boolean) =>
  toButton(
    planCopyLink,
    { plan: plan.id, school, page: 0 },
    school
      ? { text: "See it with the school's name", suffix: "school" }
      : { text: "See the copy", suffix: "plain", style: "primary" },
  );

export function toPublishStart(prepared: Prepared, ctx: Ctx): Message {
  const { plan, names, toAsk, copies } = prepared;
  const ask = toButton(askNamesLink, { plan: plan.id }, { text: "Ask them" });
  return toMessage(
    paragraph("A copy of ", bold(planTitle(plan)), " for people outside the school. ", LEFT_OUT),
    paragraph("People are named only if they agree:"),
    toNameList(names),
    ...(toAsk.length > 0 ? [buttons(ask)] : []),
    ...toOwnButtons(prepared, ctx.user.id),
    ...toOutsideButtons(prepared),
    buttons(toCopyButton(plan, false), toCopyButton(plan, true)),
    ...(copies.length > 0
      ? [
          footnote(
            `Copies made: ${copies
              .slice(0, MAX_PAST)
              .map((copy) => toPast(copy, ctx))
              .join("; ")}.`,
          ),
        ]
      : []),
    footnote("You'll see every word before you get the file."),
  );
}
