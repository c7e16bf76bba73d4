// How librarians and admins see the reflections shared with them: the list, and one of them page by page.
import { z } from "zod";
import { sheetOf } from "../../content/index.js";
import { MIN_PEOPLE_FOR_FIGURES, type Sheet } from "../../domain/reflection.js";
import { sharedWords } from "../../domain/reflection-as-read.js";
import { formatDay, schoolDayAt } from "../../domain/time/school-day.js";
import { defineLink, toButton } from "../../slack/define/button.js";
import {
  type Block,
  bold,
  buttons,
  channelMention,
  footnote,
  heading,
  type Inline,
  type Message,
  paragraph,
  toMessage,
} from "../../slack/message/blocks.js";
import { lastPageOf, pageButtons } from "../../slack/message/paging.js";
import type { Reflection } from "../../store/reflection-row.js";
import type { Ctx } from "../context.js";
import { sharedWithWords } from "./readers-view.js";
import { toReflectionPages } from "./reflection-as-read-view.js";

export const sharedLink = defineLink("shared-reflections", z.object({ page: z.int().min(0) }));
export const readReflectionLink = defineLink(
  "read-reflection",
  z.object({ reflection: z.string(), page: z.int().min(0).default(0) }),
);

export interface SharedPage {
  reflections: readonly Reflection[];
  total: number;
  page: number;
  size: number;
  /** False when Slack didn't say which channels the reader is in. */
  isComplete: boolean;
  /** How often each choice on a sheet was made. */
  figures: readonly { sheet: Sheet; counts: readonly { text: string; count: number }[] }[];
}

/** "Tess Whitlock shared two roadblocks": what the sheet was called only if it is gone. */
function sharedBy({ sheet: key, answers, person }: Reflection): Inline[] {
  const sheet = sheetOf(key);
  return [bold(person.name), ` shared ${sheet ? sharedWords({ sheet, answers }) : "a reflection"}`];
}

function toRow(ctx: Ctx, reflection: Reflection): Block[] {
  const { id, createdAt } = reflection;
  const day = formatDay(schoolDayAt(createdAt, ctx.tz), {
    today: schoolDayAt(ctx.now, ctx.tz),
    locale: ctx.user.locale,
  });
  return [
    paragraph(...sharedBy(reflection), ` · ${day}`),
    buttons(toButton(readReflectionLink, { reflection: id }, { text: "Read", suffix: id })),
  ];
}

export function toSharedList(ctx: Ctx, { reflections, total, page, size, isComplete, figures }: SharedPage): Message {
  const paging = pageButtons({
    page,
    last: lastPageOf(total, size),
    toButton: (to, look) => toButton(sharedLink, { page: to }, look),
  });
  const counted = figures.map(({ sheet, counts }) =>
    paragraph(bold(`${sheet.title}: `), counts.map(({ text, count }) => `${text}: ${count}`).join(" · ")),
  );
  return toMessage(
    heading("Shared reflections"),
    ...(total === 0 ? [paragraph("None yet.")] : counted),
    ...reflections.flatMap((reflection) => toRow(ctx, reflection)),
    ...(paging.length > 0 ? [buttons(...paging)] : []),
    footnote(
      sharedWithWords({ isComplete }),
      counted.length > 0 ? ` Figures cover shared reflections from at least ${MIN_PEOPLE_FOR_FIGURES} people.` : "",
    ),
  );
}

const toSharedIn = ({ channel }: Reflection): Inline[] =>
  channel ? ["Shared in ", channelMention(channel), "."] : ["Shared with librarians and admins."];

interface ReflectionToRead {
  sheet: Sheet;
  reflection: Reflection;
  page: number;
}

export function toReading(ctx: Ctx, { sheet, reflection, page }: ReflectionToRead): Message {
  const { id, answers, roadblocks, person } = reflection;
  const helpWith = person.id === ctx.user.id ? undefined : id;
  const pages = toReflectionPages({ sheet, answers, roadblocks, name: person.name, helpWith });
  const more = page < pages.length - 1;
  return toMessage(
    ...(pages[page] ?? [paragraph("There's no more to read.")]),
    more ? buttons(toButton(readReflectionLink, { reflection: id, page: page + 1 }, { text: "Read more" })) : undefined,
    footnote(...toSharedIn(reflection)),
  );
}
