// Tests of roles and of who may change which entry.
import { describe, expect, it } from "vitest";
import { asPersonId } from "../../src/domain/ids.js";
import { mayChange, type Rights, type Role, roleOf } from "../../src/domain/role.js";

const member: Rights = { standing: "member", slackAdmin: false, admin: false, librarian: false };

describe("a role", () => {
  it.each<[Partial<Rights>, Role]>([
    [{}, "staff"],
    [{ librarian: true }, "librarian"],
    [{ admin: true }, "admin"],
    [{ slackAdmin: true }, "admin"],
    [{ admin: true, librarian: true }, "admin"],
    [{ standing: "guest" }, "outsider"],
    [{ standing: "bot" }, "outsider"],
    [{ standing: "stranger", librarian: true }, "outsider"],
    [{ standing: "deactivated", slackAdmin: true, admin: true, librarian: true }, "outsider"],
  ])("of %j is %s", (rights, role) => {
    expect(roleOf({ ...member, ...rights })).toBe(role);
  });
});

describe("an entry logged by Tess with Lee", () => {
  const unit = { loggedBy: asPersonId("UTESS"), partners: [asPersonId("ULEE")] };
  it.each<[string, Role, boolean, boolean]>([
    ["UTESS", "staff", false, true],
    ["ULEE", "staff", false, true],
    ["UKIM", "staff", false, false],
    ["UKIM", "librarian", true, true],
    ["UKIM", "admin", false, true],
    ["UKIM", "admin", true, true],
    ["UTESS", "outsider", false, false],
    ["ULEE", "outsider", true, false],
  ])("may %s as %s (librarian: %s) change it: %s", (id, role, librarian, expected) => {
    expect(mayChange({ id: asPersonId(id), role, librarian }, unit)).toBe(expected);
  });
});
