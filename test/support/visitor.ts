// A visitor of the demo: starts it on a free port with its own database, and acts through the page's server.
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
import { waitForValue } from "./waiting.js";

/** Tuesday, November 10, 2026, 10:52 in New York. */
const TUESDAY = Date.parse("2026-11-10T15:52:00Z");

/** A clock that starts at this instant and runs. */
export function clockFrom(start = TUESDAY): () => Date {
  const startedAt = performance.now();
  return () => new Date(start + performance.now() - startedAt);
}

/** Starts the demo, and stops it when the test ends. */
export async function openDemo(options: Partial<DemoOptions> = {}): Promise<Demo> {
  const folder = options.folder ?? (await makeFolder());
  const defaults = { port: 0, socket: false, fresh: false, empty: false, open: false, realNow: clockFrom() };
  const demo = await startDemo({ ...defaults, ...options, folder });
  onTestFinished(() => demo.stop());
  return demo;
}

async function readJson<T>(response: Response): Promise<T> {
  return (await response.json()) as T;
}

export class Visitor {
  readonly #url: string;

  constructor({ url }: { url: string }) {
    this.#url = url;
  }

  get<T>(path: string): Promise<T> {
    return fetch(new URL(path, this.#url)).then(readJson<T>);
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
    return this.send("/api/act", { as, act }).then(readJson<ActResult>);
  }

  type(as: string, text: string, channel = ALL_STAFF): Promise<ActResult> {
    return this.act(as, { kind: "command", channel, text });
  }

  move(request: ClockRequest): Promise<ActResult> {
    return this.send("/api/clock", request).then(readJson<ActResult>);
  }

  turn(name: FaultSwitch["name"], on: boolean): Promise<ActResult> {
    return this.send("/api/faults", { name, on }).then(readJson<ActResult>);
  }

  inspect(after = 0): Promise<InspectorEntry[]> {
    return this.get(`/api/inspector?after=${after}`);
  }

  async messages(as: string, channel: string): Promise<MessageView[]> {
    return (await this.see(as)).messages[channel] ?? [];
  }

  /** The texts of the whispers this person sees in #all-staff. */
  async whispers(as: string): Promise<string[]> {
    return (await this.messages(as, ALL_STAFF)).filter(({ isWhisper }) => isWhisper).map(({ text }) => text);
  }

  /** Logs a unit with Lee, by the form. */
  async logByForm(as: string, title: string): Promise<ActResult> {
    await this.type(as, "/unit log");
    const view = await waitForValue(async () => (await this.see(as)).modals.at(-1));
    const fields = { title, grades: ["6"], level: "2", partners: [LEE] };
    await this.act(as, { kind: "fill", view: view.id, fields });
    return this.act(as, { kind: "submit", view: view.id });
  }
}
