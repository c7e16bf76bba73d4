// The requests between Slack and the app, in the order they ended, with what the strict checks refused.

import type { Call, Problem } from "../../workspace/journal.js";
import { isObject, type Json, objectAt, objectsAt, textAt } from "../../workspace/json.js";
import type { Exchange } from "../../workspace/link/exchange.js";
import type { Workspace } from "../../workspace/workspace.js";
import type { InspectorEntry } from "../contract.js";

/** Older entries are dropped; no one scrolls back that far. */
const MAX_ENTRIES = 300;

function titleOf({ request }: Exchange): string {
  const { kind, payload } = request;
  if (kind === "command") return String(payload.command);
  if (kind === "event") return textAt(payload.event, "type") ?? "event";
  const about =
    textAt(payload, "callback_id") ??
    textAt(objectAt(payload, "view"), "callback_id") ??
    textAt(objectsAt(payload, "actions")[0], "action_id") ??
    "";
  return `${String(payload.type)} ${about}`.trim();
}

function statusOf({ status, timedOut, failure }: Exchange): string {
  if (timedOut) return "no ack in 3 s";
  return failure ? `not reached: ${failure}` : String(status);
}

function statusOfCall({ status, response, fault }: Call): string {
  if (fault === "hang") return "no answer";
  if (fault === "reset") return "connection broken";
  const said = isObject(response) && response.ok === false ? textAt(response, "error") : undefined;
  const answer = said ?? (status === 200 ? "ok" : String(status));
  return fault === "lostReply" ? `${answer}, answer lost` : answer;
}

const toProblemText = ({ error, messages }: Problem): string => [error, ...messages].join(": ");

/** A call that hangs will never end, so it counts as over. */
const isOver = ({ status, fault }: Call): boolean => status !== undefined || fault === "hang" || fault === "reset";

export class Inspector {
  readonly #workspace: Workspace;
  readonly #entries: InspectorEntry[] = [];
  readonly #running = new Set<Call>();
  #problems: Problem[] = [];
  #collected = { calls: 0, exchanges: 0, problems: 0 };
  #count = 0;

  /** Earlier requests are not shown. */
  constructor(workspace: Workspace) {
    this.#workspace = workspace;
    const { calls, exchanges, problems } = workspace;
    this.#collected = { calls: calls.length, exchanges: exchanges.length, problems: problems.length };
  }

  after(id: number): InspectorEntry[] {
    this.collect();
    return this.#entries.filter((entry) => entry.id > id);
  }

  /** Collects what has ended since the last call. */
  readonly collect = (): void => {
    const { calls, exchanges, problems } = this.#workspace;
    for (const call of calls.slice(this.#collected.calls)) this.#running.add(call);
    this.#problems.push(...problems.slice(this.#collected.problems));
    for (const call of [...this.#running].filter(isOver)) this.#addCall(call);
    for (const exchange of exchanges.slice(this.#collected.exchanges)) this.#addExchange(exchange);
    for (const problem of this.#take(({ where }) => !this.#isRunning(where))) this.#addProblem(problem);
    this.#collected = { calls: calls.length, exchanges: exchanges.length, problems: problems.length };
  };

  #isRunning(method: string): boolean {
    return [...this.#running].some((call) => call.method === method);
  }

  /** Removes and returns the pending problems that match. */
  #take(holds: (problem: Problem) => boolean): Problem[] {
    const taken = this.#problems.filter(holds);
    this.#problems = this.#problems.filter((problem) => !taken.includes(problem));
    return taken;
  }

  /** Shows a call together with its own problems. */
  #addCall(call: Call): void {
    this.#running.delete(call);
    const own = this.#take(({ where }) => where === call.method);
    const { method, args, token, response, at, ms } = call;
    const answer: Json | undefined = response;
    this.#add({
      direction: "app-to-slack",
      title: method,
      at: at.toISOString(),
      ms,
      status: statusOfCall(call),
      request: { token, arguments: args },
      answer,
      refused: own.map(toProblemText),
    });
  }

  #addExchange(exchange: Exchange): void {
    const { request, at, ms, ack } = exchange;
    const { url, headers, body, payload } = request;
    this.#add({
      direction: "slack-to-app",
      title: titleOf(exchange),
      at: at.toISOString(),
      ms,
      status: statusOf(exchange),
      request: { over: url ?? "socket", headers, payload, body },
      answer: ack,
      refused: [],
    });
  }

  #addProblem(problem: Problem): void {
    this.#add({
      direction: "app-to-slack",
      title: problem.where,
      at: this.#entries.at(-1)?.at ?? "",
      ms: undefined,
      status: "refused",
      request: undefined,
      answer: undefined,
      refused: [toProblemText(problem)],
    });
  }

  #add(entry: Omit<InspectorEntry, "id">): void {
    this.#count += 1;
    this.#entries.push({ id: this.#count, ...entry });
    if (this.#entries.length > MAX_ENTRIES) this.#entries.shift();
  }
}
