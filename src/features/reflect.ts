// Reflect: every sheet of the packet that asks people to think, as a form; kept while it is typed, read by whom one chooses.
import { z } from "zod";
import { BENEFITING } from "../content/benefits-list.js";
import { sheets } from "../content/index.js";
import { type Answers, errorsInAnswers, leastWritten, type Sheet } from "../domain/reflection.js";
import { formatDay, schoolDayAt } from "../domain/school-day.js";
import { bold, buttons, heading, line, type Message, type Piece, small, toMessage } from "../slack/blocks.js";
import { defineButton, toButton } from "../slack/button.js";
import type { Draft } from "../slack/fields.js";
import { defineForm, type Fields, type Form, toDraft, toModal } from "../slack/form.js";
import { Refusal } from "../slack/refusal.js";
import { type Answer, fieldErrors, later, modal, type Reply, retract, say, whisper } from "../slack/reply.js";
import { defineSubcommand } from "../slack/subcommand.js";
import { draftOf, draftsOf, dropDraft, saveDraft } from "../store/drafts.js";
import {
  addReflection,
  changeReflection,
  lastReflection,
  markShared,
  ownReflection,
  type Reflected,
  type Reflection,
} from "../store/reflections.js";
import { wasSeen } from "../store/requests.js";
import { channelTroubleWords } from "./channel-trouble-view.js";
import type { Ctx } from "./context.js";
import {
  draftKey,
  editReflectionLink,
  reflectLink,
  sheetOf,
  toBenefitsPieces,
  toFooter,
  toReflectionPieces,
  toSheetFields,
  whoReads,
} from "./reflect-view.js";
import { toTaxonomyPieces } from "./taxonomy-view.js";

const WEEK_MS = 7 * 24 * 60 * 60 * 1000;
const PLACES = [1, 2, 3] as const;

const Hidden = z.object({
  /** The reflection that is changed; none for a new one. */
  reflection: z.string().optional(),
});

const SharedHidden = Hidden.extend({
  sheet: z.string(),
  /** The form it was filled in with: sending that once is sending it once. */
  key: z.string(),
});

type Hidden = z.output<typeof Hidden>;

const STALE = "This form is too old to be saved. What you typed is kept: open the reflection again and go on.";

function answersIn(sheet: Sheet, fields: Record<string, unknown>): Answers {
  return Object.fromEntries(
    sheet.questions.flatMap(({ key }) => {
      const answer = fields[key];
      return typeof answer === "string" && answer !== "" ? [[key, answer]] : [];
    }),
  );
}

interface Filled {
  sheet: Sheet;
  answers: Answers;
  audience: Reflection["audience"];
  channel: string | undefined;
}

function readFilled(sheet: Sheet, fields: Record<string, unknown>): Filled {
  const { audience, channel } = fields;
  return {
    sheet,
    answers: answersIn(sheet, fields),
    audience: audience === "librarians" || audience === "channel" ? audience : "me",
    channel: audience === "channel" && typeof channel === "string" ? channel : undefined,
  };
}

async function errorsIn(ctx: Ctx, { sheet, answers, audience, channel }: Filled): Promise<Record<string, string>> {
  const errors = errorsInAnswers(sheet, answers);
  if (audience !== "channel" || Object.keys(errors).length > 0) return errors;
  if (!channel) return { channel: "Choose the channel to share it in." };
  const trouble = await ctx.channelTrouble(channel);
  return trouble ? { channel: channelTroubleWords[trouble] } : {};
}

const formName = (sheet: Sheet) => `reflect-${sheet.key}`;

function toReflectionForm(sheet: Sheet): Form<Ctx, Fields<Ctx>, typeof Hidden> {
  return {
    name: formName(sheet),
    title: () => sheet.title,
    submit: () => "Save",
    fields: toSheetFields(sheet),
    hidden: Hidden,
    footer: (_ctx: Ctx, draft) => toFooter(draft),
    stale: STALE,
    keep: (ctx: Ctx, draft, { hidden, typedAt }) => keep(ctx, draft, { key: keyOf(sheet, hidden), typedAt }),
    run: async (ctx: Ctx, values, hidden): Promise<Answer> => {
      const filled = readFilled(sheet, values);
      const errors = await errorsIn(ctx, filled);
      if (Object.keys(errors).length > 0) return fieldErrors(errors);
      if (filled.audience === "channel") return preview(ctx, { filled, hidden, fields: values });
      return save(ctx, filled, { hidden, key: ctx.key });
    },
  };
}

const keyOf = (sheet: Sheet, hidden: Hidden) => draftKey({ sheet: sheet.key, reflection: hidden.reflection });

/** What arrives after the form was sent is not a draft any more. */
async function keep(ctx: Ctx, fields: Draft, at: { key: string; typedAt: Date }): Promise<void> {
  if (await wasSeen(ctx.db, ctx.school, ctx.key)) return;
  const { audience: _audience, channel: _channel, ...typed } = fields;
  const draft = { person: ctx.user.id, form: at.key };
  if (Object.keys(typed).length === 0) return dropDraft(ctx.db, ctx.school, draft);
  await saveDraft(ctx.db, ctx.school, { ...draft, fields, typedAt: at.typedAt });
}

