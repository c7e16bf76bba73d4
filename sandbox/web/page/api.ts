// How the page talks to its server; see ../contract.ts.
import type {
  Act,
  ActResult,
  ClockRequest,
  FaultRequest,
  InspectorEntry,
  Snapshot,
  SuggestRequest,
  SuggestResult,
} from "../contract.js";

const NO_ANSWER = "The demo isn't responding. Check the terminal to see if it's still running.";

/** The message is one line for the visitor. */
export class RequestError extends Error {
  /** The server understood and refused; asking again won't help. */
  readonly isRefusal: boolean;

  constructor(line: string, { isRefusal = false } = {}) {
    super(line);
    this.isRefusal = isRefusal;
  }
}

async function toRequestError(response: Response): Promise<RequestError> {
  const answer: unknown = await response.json().catch(() => undefined);
  const line = typeof answer === "object" && answer && "error" in answer ? String(answer.error) : NO_ANSWER;
  return new RequestError(line, { isRefusal: response.status >= 400 && response.status < 500 });
}

async function request<T>(path: string, body?: unknown): Promise<T> {
  const post = { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) };
  const response = await fetch(`api/${path}`, body === undefined ? {} : post).catch(() => {
    throw new RequestError(NO_ANSWER);
  });
  if (!response.ok) throw await toRequestError(response);
  return (await response.json()) as T;
}

const toLine = (error: unknown) => (error instanceof RequestError ? error.message : NO_ANSWER);

export const readSnapshot = (as: string) => request<Snapshot>(`snapshot?as=${encodeURIComponent(as)}`);

export const readExchanges = (after: number) => request<InspectorEntry[]>(`inspector?after=${after}`);

export async function act(as: string, what: Act): Promise<ActResult> {
  try {
    return await request<ActResult>("act", { as, act: what });
  } catch (error) {
    return { ok: false, error: toLine(error) };
  }
}

export async function suggest(query: SuggestRequest): Promise<SuggestResult["options"]> {
  try {
    return (await request<SuggestResult>("suggest", query)).options;
  } catch {
    return [];
  }
}

/** Undefined on success; otherwise, what went wrong. */
async function send(path: string, body: unknown): Promise<string | undefined> {
  try {
    await request<unknown>(path, body);
    return undefined;
  } catch (error) {
    return toLine(error);
  }
}

export const moveClock = (request: ClockRequest) => send("clock", request);

export const switchFault = (request: FaultRequest) => send("faults", request);
