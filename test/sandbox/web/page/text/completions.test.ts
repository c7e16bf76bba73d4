// Tests of the demo composer's completions.
import { describe, expect, it } from "vitest";
import type { Snapshot } from "../../../../../sandbox/web/contract.js";
import { completionsAt } from "../../../../../sandbox/web/page/text/completions.js";

const person = (id: string, name: string, hasLeft = false) => ({
  id,
  name,
  title: "Teacher",
  isBot: false,
  isAdmin: false,
  isGuest: false,
  hasLeft,
});

const SNAPSHOT: Snapshot = {
  workspace: { id: "T1", name: "School" },
  me: "U1",
  people: [person("U1", "Tess Teacher"), person("U2", "Lee Librarian"), person("U3", "Lea Gone", true)],
  conversations: [
    { id: "C1", name: "all-staff", kind: "public", botIsMember: true, isArchived: false, unread: 0 },
    { id: "C2", name: "all-old", kind: "public", botIsMember: true, isArchived: true, unread: 0 },
  ],
  otherChannels: [],
  messages: {},
  modals: [],
  home: undefined,
  commands: [{ command: "/unit", hint: "[log]", description: "Log a unit" }],
  shortcuts: [],
  working: [],
  failure: undefined,
  clock: { now: "2026-11-23T12:00:00Z", timeZone: "UTC", nextPost: undefined },
  faults: [],
  version: 1,
};

describe("the composer", () => {
  it.each([
    ["/", ["/unit", "/invite"]],
    ["/un", ["/unit"]],
    ["/unit log Maps with @le", ["@Lee Librarian"]],
    ["@libr", ["@Lee Librarian"]],
    ["hello #all", ["#all-staff"]],
  ])("offers for %j: %j", (before, offered) => {
    expect(completionsAt(before, SNAPSHOT)?.options.map(({ text }) => text)).toEqual(offered);
  });

  it.each(["", "hello", "/unit log", "a/b", "mail@lee", "@nobody here", "#old"])("offers nothing for %j", (before) => {
    expect(completionsAt(before, SNAPSHOT)).toBeUndefined();
  });

  it("says where the completed text begins", () => {
    expect(completionsAt("with @le", SNAPSHOT)?.from).toBe(5);
  });
});
