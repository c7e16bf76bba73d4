// A chart in words, for people who don't see it.
import type { AxesChart, ChartPoint, PieChart } from "../../../workspace/block-kit/message-block.js";

const NAMES = { pie: "Pie chart", bar: "Bar chart", line: "Line chart", area: "Area chart" };

const toList = (points: readonly ChartPoint[]) => points.map(({ label, value }) => `${label} ${value}`).join(", ");

/** "Bar chart: Units by level. Units: 1 Cooperation 2, 2 Coordination 5." */
export function toChartWords(title: string, chart: PieChart | AxesChart): string {
  const figures =
    chart.type === "pie" ? [toList(chart.segments)] : chart.series.map(({ name, data }) => `${name}: ${toList(data)}`);
  return `${NAMES[chart.type]}: ${title}. ${figures.join(". ")}.`;
}
