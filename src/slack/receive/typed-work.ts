// What a typed line asks for: a subcommand or help; and the answer to a line that is neither.
import { HELP_TITLE, type HelpOptions, toHelp } from "../define/help.js";
import { type Replies, replace, whisper } from "../define/replies.js";
import { findSubcommand } from "../define/subcommand.js";
import { toUnknownAnswer } from "../define/unknown-line.js";
import type { Work } from "./answering.js";
import type { ReceiveDeps } from "./deps.js";
import { toWork } from "./job.js";
import type { Request } from "./request.js";

const toOptions = <C>(deps: ReceiveDeps<C>, { command }: Request, ctx: C): HelpOptions<C> => ({
  ctx,
  command,
  first: deps.firstInHelp(ctx),
});

export function toTypedWork<C>(deps: ReceiveDeps<C>, request: Request, typed: string): Work {
  const { name, text, subcommand } = findSubcommand(deps.subcommands, typed);
  const help = async (ctx: C): Promise<Replies> => {
    const options = toOptions(deps, request, ctx);
    if (name === "" || name === "help") return whisper(toHelp(deps.subcommands, options), { title: HELP_TITLE });
    const answer = toUnknownAnswer(deps.subcommands, options, { name, rest: text, typed });
    return answer.map((message) => whisper(message, { title: "Not recognized" }));
  };
  return toWork(deps, {
    request,
    typed: { command: request.command, text: typed },
    // An unknown word may be private, so only our own words are logged.
    name: `command ${subcommand?.word ?? "help"}`,
    opensForm: subcommand?.opensForm ?? false,
    run: subcommand ? (ctx) => subcommand.run(ctx, text) : help,
  });
}

/** Turns to a page of help. */
export const toHelpWork = <C>(deps: ReceiveDeps<C>, request: Request, page: number): Work =>
  toWork(deps, {
    request,
    name: "button help",
    opensForm: false,
    run: async (ctx) => replace(toHelp(deps.subcommands, toOptions(deps, request, ctx), page), { title: HELP_TITLE }),
  });