/** Shows exactly what will be posted; nothing is saved yet but the draft. */
async function preview(
  ctx: Ctx,
  at: { filled: Filled; hidden: Hidden; fields: Record<string, unknown> },
): Promise<Answer> {
  const { sheet } = at.filled;
  const draft = toDraft(at.fields);
  await saveDraft(ctx.db, ctx.school, {
    person: ctx.user.id,
    form: keyOf(sheet, at.hidden),
    fields: draft,
    typedAt: ctx.now,
  });
  const hidden = { ...at.hidden, sheet: sheet.key, key: ctx.key };
  return modal(toModal(shareReflectionForm, ctx, { draft, hidden, origin: ctx.origin }));
}

const toPost = (ctx: Ctx, { sheet, answers }: Filled): Piece[] => [
  ...toReflectionPieces(sheet, { answers, name: ctx.user.name }),
  small(`Shared by ${ctx.user.name}.`),
];

export const shareReflectionForm = defineForm({
  name: "share-reflection",
  title: () => "Share a reflection",
  submit: () => "Post it",
  fields: {},
  hidden: SharedHidden,
  clears: true,
  intro: (ctx: Ctx, { hidden, draft }) => {
    const sheet = sheetOf(hidden.sheet);
    const filled = sheet && readFilled(sheet, draft);
    return filled?.channel ? [line(...whoReads(filled), " This is the post:"), ...toPost(ctx, filled)] : [];
  },
  footer: () => "It goes out when you choose Post it.",
  stale: STALE,
  run: async (ctx: Ctx, _values, hidden): Promise<Answer> => {
    const sheet = sheetOf(hidden.sheet);
    const fields = await draftOf(ctx.db, ctx.school, { person: ctx.user.id, form: draftKey(hidden) });
    if (await wasSeen(ctx.db, ctx.school, hidden.key)) return [];
    if (!sheet || !fields) throw new Refusal(STALE);
    const filled = readFilled(sheet, fields);
    const errors = await errorsIn(ctx, filled);
    if (Object.keys(errors).length > 0) throw new Refusal(Object.values(errors).join(" "));
    return save(ctx, filled, { hidden, key: hidden.key });
  },
});

function toReflected(ctx: Ctx, filled: Filled, draft: string): Reflected {
  const { sheet, answers, audience, channel } = filled;
  const places = sheet.returns ? PLACES.filter((place) => answers[`explain-${place}`] !== undefined) : [];
  const askAt = new Date(ctx.now.getTime() + ctx.school.prompts.roadblockWeeks * WEEK_MS);
  return {
    answers,
    audience,
    channel: channel as Reflected["channel"],
    roadblocks: { places, askAt },
    draft,
    now: ctx.now,
  };
}

async function save(ctx: Ctx, filled: Filled, at: { hidden: Hidden; key: string }): Promise<Answer> {
  const { sheet } = filled;
  const { db, school } = ctx;
  const reflected = toReflected(ctx, filled, keyOf(sheet, at.hidden));
  const person = ctx.user.id;
  const before = at.hidden.reflection ? await reflectionToChange(ctx, at.hidden.reflection) : undefined;
  if (before) {
    await changeReflection(db, school, { ...reflected, id: before.id, person, key: at.key });
    return saved(ctx, { id: before.id, filled, before });
  }
  const id = await addReflection(db, school, { ...reflected, person, sheet: sheet.key, key: at.key });
  return id ? saved(ctx, { id, filled, before }) : [];
}

/** The reflection, if this person wrote it. Throws Refusal otherwise. */
async function reflectionToChange(ctx: Ctx, id: string): Promise<Reflection> {
  const reflection = await ownReflection(ctx.db, ctx.school, { id, person: ctx.user.id });
  if (!reflection) throw new Refusal("This reflection is not there, or not yours. Nothing was changed.");
  return reflection;
}

/** Posts it, takes back what it no longer says there, and tells the writer. */
function saved(
  ctx: Ctx,
  { id, filled, before }: { id: Reflection["id"]; filled: Filled; before: Reflection | undefined },
): Answer {
  const { db, school } = ctx;
  const replies: Reply[] = [];
  const posted = before?.channel && before.messageTs ? { channel: before.channel, ts: before.messageTs } : undefined;
  const stays = posted !== undefined && posted.channel === filled.channel;
  if (posted && !stays) replies.push(retract(posted.channel, posted.ts));
  if (filled.channel) {
    replies.push(
      say(filled.channel, toMessage(...toPost(ctx, filled)), {
        ts: stays ? posted.ts : undefined,
        sent: (messageTs) => markShared(db, school, { id, messageTs }),
        otherwise: () => markShared(db, school, { id, messageTs: undefined }),
      }),
    );
  }
  const told = later(async () => {
    const reflection = await ownReflection(db, school, { id, person: ctx.user.id });
    if (!reflection) throw new Refusal("This reflection is gone.");
    return whisper(await toSavedMessage(ctx, filled.sheet, reflection));
  });
  return [...replies, told];
}

