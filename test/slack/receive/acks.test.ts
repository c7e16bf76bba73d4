// Whatever Slack sends is acked at once, over HTTP and over a socket, whether Bookend has a use for it or not.
import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../../sandbox/workspace/json.js";
import { logByForm } from "../../support/logging.js";
import { brokenPayloads, uselessPayloads } from "../../support/odd-payloads.js";
import { nowInSeconds, sendRequest, signRequest } from "../../support/requests.js";
import { GUEST, type School, STAFF, STRANGER, startSchool, TESS } from "../../support/school.js";
import { asTess, kindOf, type NamedPayload, recordedPayloads } from "../../support/slack-payloads.js";

/** A school, and an address where Tess reads answers. */
async function startIn(mode: "http" | "socket"): Promise<School & { responseUrl: string }> {
  const school = await startSchool({ mode });
  const { request } = await school.slack.as(TESS).command("/unit", "rubric", { channel: STAFF });
  await school.slack.settle();
  school.logged.length = 0;
  return { ...school, responseUrl: String(request.payload.response_url) };
}

/** The payloads that weren't acked with 200, with what came instead. */
async function sendAll({ slack }: School, payloads: readonly NamedPayload[]): Promise<string[]> {
  const missed: string[] = [];
  for (const { name, payload } of payloads) {
    const { status, timedOut, failure } = await slack.deliver(kindOf(payload), payload);
    if (status !== 200 || timedOut) missed.push(`${name}: ${status} ${failure ?? ""}`);
  }
  await slack.settle();
  return missed;
}

const linesOf = ({ logged }: School, level: string) => logged.filter((line) => line.includes(`"level":"${level}"`));

describe.each(["http", "socket"] as const)("over %s", (mode) => {
  it("every payload that Slack ever recorded is acked, and none is an error", async () => {
    const school = await startIn(mode);
    const recorded = recordedPayloads();
    expect(recorded.length).toBeGreaterThan(90);
    const at = { teamId: school.slack.teamId, responseUrl: school.responseUrl };
    expect(
      await sendAll(
        school,
        recorded.map(({ name, payload }) => ({ name, payload: asTess(payload, at) })),
      ),
    ).toEqual([]);
    expect([...linesOf(school, "error"), ...linesOf(school, "warn")]).toEqual([]);
  });

  it("what Bookend has no use for is acked, and only a rate limit is worth a line", async () => {
    const school = await startIn(mode);
    expect(await sendAll(school, uselessPayloads(school.slack.teamId))).toEqual([]);
    expect(linesOf(school, "error")).toEqual([]);
    expect(linesOf(school, "warn")).toEqual([expect.stringContaining("Slack holds back events")]);
  });

  it("what can't be read is acked with a warning, and changes nothing", async () => {
    const school = await startIn(mode);
    const broken = brokenPayloads(school.slack.teamId);
    const calls = school.slack.calls.length;
    expect(await sendAll(school, broken)).toEqual([]);
    expect(linesOf(school, "error")).toEqual([]);
    expect(linesOf(school, "warn")).toHaveLength(broken.length);
    expect(school.slack.calls.length).toBe(calls);
  });

  it("a flood of rate limits is one line a minute", async () => {
    const school = await startIn(mode);
    const limits = uselessPayloads(school.slack.teamId).filter(({ payload }) => payload.type === "app_rate_limited");
    expect(await sendAll(school, Array.from({ length: 20 }, () => limits).flat())).toEqual([]);
    expect(linesOf(school, "warn")).toHaveLength(1);
  });
});

it.each([GUEST, STRANGER])("what %s types gets no suggestions, and is no error in the log", async (id) => {
  const school = await startSchool();
  const { request } = await logByForm(school);
  const { view, team } = request.payload as { view: JsonObject; team: JsonObject };
  const suggest = (user: string, value: string) =>
    school.slack.deliver("interaction", {
      ...{ type: "block_suggestion", team, user: { id: user }, view, action_id: "subject", block_id: "subject", value },
    });
  expect((await suggest(TESS, "Science")).ack).toMatchObject({ options: expect.arrayContaining([expect.anything()]) });
  for (const typed of ["S", "Sc", "Sci"]) {
    expect(await suggest(id, typed)).toMatchObject({ status: 200, ack: { options: [] } });
  }
  expect(linesOf(school, "error")).toEqual([]);
});

const asForm = (fields: Record<string, string>) => new URLSearchParams(fields).toString();

it.each([
  ["null", "null", "application/json", 400],
  ["a number", "5", "application/json", 400],
  ["a text", '"type"', "application/json", 400],
  ["a list", "[]", "application/json", 400],
  ["an object without a type", "{}", "application/json", 400],
  ["null in a form", asForm({ payload: "null" }), "application/x-www-form-urlencoded", 400],
  [
    "two payloads",
    `${asForm({ payload: "{}" })}&${asForm({ payload: "{}" })}`,
    "application/x-www-form-urlencoded",
    400,
  ],
  ["JSON that is called a form", '{"type":"view_closed"}', "application/x-www-form-urlencoded", 400],
  ["a form that is called JSON", asForm({ command: "/unit" }), "application/json", 400],
  ["JSON that is called XML", '{"type":"view_closed"}', "application/xml", 200],
  [
    "a command whose person is named twice",
    `${asForm({ command: "/unit", team_id: "T1", user_id: "U1" })}&user_id=U2`,
    "application/x-www-form-urlencoded",
    200,
  ],
  ["Slack's check of the address", asForm({ ssl_check: "1", token: "x" }), "application/x-www-form-urlencoded", 200],
])("a signed body that is %s is answered at once", async (_what, body, type, status) => {
  const school = await startSchool();
  const signed = signRequest(school.slack.signingSecret, body, nowInSeconds());
  const answer = await sendRequest(school.bookend.port, {
    ...signed,
    headers: { ...signed.headers, "content-type": type },
  });
  expect(answer).toEqual({ status, body: "" });
  await school.slack.settle();
  expect(linesOf(school, "error")).toEqual([]);
});

it.each(["null", "[]", '"text"', "7", "{}"])("an envelope whose payload is %s is acked", async (body) => {
  const school = await startSchool({ mode: "socket" });
  for (const kind of ["event", "interaction", "command"] as const) {
    expect(await school.slack.deliver(kind, {}, { body })).toMatchObject({ status: 200, timedOut: false });
  }
  expect(linesOf(school, "error")).toEqual([]);
});
