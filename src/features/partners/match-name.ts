// Replaces a name outside Slack with the person, once they are in Slack: as Home offers it, or with a person chosen in a form.
import { z } from "zod";
import { FORM_EXPIRED } from "../../content/form-words.js";
import { asPersonId } from "../../domain/ids.js";
import { MAX_NAME } from "../../domain/partner-names.js";
import { defineButton } from "../../slack/define/button.js";
import { defineForm, toModal } from "../../slack/define/form.js";
import { person } from "../../slack/define/people-and-channel-fields.js";
import { Refusal } from "../../slack/define/refusal.js";
import { fieldErrors, modal, type Replies, saved, whisper } from "../../slack/define/replies.js";
import { matchName } from "../../store/partner-names.js";
import type { Person } from "../../store/people.js";
import { wasSeen } from "../../store/requests.js";
import type { Ctx } from "../context.js";
import { MATCHED_TITLE, toMatched, toNameIntro } from "./match-name-view.js";
import { chooseMatchLink, matchNameLink, toMatchKey } from "./partner-links.js";
import { findName, scopeNow, unitsMatched } from "./read-names.js";

const noLongerNamed = (name: string) => new Refusal(`No unit that you can change names ${name} anymore.`);

/** Why this person can't be matched; undefined if they can. */
const problemOf = (found: Person | undefined): string | undefined =>
  found?.standing === "member" ? undefined : `${found?.name ?? "This person"} isn't on the staff in Slack.`;

async function match(ctx: Ctx, { name, found }: { name: string; found: Person }): Promise<Replies> {
  const { db, school, user, now } = ctx;
  const key = toMatchKey(ctx);
  if (await wasSeen(db, school, key)) return [];
  const of = await scopeNow(ctx);
  const outside = await findName(ctx, name, of);
  if (!outside) {
    // The second click of a double click finds nothing left to match, and shows what the first one did.
    const matched = await unitsMatched(ctx, { name, person: found.id });
    if (matched.length === 0) throw noLongerNamed(name);
    return whisper(toMatched({ name, units: matched.length, person: found }), { title: MATCHED_TITLE });
  }
  const { spellings } = outside;
  const units = await matchName(db, school, { of, names: spellings, person: found.id, by: user.id, key, now });
  if (units === undefined) return [];
  return saved(() => whisper(toMatched({ name, units, person: found }), { title: MATCHED_TITLE }), { done: "Matched" });
}

export const matchOffered = defineButton({
  link: matchNameLink,
  run: async (ctx: Ctx, value) => {
    const [found] = await ctx.people([value.person]);
    const problem = problemOf(found);
    if (!found || problem) throw new Refusal(`${problem ?? ""} Nothing was changed.`);
    return match(ctx, { name: value.name, found });
  },
});

export const chooseMatch = defineButton({
  link: chooseMatchLink,
  opensForm: true,
  run: async (ctx: Ctx, { name }) => {
    const outside = await findName(ctx, name, await scopeNow(ctx));
    if (!outside) throw noLongerNamed(name);
    return modal(toModal(matchForm, ctx, { hidden: { name, units: outside.units }, origin: ctx.origin }));
  },
});

export const matchForm = defineForm({
  name: "match-name",
  title: () => "Match a name",
  submit: () => "Match",
  fields: {
    person: person({
      label: "Person in Slack",
      hint: "They replace the name in all of these units. They won't be asked about the levels.",
      schema: z.string("Choose a person.").transform(asPersonId),
    }),
  },
  hidden: z.object({ name: z.string().max(MAX_NAME), units: z.int() }),
  intro: (_ctx: Ctx, { hidden: { name, units } }) => [toNameIntro({ name, units })],
  stale: FORM_EXPIRED,
  run: async (ctx: Ctx, values, { name }): Promise<Replies> => {
    const [found] = await ctx.people([values.person]);
    const problem = problemOf(found);
    if (!found || problem) return fieldErrors({ person: `${problem ?? ""} Choose someone else.` });
    return match(ctx, { name, found });
  },
});
