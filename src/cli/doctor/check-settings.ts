// Checks what Bookend is started with: Node's version, the settings of the process, and who can read them.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Env } from "../../env.js";
import { EnvError } from "../../env.js";
import { warningAboutSettingsFile } from "../../settings-file.js";
import { programFolder } from "../../store/sql/examine.js";
import { fine, note, type Result, toMend } from "./finding.js";

/** The oldest Node that package.json allows, such as "20.19". */
function oldestNode(): string {
  const { engines } = JSON.parse(readFileSync(join(programFolder(), "package.json"), "utf8"));
  return String(engines.node).replace(/^>=/, "");
}

function isAtLeast(version: string, least: string): boolean {
  const [[major = 0, minor = 0], [leastMajor = 0, leastMinor = 0]] = [version, least].map((text) =>
    text.split(".").map(Number),
  ) as [number[], number[]];
  return major > leastMajor || (major === leastMajor && minor >= leastMinor);
}

export function checkNode(version: string): Result {
  const least = oldestNode();
  if (isAtLeast(version, least)) return fine(`Node ${version}.`);
  return toMend(
    `Node ${version} is too old.`,
    "Bookend may not start, or stop at any time.",
    `Install Node ${least} or later.`,
  );
}

export interface SettingsCheck {
  results: Result[];
  /** Undefined when one is wrong. */
  env: Env | undefined;
}

/** `read` reads the settings of the process, and throws EnvError for a wrong one. */
export function checkSettings(read: () => Env): SettingsCheck {
  const open = warningAboutSettingsFile();
  const [what = "", mend = ""] = open?.split("Type: ") ?? [];
  const file = open ? [toMend(what.trim(), "With them, anyone can act as Bookend.", mend)] : [];
  try {
    const env = read();
    const both = env.SLACK_APP_TOKEN && env.SLACK_SIGNING_SECRET;
    const unused = note(
      "SLACK_SIGNING_SECRET isn't used, because SLACK_APP_TOKEN is set.",
      "Bookend connects to Slack, and Slack doesn't call it.",
      "Remove the one you don't want.",
    );
    return { results: [...file, fine("Every setting can be read."), ...(both ? [unused] : [])], env };
  } catch (error) {
    if (!(error instanceof EnvError)) throw error;
    const wrong = toMend("A setting is missing or wrong.", "Bookend doesn't start.", error.message);
    return { results: [...file, wrong], env: undefined };
  }
}
