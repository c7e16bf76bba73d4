// Tests of paging: which items are on a page, and which pages have a button.
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { defineLink, toButton } from "../../../src/slack/define/button.js";
import { lastPageOf, pageButtons, pageOf } from "../../../src/slack/message/paging.js";

describe("a page", () => {
  it.each([
    { count: 0, page: 0, is: { page: 0, last: 0, shown: [] } },
    { count: 3, page: 0, is: { page: 0, last: 0, shown: [0, 1, 2] } },
    { count: 4, page: 0, is: { page: 0, last: 1, shown: [0, 1, 2] } },
    { count: 4, page: 1, is: { page: 1, last: 1, shown: [3] } },
    { count: 6, page: 1, is: { page: 1, last: 1, shown: [3, 4, 5] } },
    { count: 4, page: 9, is: { page: 1, last: 1, shown: [3] } },
    { count: 0, page: 2, is: { page: 0, last: 0, shown: [] } },
  ])("$page of $count items, three a page; the last one if the list has become shorter", ({ count, page, is }) => {
    const all = Array.from({ length: count }, (_, index) => index);
    expect(pageOf(all, { size: 3, page })).toEqual(is);
    expect(lastPageOf(count, 3)).toBe(is.last);
  });

  it.each([
    { page: 0, last: 0, texts: [] },
    { page: 0, last: 2, texts: ["Older 1"] },
    { page: 1, last: 2, texts: ["Newer 0", "Older 2"] },
    { page: 2, last: 2, texts: ["Newer 1"] },
  ])("$page of $last has the buttons $texts", ({ page, last, texts }) => {
    const link = defineLink("page", z.object({ page: z.int() }));
    const drawn = pageButtons({ page, last, toButton: (to, look) => toButton(link, { page: to }, look) });
    expect(drawn.map(({ text, value }) => `${text.text} ${JSON.parse(value ?? "").page}`)).toEqual(texts);
    expect(new Set(drawn.map(({ action_id }) => action_id)).size).toBe(drawn.length);
  });
});
