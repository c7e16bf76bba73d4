// Opens the form with a logged unit in it.
import { UnitFields } from "../../domain/unit.js";
import { defineButton } from "../../slack/define/button.js";
import { besideMessage } from "../../slack/define/form.js";
import { modal } from "../../slack/define/replies.js";
import type { Ctx } from "../context.js";
import { findUnitToChange } from "./find-unit-to-change.js";
import { toHidden, toUnitModal } from "./unit-form.js";
import { editUnitLink } from "./unit-links.js";

export const editUnit = defineButton({
  link: editUnitLink,
  opensForm: true,
  run: async (ctx: Ctx, value) => {
    const unit = await findUnitToChange(ctx, value.unit);
    const origin = value.redraws ? ctx.origin : besideMessage(ctx.origin);
    return modal(await toUnitModal(ctx, { unit: UnitFields.partial().parse(unit), hidden: toHidden(unit), origin }));
  },
});
