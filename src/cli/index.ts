// The commands that work without Slack, in the order of `bookend --help`.
import { addErase } from "./erase.js";
import type { AddCommand } from "./open-school.js";

export const COMMANDS: readonly AddCommand[] = [addErase];
