// A chart with axes: groups of bars, lines, or areas over its categories.
import type { AxesChart } from "../../../workspace/block-kit/message-block.js";
import { type Scale, toScale, WIDTH } from "./chart-scale.js";

function Axes({ chart, scale }: { chart: AxesChart; scale: Scale }) {
  const { categories, x_label, y_label } = chart.axis_config;
  const y = scale.bottom + 13;
  return (
    <>
      {scale.ticks.map((tick) => (
        <g key={tick.value}>
          <line className="chart-grid" x1={scale.left} x2={scale.right} y1={tick.y} y2={tick.y} />
          <text x={scale.left - 5} y={tick.y + 4} textAnchor="end">
            {tick.value.toLocaleString("en-US")}
          </text>
        </g>
      ))}
      {categories.map((category, index) => (
        <text
          key={category}
          textAnchor={scale.isTurned ? "end" : "middle"}
          {...(scale.isTurned
            ? { transform: `translate(${scale.toX(index) + 4} ${y - 3}) rotate(-45)` }
            : { x: scale.toX(index), y })}
        >
          {category}
        </text>
      ))}
      {x_label ? (
        <text x={(scale.left + scale.right) / 2} y={scale.height - 4} textAnchor="middle">
          {x_label}
        </text>
      ) : null}
      {y_label ? (
        <text x={scale.left} y={8}>
          {y_label}
        </text>
      ) : null}
    </>
  );
}

function Bars({ chart: { series }, scale }: { chart: AxesChart; scale: Scale }) {
  const width = (scale.slot * 0.7) / series.length;
  const zero = scale.toY(0);
  return series.flatMap(({ name, data }, of) =>
    data.map(({ label, value }, index) => {
      const end = scale.toY(value);
      const x = scale.toX(index) + (of - series.length / 2) * width;
      return (
        <rect
          key={`${name} ${label}`}
          className={`series-${of}`}
          {...{ x, y: Math.min(zero, end), width: Math.max(1, width - 1), height: Math.abs(end - zero) }}
        >
          <title>{`${name}, ${label}: ${value}`}</title>
        </rect>
      );
    }),
  );
}

function Lines({ chart: { series, type }, scale }: { chart: AxesChart; scale: Scale }) {
  return series.map(({ name, data }, of) => {
    const points = data.map(({ label, value }, index) => ({ label, value, x: scale.toX(index), y: scale.toY(value) }));
    const line = points.map(({ x, y }) => `${x},${y}`).join(" ");
    const ground = `${points.at(-1)?.x},${scale.toY(0)} ${points[0]?.x},${scale.toY(0)}`;
    return (
      <g key={name}>
        {type === "area" ? <polygon className={`series-${of} chart-area`} points={`${line} ${ground}`} /> : null}
        <polyline className={`chart-line line-${of}`} points={line} />
        {points.map(({ label, value, x, y }) => (
          <circle key={label} className={`series-${of}`} cx={x} cy={y} r="3.5">
            <title>{`${name}, ${label}: ${value}`}</title>
          </circle>
        ))}
      </g>
    );
  });
}

export function ChartAxes({ chart, words }: { chart: AxesChart; words: string }) {
  const scale = toScale(chart);
  return (
    <svg role="img" aria-label={words} viewBox={`0 0 ${WIDTH} ${scale.height}`}>
      <Axes chart={chart} scale={scale} />
      {chart.type === "bar" ? <Bars chart={chart} scale={scale} /> : <Lines chart={chart} scale={scale} />}
    </svg>
  );
}
