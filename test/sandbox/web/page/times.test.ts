// Tests of how the demo's page names days.
import { describe, expect, it } from "vitest";
import { formatTime, momentOf, nameDay } from "../../../../sandbox/web/page/times.js";

const NEW_YORK = "America/New_York";
const NOW = new Date("2026-11-23T15:00:00Z");

describe("a day", () => {
  it.each([
    ["2026-11-23T14:00:00Z", "Today"],
    // In New York it is still the evening before.
    ["2026-11-23T04:00:00Z", "Yesterday"],
    ["2026-11-20T15:00:00Z", "Friday, November 20"],
    ["2025-11-20T15:00:00Z", "Thursday, November 20, 2025"],
    ["2026-12-02T13:00:00Z", "Wednesday, December 2"],
  ])("%s is called %j in New York", (at, name) => {
    expect(nameDay(new Date(at), NOW, NEW_YORK)).toBe(name);
  });
});

describe("a moment", () => {
  it("is read from Slack's ts and shown in the workspace's time zone", () => {
    expect(formatTime(momentOf("1795446000.000100"), NEW_YORK)).toMatch(/^\d{1,2}:\d{2}.[AP]M$/);
    expect(momentOf("1795446000.000100").getTime()).toBe(1_795_446_000_000);
  });
});
