// What people shared: librarians, admins and those in a channel read it.
import type { Feature } from "../../slack/define/feature.js";
import type { Ctx, PostCtx } from "../context.js";
import { listShared, readReflection } from "./read-reflections.js";

export const sharing: Feature<Ctx, PostCtx> = {
  buttons: [listShared, readReflection],
};
