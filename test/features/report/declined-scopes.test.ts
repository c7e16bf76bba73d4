// Bookend as the manifest installs it, with the optional scopes declined.
import { join } from "node:path";
import { expect, it } from "vitest";
import { readManifest } from "../../../sandbox/demo/manifest.js";
import { logByForm, whispers } from "../../support/logging.js";
import {
  DUE,
  keepTicking,
  minutesAfter,
  reports,
  startOnTheEve,
  states,
  tickAt,
  told,
} from "../../support/reporting.js";
import { PAT } from "../../support/school.js";

const { scopes, optionalScopes } = readManifest(join(import.meta.dirname, "..", "..", ".."));
const DECLINED = { scopes: scopes.filter((scope) => !optionalScopes.includes(scope)), optionalScopes };

it("everything but the search for a lost post works as usual", async () => {
  expect(optionalScopes.length).toBeGreaterThan(0);
  const school = await startOnTheEve(DECLINED);
  await logByForm(school);
  expect(whispers(school).at(-1)).toContain("Saved: Ancient Egypt");
  await tickAt(school, DUE);
  expect(reports(school)).toHaveLength(1);
  expect(await states(school)).toEqual([["sent", null]]);
  expect(told(school)).toEqual([]);
  expect(school.slack.problems).toEqual([]);
});

it("a post that Slack didn't confirm becomes one question to the admin, whose answer settles it", async () => {
  const school = await startOnTheEve(DECLINED);
  school.slack.faults.next("chat.postMessage", { kind: "lostReply" });
  await tickAt(school, DUE);
  await keepTicking(school);
  expect(await states(school)).toEqual([["unsure", "unconfirmed"]]);
  const questions = told(school).filter(({ text }) => text.startsWith("Is October's report in the channel?"));
  expect(questions).toHaveLength(1);
  expect(reports(school)).toHaveLength(1);
  const [question] = questions;
  if (!question) throw new Error("Nobody was asked.");
  await school.slack.as(PAT).click(question, "report-unsure:there");
  await school.slack.settle();
  await tickAt(school, minutesAfter(school.clock.now, 1));
  expect(await states(school)).toEqual([["sent", null]]);
  expect(reports(school)).toHaveLength(1);
  expect(school.slack.problems).toEqual([]);
});
