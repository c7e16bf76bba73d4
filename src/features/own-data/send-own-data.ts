// Sends a person everything Bookend holds about them, and nobody else.
import { type Table, writeSheets } from "../../documents/write-sheets.js";
import { Refusal } from "../../slack/define/refusal.js";
import { type FileWork, sendFile } from "../../slack/define/send-file.js";
import { defineSubcommand } from "../../slack/define/subcommand.js";
import type { Ctx } from "../context.js";
import { readPersonalData } from "./personal-data.js";
import { toPersonalTables } from "./personal-tables.js";

const NAME = "my-bookend-data.xlsx";

async function write(tables: readonly Table[], { signal, progress, pathOf }: FileWork): Promise<{ path: string }> {
  const path = pathOf(NAME);
  await writeSheets(tables, { format: "xlsx", path, signal, onProgress: (rows) => progress(rows, undefined) });
  return { path };
}

const sendOwnData = (ctx: Ctx) => {
  const { user, school } = ctx;
  return sendFile({
    name: NAME,
    title: "My Bookend data (spreadsheet)",
    said: "This is everything Bookend holds about you. The first sheet says what is what, and what was left out. To have it erased, ask the person who runs Bookend.",
    make: async (work) =>
      write(
        toPersonalTables(
          await readPersonalData(ctx, { workspaceId: school.workspaceId, id: user.id, name: user.name }),
        ),
        work,
      ),
  });
};

export const ownDataCommand = defineSubcommand({
  word: "mydata",
  summary: "get your own data",
  button: "Get my data",
  run: async (ctx: Ctx, text) => {
    // Even an admin gets only their own.
    if (text !== "") throw new Refusal(`I can only send you your own data. Type ${ctx.command} mydata by itself.`);
    return sendOwnData(ctx);
  },
});
