// What the buttons around names outside Slack carry: the name and the person it may be. Hints that each click looks up again.
import { z } from "zod";
import { MAX_NAME } from "../../domain/partner-names.js";
import { defineLink } from "../../slack/define/button.js";
import type { Ctx } from "../context.js";

const NameValue = z.object({ name: z.string().max(MAX_NAME) });
const MatchValue = NameValue.extend({ person: z.string() });

/** Replaces the name with the person in every unit that the clicker may change. */
export const matchNameLink = defineLink("match-name", MatchValue);
/** Opens the form to choose the person. */
export const chooseMatchLink = defineLink("choose-match", NameValue);
/** They only have the same name, so it isn't offered again. */
export const notSameLink = defineLink("not-same-person", MatchValue);
export const undoMatchLink = defineLink("undo-match", MatchValue);
/** Opens the list of names. For librarians and admins. */
export const outsideNamesLink = defineLink("outside-names", z.object({ page: z.int().min(0) }));

/** After Undo the same button may be clicked again, so when it was clicked counts, too. */
export const toMatchKey = ({ key, actedAt }: Pick<Ctx, "key" | "actedAt">): string =>
  `${key} ${actedAt?.toISOString() ?? ""}`;
