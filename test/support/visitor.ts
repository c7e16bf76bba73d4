// A visitor of the demo: starts it on a free port with a database of its own, and acts through the page's server.
import { onTestFinished } from "vitest";
import { type Demo, type DemoOptions, startDemo } from "../../sandbox/demo/demo.js";
import { ALL_STAFF, LEE } from "../../sandbox/demo/school.js";
import type {
  Act,
  ActResult,
  ClockRequest,
  FaultSwitch,
  InspectorEntry,
  MessageView,
  Snapshot,
} from "../../sandbox/web/contract.js";
import { makeFolder } from "./folders.js";

/** Tuesday, November 10, 2026, 10:52 in New York. */
const TUESDAY = Date.parse("2026-11-10T15:52:00Z");

/** A clock that runs, from that Tuesday on. */
export function clockFrom(start = TUESDAY): () => Date {
  const begun = performance.now();
  return () => new Date(start + performance.now() - begun);
}

type Wanted = Partial<DemoOptions>;

/** Ends with the test. */
export async function openDemo(wanted: Wanted = {}): Promise<Demo> {
  const folder = wanted.folder ?? (await makeFolder());
  const quiet = { port: 0, socket: false, fresh: false, empty: false, open: false, realNow: clockFrom() };
  const demo = await startDemo({ ...quiet, ...wanted, folder });
  onTestFinished(() => demo.stop());
  return demo;
}

async function readAnswer<T>(response: Response): Promise<T> {
  return (await response.json()) as T;
}

export class Visitor {
  readonly #url: string;

  constructor({ url }: { url: string }) {
    this.#url = url;
  }

  get<T>(path: string): Promise<T> {
    return fetch(new URL(path, this.#url)).then(readAnswer<T>);
  }

  send(path: string, body: unknown): Promise<Response> {
    const headers = { "content-type": "application/json" };
    const text = typeof body === "string" ? body : JSON.stringify(body);
    return fetch(new URL(path, this.#url), { method: "POST", headers, body: text });
  }

  see(as: string): Promise<Snapshot> {
    return this.get(`/api/snapshot?as=${as}`);
  }

  act(as: string, act: Act): Promise<ActResult> {
    return this.send("/api/act", { as, act }).then(readAnswer<ActResult>);
  }

  type(as: string, text: string, channel = ALL_STAFF): Promise<ActResult> {
    return this.act(as, { kind: "command", channel, text });
  }

  move(request: ClockRequest): Promise<ActResult> {
    return this.send("/api/clock", request).then(readAnswer<ActResult>);
  }

  turn(name: FaultSwitch["name"], on: boolean): Promise<ActResult> {
    return this.send("/api/faults", { name, on }).then(readAnswer<ActResult>);
  }

  inspect(after = 0): Promise<InspectorEntry[]> {
    return this.get(`/api/inspector?after=${after}`);
  }

  async messages(as: string, channel: string): Promise<MessageView[]> {
    return (await this.see(as)).messages[channel] ?? [];
  }

  /** The texts of what only this person sees in #all-staff. */
  async whispers(as: string): Promise<string[]> {
    return (await this.messages(as, ALL_STAFF)).filter(({ isWhisper }) => isWhisper).map(({ text }) => text);
  }

  /** Logs a unit with Lee by the form. */
  async logByForm(as: string, title: string): Promise<ActResult> {
    await this.type(as, "/unit log");
    const view = await eventually(async () => (await this.see(as)).modals.at(-1));
    const fields = { title, grades: ["6"], level: "2", partners: [LEE] };
    await this.act(as, { kind: "fill", view: view.id, fields });
    return this.act(as, { kind: "submit", view: view.id });
  }
}

/** Asks until there is an answer (a count: until it is not 0); what the app does after its ack takes a moment. */
export async function eventually<T>(ask: () => Promise<T | undefined | false>, limitMs = 30_000): Promise<T> {
  const begun = performance.now();
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (performance.now() - begun > limitMs) throw new Error("It did not come about in time.");
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
