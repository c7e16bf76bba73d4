// Payloads with anything in them changed at random: each is acked, nothing breaks, and no object's prototype changes.
import fc from "fast-check";
import { expect, it } from "vitest";
import type { Json, JsonObject } from "../../../sandbox/workspace/json.js";
import { logByForm } from "../../support/logging.js";
import { brokenPayloads, uselessPayloads } from "../../support/odd-payloads.js";
import { type School, STAFF, startSchool, TESS } from "../../support/school.js";
import { asTess, kindOf, recordedPayloads } from "../../support/slack-payloads.js";

const SEED = 9;
const RUNS = 100;

/** What a changed value becomes. */
const REPLACEMENTS: readonly (Json | undefined)[] = [
  ...[undefined, null, "", 0, -1, true, [], {}, [null], "__proto__", "x".repeat(5000), "\u0000\ud800"],
  JSON.parse('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}'),
];

/** The places of all values, as lists of keys. */
function placesIn(value: unknown, at: string[] = []): string[][] {
  if (typeof value !== "object" || value === null) return [at];
  return [at, ...Object.entries(value).flatMap(([key, inner]) => placesIn(inner, [...at, key]))];
}

function replaceAt(value: unknown, [key, ...rest]: string[], replacement: Json | undefined): unknown {
  if (key === undefined) return replacement;
  if (Array.isArray(value))
    return value.map((one, index) => (String(index) === key ? replaceAt(one, rest, replacement) : one));
  return { ...(value as object), [key]: replaceAt((value as JsonObject)[key], rest, replacement) };
}

/** Everything Slack may send, and a real submission of ours. */
async function payloadsOf(school: School): Promise<JsonObject[]> {
  const { slack } = school;
  const { request } = await slack.as(TESS).command("/unit", "rubric", { channel: STAFF });
  const submission = await logByForm(school);
  const at = { teamId: slack.teamId, responseUrl: String(request.payload.response_url) };
  return [
    ...[request.payload, submission.request.payload],
    ...[...uselessPayloads(slack.teamId), ...brokenPayloads(slack.teamId)].map(({ payload }) => payload),
    // Most of the recorded ones are events that nothing takes.
    ...recordedPayloads().flatMap(({ name, payload }) =>
      /^event-(app-mention|message)/.test(name) ? [] : [asTess(payload, at)],
    ),
  ];
}

/** Lines about a person who couldn't be told something: their id, or the way to them, was what changed. */
const isAboutTheAnswer = (line: string) => line.includes('"personNotTold":true') || line.includes('"known"');

it.each(["http", "socket"] as const)(
  "over %s, a payload with one value changed is acked",
  { timeout: 120_000 },
  async (mode) => {
    const school = await startSchool({ mode });
    const { slack, logged } = school;
    const payloads = await payloadsOf(school);
    logged.length = 0;
    const places = payloads.flatMap((payload) =>
      placesIn(payload).flatMap((place) => (place.length ? [{ payload, place }] : [])),
    );
    const chosen = fc.sample(fc.tuple(fc.constantFrom(...places), fc.constantFrom(...REPLACEMENTS)), {
      seed: SEED,
      numRuns: RUNS,
    });
    for (const [{ payload, place }, replacement] of chosen) {
      // What is undefined isn't sent; the form of a command would spell it out.
      const changed = JSON.parse(JSON.stringify(replaceAt(payload, place, replacement))) as JsonObject;
      const { status, timedOut } = await slack.deliver(kindOf(payload), changed);
      // Without its type or its command, it is no payload at all.
      const isNonsense = mode === "http" && changed.type === undefined && changed.command === undefined;
      expect([status, timedOut], `${place.join(".")} = ${JSON.stringify(replacement)?.slice(0, 100)}`).toEqual([
        isNonsense ? 400 : 200,
        false,
      ]);
      await slack.settle();
    }
    expect(logged.filter((line) => line.includes('"level":"error"') && !isAboutTheAnswer(line))).toEqual([]);
    expect(Reflect.get({}, "polluted")).toBeUndefined();
  },
);

it.each(["__proto__", "constructor", "toString", "hasOwnProperty"])(
  "a form, a button, a field and a command named %s are only unknown",
  async (name) => {
    const school = await startSchool();
    const { slack } = school;
    const { request } = await logByForm(school);
    const { view } = request.payload as { view: JsonObject };
    const from = { team: { id: slack.teamId }, user: { id: TESS }, trigger_id: "1.2.3" };
    const action = { type: "button", action_id: name, value: JSON.stringify({ [name]: { polluted: true } }) };
    const metadata = `{"hidden":{"${name}":{"polluted":true}},"origin":{"${name}":{"polluted":true}}}`;
    const state = { values: { [name]: { [name]: { type: "plain_text_input", value: "x" } } } };
    for (const payload of [
      { ...from, type: "block_actions", channel: { id: STAFF }, actions: [action] },
      { ...from, type: "block_actions", view, actions: [{ ...action, type: "checkboxes" }] },
      { ...from, type: "block_suggestion", view, action_id: name, value: "a" },
      { ...from, type: "shortcut", callback_id: name },
      { ...from, type: "view_submission", view: { ...view, callback_id: name } },
      { ...from, type: "view_submission", view: { ...view, private_metadata: metadata, state } },
    ]) {
      expect(await slack.deliver("interaction", payload as JsonObject)).toMatchObject({ status: 200, timedOut: false });
    }
    expect(await slack.as(TESS).command("/unit", name, { channel: STAFF })).toMatchObject({ status: 200 });
    await slack.settle();
    expect(school.logged.filter((line) => line.includes('"level":"error"'))).toEqual([]);
    expect(Reflect.get({}, "polluted")).toBeUndefined();
    expect(await school.db.unit.count()).toBe(1);
  },
);

it("a payload nested too deeply to be read is acked, and the next one is answered", async () => {
  const school = await startSchool();
  const { slack } = school;
  const deep = `${"[".repeat(20_000)}${"]".repeat(20_000)}`;
  const payload = `{"type":"shortcut","callback_id":"log-unit","team":{"id":"${slack.teamId}"},"user":{"id":"${TESS}","deep":${deep}}}`;
  const body = new URLSearchParams({ payload }).toString();
  expect(await slack.deliver("interaction", { type: "shortcut" }, { body })).toMatchObject({
    status: 200,
    timedOut: false,
  });
  await slack.as(TESS).command("/unit", "help", { channel: STAFF });
  await slack.settle();
  expect(slack.whispersTo(TESS)).toHaveLength(1);
});
