// Pages of a list that is too long for one message: the items on a page, and the buttons to the pages next to it.
import type { Button } from "@slack/types";

export interface Page<T> {
  /** The page's number, from 0. */
  page: number;
  /** The number of the last page. */
  last: number;
  shown: readonly T[];
}

/** The number of the last page, from 0. An empty list has one page. */
export const lastPageOf = (count: number, size: number): number => Math.max(0, Math.ceil(count / size) - 1);

/** The requested page, or the last one if the list has become shorter. Pages count from 0. */
export function pageOf<T>(all: readonly T[], { size, page: requested }: { size: number; page: number }): Page<T> {
  const last = lastPageOf(all.length, size);
  const page = Math.min(requested, last);
  return { page, last, shown: all.slice(page * size, (page + 1) * size) };
}

interface PageButtonsOptions {
  page: number;
  last: number;
  /** Draws the button that turns to a page. */
  toButton(page: number, options: { text: string; suffix: string }): Button;
  /** The buttons' texts. By default "Newer" and "Older": most lists begin with the newest. */
  previous?: string;
  next?: string;
}

export function pageButtons({
  page,
  last,
  toButton,
  previous = "Newer",
  next = "Older",
}: PageButtonsOptions): Button[] {
  const turnTo = (to: number, text: string) => toButton(to, { text, suffix: String(to) });
  return [...(page > 0 ? [turnTo(page - 1, previous)] : []), ...(page < last ? [turnTo(page + 1, next)] : [])];
}
