// The button that stops a file while it is being made. The kit runs it.
import { z } from "zod";
import { defineLink } from "./button.js";

export const stopFileLink = defineLink("stop-file", z.object({ job: z.string() }));
