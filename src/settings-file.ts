// The file .env with the process's settings: loads it, and notices when everyone on the machine can read it.
import { accessSync, constants, existsSync, statSync } from "node:fs";
import { EnvError } from "./env.js";

const SETTINGS_FILE = ".env";

/** May every account on this machine read it? Windows has no such permission bits. */
const isOpenToAll = (path: string): boolean => process.platform !== "win32" && (statSync(path).mode & 0o004) !== 0;

/**
 * Loads the file, if there is one, into the environment. Checks first that it can, because Node reports an unreadable
 * file as missing. Throws EnvError.
 */
export function loadSettingsFile(): void {
  if (!existsSync(SETTINGS_FILE)) return;
  try {
    accessSync(SETTINGS_FILE, constants.R_OK);
  } catch {
    throw new EnvError(`This account can't read ${SETTINGS_FILE}. Make this account its owner (chown).`);
  }
  process.loadEnvFile(SETTINGS_FILE);
}

/** What to do about a file that everyone can read; undefined when there is nothing to do. */
export function warningAboutSettingsFile(): string | undefined {
  if (!existsSync(SETTINGS_FILE) || !isOpenToAll(SETTINGS_FILE)) return undefined;
  return `Every account on this machine can read ${SETTINGS_FILE} and the tokens in it. Type: chmod 600 ${SETTINGS_FILE}`;
}