async function toSavedMessage(ctx: Ctx, sheet: Sheet, reflection: Reflection): Promise<Message> {
  const ideas = BENEFITING.find((who) => who === leastWritten(sheet, reflection.answers));
  const { roadblockWeeks: weeks } = ctx.school.prompts;
  return toMessage(
    line(bold(`Saved: ${sheet.title}. `), ...whoReads(reflection)),
    ...(sheet.key === "taxonomy" ? await toTaxonomyPieces(ctx, reflection) : []),
    ...(ideas ? [line("You wrote least about these. What the packet says:"), ...toBenefitsPieces(ideas)] : []),
    sheet.returns
      ? line(`In ${weeks} ${weeks === 1 ? "week" : "weeks"} I ask you how it is, with your own idea beside it.`)
      : undefined,
    buttons(toButton(editReflectionLink, { reflection: reflection.id }, { text: "Edit" })),
    small("Only you see this message."),
  );
}

/** Opens the sheet with what stands in its draft, or empty. */
async function open(ctx: Ctx, sheet: Sheet): Promise<Answer> {
  const form = reflectionForms.find(({ name }) => name === formName(sheet));
  if (!form) throw new Error(`The sheet ${sheet.key} has no form.`);
  const draft = await draftOf(ctx.db, ctx.school, { person: ctx.user.id, form: draftKey({ sheet: sheet.key }) });
  const notice = draft ? { notice: "You go on where you left off." } : {};
  return modal(toModal(form, ctx, { draft: { audience: "me", ...draft }, hidden: {}, origin: ctx.origin, ...notice }));
}

export const reflectionForms: readonly Form<Ctx>[] = sheets.map(toReflectionForm);

async function toPicker(ctx: Ctx, unknown?: string): Promise<Message> {
  const drafts = await draftsOf(ctx.db, ctx.school, ctx.user.id);
  const pieces: Piece[] = [];
  for (const sheet of sheets) {
    const last = await lastReflection(ctx.db, ctx.school, { person: ctx.user.id, sheet: sheet.key });
    const hasDraft = drafts.some(({ form }) => form === draftKey({ sheet: sheet.key }));
    const when = last
      ? `Last done ${formatDay(schoolDayAt(last.createdAt, ctx.tz), { today: schoolDayAt(ctx.now, ctx.tz), locale: ctx.user.locale })}.`
      : "Not done yet.";
    pieces.push(
      line(bold(sheet.title), ` · ${sheet.about}. About ${sheet.minutes} minutes. ${when}`),
      buttons(
        toButton(
          reflectLink,
          { sheet: sheet.key },
          { text: hasDraft ? "Go on where you left off" : "Reflect", part: sheet.key },
        ),
        ...(last
          ? [
              toButton(
                editReflectionLink,
                { reflection: last.id },
                { text: "See or change the last one", part: sheet.key },
              ),
            ]
          : []),
      ),
    );
  }
  return toMessage(
    unknown ? line(`I do not know the reflection "${unknown.slice(0, 40)}". There are these:`) : heading("Reflect"),
    ...pieces,
    small("You choose each time who reads it. Only you see this message."),
  );
}

export const reflect = defineSubcommand({
  word: "reflect",
  usage: `[${sheets.map(({ key }) => key).join("|")}]`,
  summary: "a few minutes of thinking about partnership; you choose who reads it",
  button: "Reflect",
  run: async (ctx: Ctx, typed) => {
    const word = typed.trim().toLowerCase();
    const sheet = sheetOf(word);
    if (sheet) return open(ctx, sheet);
    return whisper(await toPicker(ctx, word === "" ? undefined : typed.trim()));
  },
});

export const openReflection = defineButton({
  link: reflectLink,
  run: async (ctx: Ctx, value) => {
    const sheet = sheetOf(value.sheet);
    if (!sheet)
      throw new Refusal(`This reflection is no longer offered. Type \`${ctx.command} reflect\` to see those that are.`);
    return open(ctx, sheet);
  },
});

export const editReflection = defineButton({
  link: editReflectionLink,
  run: async (ctx: Ctx, value) => {
    const reflection = await reflectionToChange(ctx, value.reflection);
    const sheet = sheetOf(reflection.sheet);
    const form = sheet && reflectionForms.find(({ name }) => name === formName(sheet));
    if (!sheet || !form) throw new Refusal("This reflection is no longer offered, so it cannot be changed.");
    const { answers, audience, channel } = reflection;
    const hidden = { reflection: reflection.id };
    const draft = await draftOf(ctx.db, ctx.school, { person: ctx.user.id, form: keyOf(sheet, hidden) });
    const kept = { ...answers, audience, ...(channel ? { channel } : {}) };
    const notice = draft ? { notice: "You go on where you left off." } : {};
    return modal(toModal(form, ctx, { draft: draft ?? kept, hidden, origin: ctx.origin, ...notice }));
  },
});
