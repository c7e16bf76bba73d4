// The block in which Slack draws a chart, as its reference describes it; @slack/types 3.2.0 doesn't have it.
import type { Block, HeaderBlock } from "@slack/types";

/**
 * https://docs.slack.dev/reference/block-kit/blocks/data-visualization-block. Documented there, not tried: a segment has a
 * value above 0, names of series are unique, and each series has exactly one finite value for each category, so it has no
 * way to leave a gap. Only messages may have it, as far as its page says.
 */
export interface ChartBlock extends Block {
  type: "data_visualization";
  title: string;
  chart: PieChart | AxesChart;
}

export interface Point {
  label: string;
  value: number;
}

interface PieChart {
  type: "pie";
  segments: Point[];
}

interface AxesChart {
  type: "bar" | "line" | "area";
  series: { name: string; data: Point[] }[];
  axis_config: { categories: string[]; x_label?: string };
}

/** Its `level`, for screen readers, came on March 6, 2026; @slack/types 3.2.0 doesn't have it. */
export interface LevelHeaderBlock extends HeaderBlock {
  level?: HeadingLevel;
}

export type HeadingLevel = 1 | 2 | 3 | 4;
