// What the buttons of an evidence folder carry: an indicator's id, a hint that the click looks up again, and what was seen.
import { z } from "zod";
import { defineLink } from "../../slack/define/button.js";
import type { Indicator } from "../../store/evidence.js";

const Page = z.int().min(0).max(100);
const SeenIndicator = z.object({
  indicator: z.string().min(1).max(60),
  /** When it was last changed, as the person saw it. */
  seen: z.iso.datetime(),
});

export const toSeenValue = ({ id, updatedAt }: Indicator): z.output<typeof SeenIndicator> => ({
  indicator: id,
  seen: updatedAt.toISOString(),
});

/** `missing`: only the indicators that have no evidence yet. */
export const evidencePageLink = defineLink("evidence-page", z.object({ page: Page, missing: z.boolean().optional() }));
export const addIndicatorsLink = defineLink("add-indicators", z.object({}));
/** Opens the form in which pieces are chosen. */
export const markPiecesLink = defineLink("mark-evidence", SeenIndicator);
export const renameIndicatorLink = defineLink("rename-indicator", SeenIndicator);
/** Deletes it, without asking: it can be restored. */
export const deleteIndicatorLink = defineLink("delete-indicator", SeenIndicator);
export const restoreIndicatorLink = defineLink("restore-indicator", SeenIndicator);
export const evidencePaperLink = defineLink("evidence-paper", z.object({}));
