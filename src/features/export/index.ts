// Files to take along: reports and papers to download, and the tables of `/unit export`.
import type { Feature } from "../../slack/define/feature.js";
import type { Ctx, PostCtx } from "../context.js";
import { exportCommand } from "./export.js";
import { offerDownload } from "./offer-download.js";
import { sendDownload } from "./send-download.js";

export const exporting: Feature<Ctx, PostCtx> = {
  subcommands: [exportCommand],
  buttons: [offerDownload, sendDownload],
};
