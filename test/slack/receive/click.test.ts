// What tells one click from another, wherever the buttons are.
import { describe, expect, it } from "vitest";
import { toClickKey } from "../../../src/slack/receive/click.js";

const HOME = "view V1";

describe("the key of a click", () => {
  const matchCarla = { name: "match-name", value: '{"name":"Carla"}' };

  it("stays the same when the click is redelivered or doubled", () => {
    expect(toClickKey(HOME, matchCarla)).toBe(toClickKey(HOME, { ...matchCarla }));
  });

  it.each([
    ["another value", HOME, { ...matchCarla, value: '{"name":"Omar"}' }],
    ["another button with the same value", HOME, { ...matchCarla, name: "undo-match" }],
    ["another place", "view V2", matchCarla],
    ["no value", HOME, { ...matchCarla, value: undefined }],
  ])("differs for %s", (_, place, click) => {
    expect(toClickKey(place, click)).not.toBe(toClickKey(HOME, matchCarla));
  });

  it("is short, however long the value", () => {
    expect(toClickKey(HOME, { name: "see", value: "x".repeat(2000) }).length).toBeLessThan(60);
  });
});
