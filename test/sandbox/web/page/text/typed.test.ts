// Tests of what the demo's page sends for what was typed.
import { describe, expect, it } from "vitest";
import type { ConversationView, PersonView } from "../../../../../sandbox/web/contract.js";
import { toSent } from "../../../../../sandbox/web/page/text/typed.js";

const person = (id: string, name: string): PersonView => ({
  id,
  name,
  title: "",
  isBot: false,
  isAdmin: false,
  isGuest: false,
  hasLeft: false,
});

const channel = (id: string, name: string, kind: ConversationView["kind"] = "public"): ConversationView => ({
  id,
  name,
  kind,
  botIsMember: true,
  isArchived: false,
  unread: 0,
});

const CONVERSATIONS = [channel("C1", "grade-4"), channel("C2", "grade-4-team"), channel("D1", "Bookend", "direct")];
const ANA = person("U1", "Ana");
const ANA_MARIA = person("U2", "Ana Maria");

describe("a typed line", () => {
  it.each([
    ["/unit log Maps with @Ana Maria", [ANA, ANA_MARIA], "/unit log Maps with <@U2>"],
    ["@Ana and @Ana Maria", [ANA, ANA_MARIA], "<@U1> and <@U2>"],
    ["with @ana, please", [ANA], "with <@U1>, please"],
    ["@Ana typed, not picked", [], "@Ana typed, not picked"],
    ["mail@Ana.org", [ANA], "mail@Ana.org"],
    ["@Anabel", [ANA], "@Anabel"],
    ["see #grade-4", [], "see <#C1>"],
    ["see #Bookend", [], "see #Bookend"],
    ["a <b> & c", [], "a <b> & c"],
  ])("%j is sent with the ids of who was picked", (text, picked, sent) => {
    expect(toSent(text, picked, CONVERSATIONS)).toBe(sent);
  });

  it("matches the longest channel name", () => {
    expect(toSent("#grade-4-team", [], CONVERSATIONS)).toBe("<#C2>");
  });
});
