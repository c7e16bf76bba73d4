// Sends commands at a fixed rate, in a process of its own, and reports how long their acks took. It never waits for an ack
// before it sends the next command, and counts from the instant a command was due: a slow app can't slow the clock down.

import { fork } from "node:child_process";
import { Agent } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { post, toCommand } from "./requests.mjs";

/** What people type, in turn. */
const MIX = ["help", "list all", "report", "log"];
/** How many people type it, so nobody is refused for asking too often. */
const PEOPLE = 200;
/** Slack waits this long for an ack. */
export const LIMIT_MS = 3000;

export const personAt = (n) => `U0STAFF${String(n % PEOPLE).padStart(3, "0")}`;

/**
 * Sends `rate` commands a second for some seconds to `port`. Returns the milliseconds until each ack, ascending, and how
 * many of them said that the app is busy. Commands without an ack count as LIMIT_MS.
 */
export function load(options) {
  return new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(import.meta.url), [JSON.stringify(options)]);
    child.once("message", resolve);
    child.once("error", reject);
    child.once("exit", (code) => reject(new Error(`The load ended with ${code}.`)));
  });
}

async function send({ port, rate, seconds, answersUrl }) {
  const agent = new Agent({ keepAlive: true });
  const count = Math.round(rate * seconds);
  const acks = [];
  let busy = 0;
  const began = performance.now() + 100;
  for (let n = 0; n < count; n++) {
    const due = began + (n * 1000) / rate;
    const wait = due - performance.now();
    if (wait > 0) await sleep(wait);
    const body = toCommand(MIX[n % MIX.length], `${answersUrl}load`, personAt(n));
    const ack = post(port, body, { agent }).then(
      ({ status, text }) => {
        if (text.includes("busy")) busy += 1;
        return status === 200 ? Math.min(performance.now() - due, LIMIT_MS) : LIMIT_MS;
      },
      () => LIMIT_MS,
    );
    acks.push(ack);
  }
  const times = await Promise.all(acks);
  agent.destroy();
  return { acks: times.sort((a, b) => a - b), busy };
}

if (process.send) process.send(await send(JSON.parse(process.argv[2])), () => process.exit());
