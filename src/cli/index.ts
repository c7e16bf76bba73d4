// The commands that work without Slack, in the order of `bookend --help`.
import type { Command } from "commander";
import type { CommandLine } from "./open-school.js";

/** Adds a command to the program. `line` reads the settings when the command runs: help needs none. */
export type AddCommand = (program: Command, line: () => CommandLine) => void;

export const COMMANDS: readonly AddCommand[] = [];
