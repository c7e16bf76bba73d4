// Tests of the blocks' keys: they survive a redraw, even without ids.
import { expect, test } from "vitest";
import { keysOf } from "../../../../../sandbox/web/page/blocks/keys.js";

test("ids of the app stay, and generated ids give way to positions", () => {
  const keysFrom = (from: number) =>
    keysOf([
      { type: "header", id: `b${from}` },
      { type: "section", id: "unit-7" },
      { type: "section", id: `b${from + 1}` },
      { type: "section", id: `b${from + 2}` },
      { type: "image", id: undefined },
    ]);
  expect(keysFrom(1)).toEqual(["header 1", "unit-7", "section 1", "section 2", "image 1"]);
  expect(keysFrom(40)).toEqual(keysFrom(1));
});
