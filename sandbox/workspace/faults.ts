// What can go wrong between the app and Slack, ordered in advance for a method, for response_url or for everything.

export type Fault =
  | { kind: "ratelimited"; retryAfter: number }
  | { kind: "status"; status: number }
  /** Answers 200 with a page, as a proxy does. */
  | { kind: "html" }
  /** The connection breaks before anything is done. */
  | { kind: "reset" }
  /** Nothing is done and no answer comes. */
  | { kind: "hang" }
  /** It is done, but the connection breaks before the answer. */
  | { kind: "lostReply" }
  | { kind: "error"; error: string }
  | { kind: "slow"; ms: number };

interface Order {
  target: string;
  fault: Fault;
  left: number;
}

export class Faults {
  #orders: Order[] = [];

  /**
   * The next calls of this method ("response_url", "web-api" for every method, "*" for any of both) go wrong; earlier
   * orders come first.
   */
  next(target: string, fault: Fault, times = 1): void {
    this.#orders.push({ target, fault, left: times });
  }

  always(target: string, fault: Fault): void {
    this.next(target, fault, Number.POSITIVE_INFINITY);
  }

  clear(target?: string): void {
    this.#orders = target === undefined ? [] : this.#orders.filter((order) => order.target !== target);
  }

  take(target: string): Fault | undefined {
    const targets = target === "response_url" ? [target, "*"] : [target, "web-api", "*"];
    const order = this.#orders.find((candidate) => targets.includes(candidate.target));
    if (!order) return undefined;
    order.left -= 1;
    if (order.left <= 0) this.#orders = this.#orders.filter((other) => other !== order);
    return order.fault;
  }
}
