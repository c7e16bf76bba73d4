// The simulation's own opinion on when a report is due must be right where clocks change.
import { expect, it } from "vitest";
import { dueInstant } from "./due-instant.js";

it.each([
  ["2026-10", { openDay: 2, time: "08:00", zone: "America/New_York" }, "2026-11-03T13:00:00.000Z"],
  // Clocks in Jerusalem go ahead on a Friday at 2:00, to 3:00.
  ["2026-02", { openDay: 20, time: "02:30", zone: "Asia/Jerusalem" }, "2026-03-27T00:00:00.000Z"],
  // Clocks in Cairo go back on a Thursday at midnight, to 23:00: 23:30 comes twice.
  ["2027-09", { openDay: 20, time: "23:30", zone: "Africa/Cairo" }, "2027-10-28T20:30:00.000Z"],
  ["2026-12", { openDay: 1, time: "00:00", zone: "Australia/Lord_Howe" }, "2026-12-31T13:00:00.000Z"],
])("the report of %s, due at %o, is due at %s", (month, time, instant) => {
  expect(new Date(dueInstant(month, time)).toISOString()).toBe(instant);
});
