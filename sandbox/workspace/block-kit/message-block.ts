// The blocks of a message: those of @slack/types, and what Slack's reference has beyond them.
import type { HeaderBlock, KnownBlock } from "@slack/types";

export interface ChartPoint {
  label: string;
  value: number;
}

/** https://docs.slack.dev/reference/block-kit/blocks/data-visualization-block#pie */
export interface PieChart {
  type: "pie";
  segments: ChartPoint[];
}

/** https://docs.slack.dev/reference/block-kit/blocks/data-visualization-block#bar */
export interface AxesChart {
  type: "bar" | "line" | "area";
  series: { name: string; data: ChartPoint[] }[];
  axis_config: { categories: string[]; x_label?: string; y_label?: string };
}

/** https://docs.slack.dev/reference/block-kit/blocks/data-visualization-block */
export interface DataVisualizationBlock {
  type: "data_visualization";
  block_id?: string;
  title: string;
  chart: PieChart | AxesChart;
}

/** Its level came on March 6, 2026. */
export interface LevelHeader extends HeaderBlock {
  level?: 1 | 2 | 3 | 4;
}

export type MessageBlock = KnownBlock | LevelHeader | DataVisualizationBlock;
