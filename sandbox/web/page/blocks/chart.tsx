// A chart, drawn as Slack draws it, so far as its reference says. Series differ by brightness and pattern, not only by color.
import type { DataVisualizationBlock } from "../../../workspace/block-kit/message-block.js";
import { ChartAxes } from "./chart-axes.js";
import { ChartPie } from "./chart-pie.js";
import { toChartWords } from "./chart-words.js";

/** What stands for what. A chart of one series needs none: its title says it. */
function Legend({ names }: { names: readonly string[] }) {
  if (names.length < 2) return null;
  return (
    <ul className="chart-legend">
      {names.map((name, index) => (
        <li key={name}>
          <svg aria-hidden="true" viewBox="0 0 14 14" width="14" height="14">
            <rect className={`series-${index}`} x="1" y="1" width="12" height="12" />
          </svg>
          {name}
        </li>
      ))}
    </ul>
  );
}

/** "Art 40%". */
function toShares(segments: readonly { label: string; value: number }[]): string[] {
  const total = segments.reduce((sum, { value }) => sum + value, 0);
  return segments.map(({ label, value }) => `${label} ${Math.round((100 * value) / total)}%`);
}

export function Chart({ block: { title, chart } }: { block: DataVisualizationBlock }) {
  const words = toChartWords(title, chart);
  const names = chart.type === "pie" ? toShares(chart.segments) : chart.series.map(({ name }) => name);
  return (
    <figure className="chart">
      <figcaption>{title}</figcaption>
      {chart.type === "pie" ? <ChartPie chart={chart} words={words} /> : <ChartAxes chart={chart} words={words} />}
      <Legend names={names} />
    </figure>
  );
}
