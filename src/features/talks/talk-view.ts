// How planning talks look: one that was saved or deleted, a line with a menu, a page of them, and the last ones in Home.
import { ONLY_YOU } from "../../content/form-words.js";
import { listNames } from "../../domain/list-in-words.js";
import { formatMonth, type Month } from "../../domain/time/month.js";
import { formatDay, type SchoolDay, schoolDayAt } from "../../domain/time/school-day.js";
import { toButton } from "../../slack/define/button.js";
import { toMenu, toMenuItem } from "../../slack/define/menu.js";
import { toRunButton } from "../../slack/define/typed-line.js";
import {
  type Block,
  bold,
  buttons,
  code,
  footnote,
  heading,
  type Message,
  paragraph,
  toMessage,
} from "../../slack/message/blocks.js";
import { typedLine } from "../../slack/message/line.js";
import { pageButtons } from "../../slack/message/paging.js";
import type { Talk } from "../../store/talk-row.js";
import type { Ctx } from "../context.js";
import { toMarkItems } from "../marking/mark-links.js";
import { seeUnitLink } from "../units/unit-links.js";
import {
  deleteTalkLink,
  editTalkLink,
  makeUnitLink,
  notThisUnitLink,
  planTalkLink,
  restoreTalkLink,
  talkPageLink,
  toSeenValue,
} from "./talk-links.js";

export const TALKS_TITLE = "Planning talks";

/** Below every talk. */
export const WHO_SEES_A_TALK = `${ONLY_YOU} It isn't counted as a unit.`;

const dayWords = (day: SchoolDay, { now, tz, user }: Ctx) =>
  formatDay(day, { today: schoolDayAt(now, tz), locale: user.locale });

/** "with Tess Teacher · yesterday · 20 min · became Rivers (Mon, Nov 16)". */
function toDetails({ about, partnerNames, others, day, minutes, unit }: Talk, ctx: Ctx): string {
  const unitWords = unit?.title === about ? "a unit" : unit?.title;
  return [
    `with ${listNames([...partnerNames, ...others])}`,
    dayWords(day, ctx),
    minutes && `${minutes} min`,
    unit && `${unit.isMade ? "became" : "probably became"} ${unitWords} (${dayWords(unit.date, ctx)})`,
  ]
    .filter(Boolean)
    .join(" · ");
}

/** What was done, the talk as it is now, and what can be done next. */
export function toTalkMessage(talk: Talk, ctx: Ctx, done: string): Message {
  const { id, about, unit } = talk;
  const next = unit
    ? [
        toButton(seeUnitLink, { unit: unit.id }, { text: "See the unit" }),
        toButton(notThisUnitLink, { talk: id, unit: unit.id }, { text: "Not this unit" }),
      ]
    : [
        toButton(makeUnitLink, { talk: id }, { text: "Make it a unit" }),
        toButton(planTalkLink, { talk: id }, { text: "Plan a unit" }),
      ];
  return toMessage(
    paragraph(bold(`${done}: `), bold(about), ` · ${toDetails(talk, ctx)}`),
    buttons(
      toButton(editTalkLink, { talk: id, redraws: true }, { text: "Edit" }),
      ...next,
      toButton(deleteTalkLink, { ...toSeenValue(talk), redraws: true }, { text: "Delete" }),
    ),
    footnote(WHO_SEES_A_TALK),
  );
}

export function toDeletedTalk(talk: Talk): Message {
  return toMessage(
    paragraph(bold("Deleted: "), bold(talk.about), ". You can restore it for 24 hours."),
    buttons(toButton(restoreTalkLink, toSeenValue(talk), { text: "Restore" })),
  );
}

/** After they said that a unit didn't come of a talk. */
export function toTurnedDown(talk: Talk, ctx: Ctx, { unit }: { unit: string }): Message {
  return toMessage(
    paragraph("That unit no longer counts as what came of ", bold(talk.about), ` · ${toDetails(talk, ctx)}`),
    buttons(
      toButton(notThisUnitLink, { talk: talk.id, unit, undo: true }, { text: "Undo" }),
      ...(talk.unit ? [] : [toButton(makeUnitLink, { talk: talk.id }, { text: "Make it a unit" })]),
    ),
  );
}

function toTalkLine(talk: Talk, ctx: Ctx): Block {
  const { id, about, unit } = talk;
  const menu = toMenu([
    toMenuItem(editTalkLink, { talk: id }, "Edit"),
    ...(unit
      ? [
          toMenuItem(seeUnitLink, { unit: unit.id }, "See the unit"),
          toMenuItem(notThisUnitLink, { talk: id, unit: unit.id }, "Not this unit"),
        ]
      : [
          toMenuItem(makeUnitLink, { talk: id }, "Make it a unit"),
          toMenuItem(planTalkLink, { talk: id }, "Plan a unit"),
        ]),
    ...toMarkItems(ctx, { kind: "talk", id }),
    toMenuItem(deleteTalkLink, toSeenValue(talk), "Delete"),
  ]);
  return typedLine({ title: about, details: toDetails(talk, ctx) }, menu);
}

interface TalkPage {
  talks: readonly Talk[];
  total: number;
  month: Month | undefined;
  page: number;
  last: number;
}

export function toTalkList(ctx: Ctx, { talks, total, month, page, last }: TalkPage): Message {
  const when = month ? ` · ${formatMonth(month)}` : "";
  const turn = pageButtons({
    ...{ page, last },
    toButton: (to, look) => toButton(talkPageLink, { ...(month ? { month } : {}), page: to }, look),
  });
  return toMessage(
    heading(total === 0 ? `${TALKS_TITLE}${when}` : `${TALKS_TITLE}${when}: ${total}`),
    ...(total === 0 ? [paragraph("None yet.")] : talks.map((talk) => toTalkLine(talk, ctx))),
    turn.length > 0 ? buttons(...turn) : undefined,
    footnote("Save one: ", code(`${ctx.command} talk`), " and @someone about something. ", ONLY_YOU),
  );
}

/** The last talks in their librarian's Home. */
export function toTalkBlocks(talks: readonly Talk[], ctx: Ctx): Block[] {
  if (talks.length === 0) return [];
  return [
    paragraph(bold("Your planning talks")),
    ...talks.map((talk) => toTalkLine(talk, ctx)),
    buttons(toRunButton("talk", { text: "Save a talk" }), toRunButton("talks", { text: "See all talks" })),
  ];
}
