// What the forms of a reflection carry unseen. All of it is a hint: what a person may do is looked up again.
import { z } from "zod";
import { SchoolDay } from "../../domain/time/school-day.js";

export const HiddenInForm = z.object({
  /** The reflection that is changed; none for a new one. */
  reflection: z.string().optional(),
  /** The channels where a post of it was taken back and is still visible. */
  stillIn: z.array(z.string()).optional(),
  /** The draft it was opened with, for the line on top. */
  draft: z.object({ typedOn: SchoolDay, canStartOver: z.boolean() }).optional(),
});

export const HiddenInPreview = z.object({
  reflection: z.string().optional(),
  sheet: z.string(),
  /** The request key of the form below the preview, so that saving it twice saves one reflection. */
  key: z.string(),
  /** Of what the preview shows: nothing else is posted. */
  digest: z.string(),
});
