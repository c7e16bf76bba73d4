// Shows the log, newest first, ten units a page, each with what this person may do with it.
import { z } from "zod";
import { mayChangeUnit } from "../../domain/role.js";
import { formatMonth, Month } from "../../domain/time/month.js";
import { defineButton, defineLink, toButton } from "../../slack/define/button.js";
import { defineSubcommand } from "../../slack/define/subcommand.js";
import { lastPageOf, turnButtons } from "../../slack/message/paging.js";
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
} from "../../slack/message/parts.js";
import { replace, whisper } from "../../slack/send/reply.js";
import { type LoggedUnit, pageOfUnits, UNITS_PER_PAGE } from "../../store/units.js";
import { askedMonth } from "../asked-month.js";
import type { Ctx } from "../context.js";
import { deleteUnitLink, editUnitLink, levelOpinionsLink, toUnitSummary } from "./unit-view.js";

const ListQuery = z.object({
  whose: z.enum(["mine", "all"]),
  month: Month.optional(),
  /** From 0, the newest; no log is as long as the last one a button may ask for. */
  page: z.int().min(0).max(100_000),
});
type ListQuery = z.output<typeof ListQuery>;

const listPageLink = defineLink("list-page", ListQuery);

function readListQuery(ctx: Ctx, typed: string): ListQuery {
  const [, whose, rest = ""] = /^(?:(mine|all)(?:\s+|$))?(.*)$/is.exec(typed) ?? [];
  const month = rest === "" ? undefined : askedMonth(ctx, rest, ["list all October", "list mine 2026-10"]);
  // Staff mostly look for their own units; who looks after the library, for everyone's.
  const usual = ctx.user.role === "staff" ? "mine" : "all";
  return { whose: (whose?.toLowerCase() as ListQuery["whose"] | undefined) ?? usual, month, page: 0 };
}

function toUnitBlocks(ctx: Ctx, unit: LoggedUnit): Block[] {
  const row = paragraph(...toUnitSummary(unit, ctx));
  if (!mayChangeUnit(ctx.user, { loggedBy: unit.loggedBy.id, partners: unit.partners })) return [row];
  const text = `${unit.title.slice(0, 150)} leaves the log and the report. You can bring it back for a day.`;
  const remove = toButton(
    deleteUnitLink,
    { unit: unit.id },
    {
      text: "Delete",
      accessibilityLabel: `Delete ${unit.title}`,
      confirm: { title: "Delete this unit?", text, confirm: "Delete", style: "danger" },
    },
  );
  const views = unit.agreed.differs
    ? [
        toButton(
          levelOpinionsLink,
          { unit: unit.id },
          { text: "Views of the level", accessibilityLabel: `Views of the level of ${unit.title}` },
        ),
      ]
    : [];
  return [
    row,
    buttons(
      toButton(editUnitLink, { unit: unit.id }, { text: "Edit", accessibilityLabel: `Edit ${unit.title}` }),
      remove,
      ...views,
    ),
  ];
}

const titleOf = ({ whose, month }: ListQuery) =>
  `${whose === "mine" ? "Your units" : "All units"}${month ? `, ${formatMonth(month)}` : ""}`;

function toEmpty(ctx: Ctx, wanted: ListQuery): Message {
  return toMessage(
    paragraph(bold(titleOf(wanted)), ": none yet."),
    paragraph(code(`${ctx.command} log`), " takes 15 seconds, also for units of past months."),
    footnote("Only you see this."),
  );
}

async function toList(ctx: Ctx, wanted: ListQuery): Promise<Message> {
  const person = wanted.whose === "mine" ? ctx.user.id : undefined;
  const { units, total } = await pageOfUnits(ctx.db, ctx.school, { person, month: wanted.month, page: wanted.page });
  if (total === 0) return toEmpty(ctx, wanted);
  const last = lastPageOf(total, UNITS_PER_PAGE);
  // Units may have been deleted since the button was drawn.
  if (units.length === 0) return toList(ctx, { ...wanted, page: last });
  const from = wanted.page * UNITS_PER_PAGE;
  const toPage = (page: number, look: { text: string; suffix: string }) =>
    toButton(listPageLink, { ...wanted, page }, look);
  const turn = turnButtons({ page: wanted.page, last, toButton: toPage });
  return toMessage(
    heading(titleOf(wanted)),
    ...units.flatMap((unit) => toUnitBlocks(ctx, unit)),
    ...(turn.length > 0 ? [buttons(...turn)] : []),
    footnote(`${from + 1} to ${from + units.length} of ${total}, newest first. Only you see this list.`),
  );
}

export const listUnits = defineSubcommand({
  word: "list",
  usage: "[mine|all] [month]",
  summary: "units in the log, newest first, to edit or delete",
  button: "See my units",
  run: async (ctx: Ctx, typed) => whisper(await toList(ctx, readListQuery(ctx, typed))),
});

export const turnListPage = defineButton({
  link: listPageLink,
  run: async (ctx: Ctx, wanted) => replace(await toList(ctx, wanted)),
});
