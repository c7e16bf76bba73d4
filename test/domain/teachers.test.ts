// Who counts as a teacher, by the school's settings and what Slack says.
import { describe, expect, it } from "vitest";
import { teachersAmong } from "../../src/domain/teachers.js";

const everyone = ["TESS", "OMAR", "LEE", "PAT"].map((id) => ({ id, name: id }));
const staff = { everyone, inChannel: undefined, chosen: [], librarians: ["LEE"], admins: ["PAT"] };

describe("teachers are", () => {
  it.each([
    ["all staff but librarians and admins, if nothing is set", {}, ["TESS", "OMAR"]],
    ["the channel's members, without its librarians and admins", { inChannel: ["OMAR", "LEE", "PAT"] }, ["OMAR"]],
    ["nobody, if nobody else is in the channel", { inChannel: ["LEE", "PAT"] }, []],
    ["nobody who isn't on the staff: guests, apps, people who left", { inChannel: ["GUS", "BOT", "TESS"] }, ["TESS"]],
    ["only those chosen by name, without a channel", { chosen: ["OMAR"] }, ["OMAR"]],
    ["those chosen in addition to the channel", { inChannel: ["TESS"], chosen: ["OMAR"] }, ["TESS", "OMAR"]],
    ["also an admin, if chosen by name", { inChannel: ["TESS", "PAT"], chosen: ["PAT"] }, ["TESS", "PAT"]],
    ["never a librarian", { chosen: ["LEE", "TESS"] }, ["TESS"]],
    ["not those chosen who have left", { chosen: ["GAIL", "TESS"] }, ["TESS"]],
  ])("%s", (_what, set, expected) => {
    expect(teachersAmong({ ...staff, ...set }).map(({ id }) => id)).toEqual(expected);
  });
});
