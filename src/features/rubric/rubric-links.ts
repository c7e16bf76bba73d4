// What the buttons of the rubric's examples carry.
import { z } from "zod";
import { Level } from "../../domain/level.js";
import { defineLink } from "../../slack/define/button.js";

export const addExampleLink = defineLink("add-example", z.object({}));
export const examplesLink = defineLink("examples", z.object({ level: Level, page: z.int().min(0) }));
export const removeExampleLink = defineLink("remove-example", z.object({ example: z.string(), level: Level }));
