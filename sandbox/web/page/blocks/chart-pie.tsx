// A pie: a slice for each segment, clockwise from the top.
import type { PieChart } from "../../../workspace/block-kit/message-block.js";

const RADIUS = 76;
const SIZE = 160;

/** A point on the rim, `share` of the way around. */
function onRim(share: number): string {
  const angle = 2 * Math.PI * share - Math.PI / 2;
  return `${(SIZE / 2 + RADIUS * Math.cos(angle)).toFixed(2)} ${(SIZE / 2 + RADIUS * Math.sin(angle)).toFixed(2)}`;
}

/** An arc can't go all the way around, so the only slice is two halves. */
function toPath(from: number, to: number): string {
  const center = `${SIZE / 2} ${SIZE / 2}`;
  const arc = (end: number, isLarge: boolean) => `A ${RADIUS} ${RADIUS} 0 ${isLarge ? 1 : 0} 1 ${onRim(end)}`;
  if (to - from >= 1) return `M ${onRim(0)} ${arc(0.5, false)} ${arc(1, false)} Z`;
  return `M ${center} L ${onRim(from)} ${arc(to, to - from > 0.5)} Z`;
}

export function ChartPie({ chart: { segments }, words }: { chart: PieChart; words: string }) {
  const total = segments.reduce((sum, { value }) => sum + value, 0);
  let end = 0;
  const slices = segments.map(({ label, value }) => {
    const from = end;
    end += value / total;
    return { label, value, path: toPath(from, end) };
  });
  return (
    <svg className="chart-pie" role="img" aria-label={words} viewBox={`0 0 ${SIZE} ${SIZE}`}>
      {slices.map(({ label, value, path }, index) => (
        <path key={label} className={`series-${index}`} d={path}>
          <title>{`${label}: ${value}`}</title>
        </path>
      ))}
    </svg>
  );
}
