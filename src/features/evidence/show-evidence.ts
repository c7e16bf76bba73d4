// Shows a librarian's evidence folder, page by page.
import { defineButton } from "../../slack/define/button.js";
import { whisper } from "../../slack/define/replies.js";
import { defineSubcommand } from "../../slack/define/subcommand.js";
import type { Ctx } from "../context.js";
import { evidencePageLink } from "./evidence-links.js";
import { EVIDENCE_TITLE } from "./evidence-view.js";
import { composeFolder, showFolder } from "./read-evidence.js";

export const showEvidence = defineSubcommand({
  word: "evidence",
  summary: "your evaluation folder, just for you",
  button: "See the folder",
  isFor: ({ user }: Ctx) => user.librarian,
  run: async (ctx: Ctx) => whisper(await composeFolder(ctx), { title: EVIDENCE_TITLE }),
});

export const turnEvidencePage = defineButton({
  link: evidencePageLink,
  run: (ctx: Ctx, asked) => showFolder(ctx, asked),
});
