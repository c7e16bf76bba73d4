// The commands that work without Slack, in the order of `bookend --help`.
import { addBackup } from "./backup.js";
import { addDoctor } from "./doctor.js";
import { addErase } from "./erase.js";
import { addExport } from "./export.js";
import { addImport } from "./import.js";
import type { AddCommand } from "./open-school.js";
import { addRecords } from "./records.js";
import { addRestore } from "./restore.js";

export const COMMANDS: readonly AddCommand[] = [
  ...[addExport, addImport, addRecords],
  ...[addBackup, addRestore, addDoctor, addErase],
];
