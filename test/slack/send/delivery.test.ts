// Sending a message once: what Bookend knows afterward, whatever happened to the reply.
import { describe, expect, it } from "vitest";
import type { Fault } from "../../../sandbox/workspace/faults.js";
import { CHANNEL, sendMarked, startChannel } from "../../support/posting.js";

describe("sending", () => {
  it.each<[Fault, object, number]>([
    [{ kind: "lostReply" }, { kind: "unknown", reason: "no_answer" }, 1],
    [{ kind: "reset" }, { kind: "unknown", reason: "no_answer" }, 0],
    [{ kind: "hang" }, { kind: "unknown", reason: "timeout" }, 0],
    [{ kind: "slow", ms: 4500 }, { kind: "unknown", reason: "timeout" }, 1],
    [{ kind: "status", status: 500 }, { kind: "unknown", reason: "http_500" }, 0],
    [{ kind: "html" }, { kind: "unknown", reason: "unreadable_answer" }, 0],
    [{ kind: "error", error: "internal_error" }, { kind: "unknown", reason: "internal_error" }, 0],
    [{ kind: "error", error: "fatal_error" }, { kind: "unknown", reason: "fatal_error" }, 0],
    [{ kind: "ratelimited", retryAfter: 30 }, { kind: "refused", reason: "ratelimited", retryAfterMs: 30_000 }, 0],
    [{ kind: "status", status: 429 }, { kind: "refused", reason: "ratelimited", retryAfterMs: 60_000 }, 0],
    [{ kind: "error", error: "is_archived" }, { kind: "refused", reason: "is_archived" }, 0],
  ])("that hits %o is reported as %o", async (fault, known, posted) => {
    const { slack, client } = await startChannel();
    slack.faults.next("chat.postMessage", fault);
    expect(await sendMarked(client)).toMatchObject(known);
    await slack.settle();
    expect(slack.messagesIn(CHANNEL)).toHaveLength(posted);
    expect(slack.calls).toHaveLength(1);
    expect(slack.problems).toEqual([]);
  });
});
