// Asks a running Bookend how it is: the same answer that health checks get.
import type { Env } from "../../env.js";
import { fine, type Result, toMend } from "./finding.js";

const PATIENCE_MS = 5000;

const MENDS: Record<string, string> = {
  database: "See what the doctor says of the database above, and docs/operating.md, Troubleshooting.",
  slack: "Wait a minute. If it stays, check the network, and restart Bookend.",
  schedule: "Look into the log, and restart Bookend.",
  clock: "Let the machine keep its own time (timedatectl set-ntp true).",
};

function hostOf({ HOST }: Env): string {
  if (!HOST || HOST === "0.0.0.0" || HOST === "::") return "127.0.0.1";
  return HOST.includes(":") ? `[${HOST}]` : HOST;
}

async function readAnswer(env: Env): Promise<Record<string, unknown> | undefined> {
  try {
    const answer = await fetch(`http://${hostOf(env)}:${env.PORT}/readyz`, {
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const body: unknown = await answer.json();
    return typeof body === "object" && body !== null && "ready" in body ? { ...body } : undefined;
  } catch {
    return undefined;
  }
}

export async function checkRunning(env: Env): Promise<Result[]> {
  const answer = await readAnswer(env);
  if (!answer) {
    return [
      toMend(
        `Bookend doesn't answer at port ${env.PORT}.`,
        "While it is stopped, nobody can log a unit, and nothing is posted.",
        "Start it: systemctl start bookend. If it runs with another PORT, use its settings here.",
      ),
    ];
  }
  const problems = Object.entries(MENDS).filter(([part]) => answer.ready === false && part in answer);
  const { lastTick } = answer;
  return [
    ...(problems.length === 0 ? [fine("Bookend is running and ready.")] : []),
    ...problems.map(([part, mend]) =>
      toMend(`Bookend is not ready: ${answer[part]}.`, "Until then, requests may fail.", mend),
    ),
    ...(typeof lastTick === "string" ? [fine(`It last looked for what is due at ${lastTick}.`)] : []),
  ];
}
