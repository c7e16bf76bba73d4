// A person's own data: everything Bookend holds about them, for them alone.
import type { Feature } from "../../slack/define/feature.js";
import type { Ctx, PostCtx } from "../context.js";
import { ownDataCommand } from "./send-own-data.js";

export const ownData: Feature<Ctx, PostCtx> = { subcommands: [ownDataCommand] };
