// Tests of roles and of who may change which unit.
import { describe, expect, it } from "vitest";
import { asPersonId } from "../../src/domain/ids.js";
import { managesLibrary, mayChangeUnit, type Rights, type Role, roleOf } from "../../src/domain/role.js";

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

describe("managing the library", () => {
  it.each<[Role, boolean]>([
    ["librarian", true],
    ["admin", true],
    ["staff", false],
    ["outsider", false],
  ])("is allowed for %s: %s", (role, expected) => {
    expect(managesLibrary({ role })).toBe(expected);
  });
});

describe("a unit that Tess logged with Lee", () => {
  const unit = { loggedBy: asPersonId("UTESS"), partners: [asPersonId("ULEE")] };
  it.each<[string, Role, boolean]>([
    ["UTESS", "staff", true],
    ["ULEE", "staff", true],
    ["UKIM", "staff", false],
    ["UKIM", "librarian", true],
    ["UKIM", "admin", true],
    ["UTESS", "outsider", false],
    ["ULEE", "outsider", false],
  ])("can be changed by %s as %s: %s", (id, role, expected) => {
    expect(mayChangeUnit({ id: asPersonId(id), role }, unit)).toBe(expected);
  });
});
