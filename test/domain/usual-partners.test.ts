// Whom a teacher's form starts with.
import { describe, expect, it } from "vitest";
import { asPersonId } from "../../src/domain/ids.js";
import { usualPartners } from "../../src/domain/usual-partners.js";

const librarian = (id: string, isLast = false) => ({ id: asPersonId(id), librarian: true, isLast });
const teacher = (id: string) => ({ id: asPersonId(id), librarian: false, isLast: true });

describe("the form starts with", () => {
  it.each([
    ["nobody, where there is nobody", [], []],
    ["the only librarian", [librarian("LEE")], ["LEE"]],
    ["the only librarian, not the teacher of last time", [librarian("LEE"), teacher("OMAR")], ["LEE"]],
    ["none of several librarians", [librarian("LEE"), librarian("NOOR")], []],
    ["the librarian of last time", [librarian("LEE"), librarian("NOOR", true)], ["NOOR"]],
    ["both librarians of last time", [librarian("LEE", true), librarian("NOOR", true)], ["LEE", "NOOR"]],
    [
      "the librarian of last time, not the teacher",
      [librarian("LEE", true), librarian("NOOR"), teacher("OMAR")],
      ["LEE"],
    ],
    ["the teacher of last time", [librarian("LEE"), librarian("NOOR"), teacher("OMAR")], ["OMAR"]],
    ["the teacher of last time, where there is no librarian", [teacher("OMAR")], ["OMAR"]],
  ])("%s", (_what, people, expected) => {
    expect(usualPartners(people)).toEqual(expected);
  });
});
