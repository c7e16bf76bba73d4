// The button by which librarians mark what they see as evidence, for their own evidence folder. Any view may draw it.
import { z } from "zod";
import { PIECE_KINDS, type PieceId } from "../../domain/evidence.js";
import { defineLink, toButton } from "../../slack/define/button.js";
import { toMenuItem } from "../../slack/define/menu.js";
import type { Ctx } from "../context.js";

/** Opens the form that asks which indicators it is evidence for. */
export const markLink = defineLink(
  "mark-as-evidence",
  z.object({ kind: z.enum(PIECE_KINDS), id: z.string().min(1).max(60) }),
);

const WORDS = "Mark as evidence";

/** For librarians; nothing for everyone else. */
export const toMarkItems = ({ user }: Ctx, { kind, id }: PieceId) =>
  user.librarian ? [toMenuItem(markLink, { kind, id }, WORDS)] : [];

/** The same in a row of buttons. */
export const toMarkButtons = ({ user }: Ctx, { kind, id }: PieceId) =>
  user.librarian ? [toButton(markLink, { kind, id }, { text: WORDS, suffix: id })] : [];
