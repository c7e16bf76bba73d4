// Where things are in a chart with axes: its size, round steps of its scale, and the place of each point.
import type { AxesChart } from "../../../workspace/block-kit/message-block.js";

/** In units of the drawing, about the pixels of a message on a phone. */
export const WIDTH = 340;
const TOP = 8;
const LEFT = 40;
const RIGHT = WIDTH - 6;
/** The height of what is drawn, without the labels below it. */
const HEIGHT = 150;
const LETTER = 6;
const LINE = 14;

const STEPS = [1, 2, 2.5, 5, 10];

/** The smallest round number that makes at most five steps of the span. */
function stepFor(span: number): number {
  const power = 10 ** Math.floor(Math.log10(span / 5));
  return (STEPS.find((step) => step * power * 5 >= span - 1e-9) ?? 10) * power;
}

export interface Scale {
  ticks: { value: number; y: number }[];
  toY(value: number): number;
  /** The middle of a category. */
  toX(index: number): number;
  /** The room of a category. */
  slot: number;
  left: number;
  right: number;
  /** The bottom of what is drawn, where the labels begin. */
  bottom: number;
  /** Labels that don't fit beside each other are turned. */
  isTurned: boolean;
  height: number;
}

export function toScale({ series, axis_config: { categories, x_label } }: AxesChart): Scale {
  const values = series.flatMap(({ data }) => data.map(({ value }) => value));
  const [lowest, highest] = [Math.min(0, ...values), Math.max(0, ...values)];
  const step = stepFor(highest - lowest || 1);
  const [first, last] = [Math.floor(lowest / step), Math.ceil(highest / step)];
  const toY = (value: number) => TOP + (HEIGHT * (last * step - value)) / ((last - first) * step);
  const slot = (RIGHT - LEFT) / categories.length;
  const longest = Math.max(...categories.map(({ length }) => length)) * LETTER;
  const isTurned = longest > slot;
  const labels = isTurned ? longest * 0.7 + LINE : LINE;
  return {
    ticks: Array.from({ length: last - first + 1 }, (_, index) => {
      const value = Math.round((first + index) * step * 1e6) / 1e6;
      return { value, y: toY(value) };
    }),
    ...{ toY, toX: (index) => LEFT + slot * (index + 0.5), slot, left: LEFT, right: RIGHT },
    ...{ bottom: TOP + HEIGHT, isTurned, height: TOP + HEIGHT + labels + (x_label ? LINE + 4 : 4) },
  };
}
