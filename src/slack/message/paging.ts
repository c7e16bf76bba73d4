// Pages of a list that is longer than a message: which items are shown, and the buttons for the pages around them.
import type { Button } from "@slack/types";

export interface Page<T> {
  /** From 0. */
  page: number;
  last: number;
  shown: readonly T[];
}

/** The number of the last page, from 0; an empty list has one. */
export const lastPageOf = (count: number, size: number): number => Math.max(0, Math.ceil(count / size) - 1);

/** The page that was asked for, or the last one if the list is shorter now. Pages count from 0. */
export function pageOf<T>(all: readonly T[], { size, asked }: { size: number; asked: number }): Page<T> {
  const last = lastPageOf(all.length, size);
  const page = Math.min(asked, last);
  return { page, last, shown: all.slice(page * size, (page + 1) * size) };
}

interface PageButtons {
  page: number;
  last: number;
  /** Draws the button that turns to a page. */
  toButton(page: number, look: { text: string; suffix: string }): Button;
  /** What the buttons say. In most lists the first page is the newest. */
  back?: string;
  on?: string;
}

export function turnButtons({ page, last, toButton, back = "Newer", on = "Older" }: PageButtons): Button[] {
  const turnTo = (to: number, text: string) => toButton(to, { text, suffix: String(to) });
  return [...(page > 0 ? [turnTo(page - 1, back)] : []), ...(page < last ? [turnTo(page + 1, on)] : [])];
}
