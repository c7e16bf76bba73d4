// What the buttons of OH YEAHs carry.
import { z } from "zod";
import { Month } from "../../domain/time/month.js";
import { defineLink } from "../../slack/define/button.js";

const OhYeahValue = z.object({ ohYeah: z.string() });
const PageValue = z.object({ month: Month, page: z.int().min(0) });

export const removeOhYeahLink = defineLink("remove-oh-yeah", OhYeahValue);
/** The author's answer to whether others may read it. */
export const consentLink = defineLink("allow-oh-yeah", OhYeahValue.extend({ allowed: z.boolean() }));
/** Picks it for the month's report, or takes it out. */
export const pickLink = defineLink("pick-oh-yeah", OhYeahValue.extend({ ...PageValue.shape, picked: z.boolean() }));
export const ohYeahPageLink = defineLink("oh-yeah-page", PageValue);
