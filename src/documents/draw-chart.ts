// Draws a chart of a paper as vectors. It has to be clear without color: shades, dashes and numbers tell series apart.

import type { SeriesOption } from "echarts";
import { BarChart, LineChart } from "echarts/charts";
import { GridComponent, LegendComponent } from "echarts/components";
import * as echarts from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import type { PaperChart } from "./paper-kinds.js";

echarts.use([BarChart, LineChart, GridComponent, LegendComponent, SVGRenderer]);

const INK = "#1b2a41";
const SOFT = "#5b6675";
const FONT = "Noto Sans";
/** As wide as the page, or half of it. The height is the same, so that two stand side by side. */
const WIDTHS = { whole: 640, half: 330 };
const HEIGHT = 170;

/** The first is dark and solid, those to compare are light or dashed. */
const LOOKS = [
  { color: INK, line: "solid", symbol: "circle" },
  { color: "#a9b4c2", line: "dashed", symbol: "emptyDiamond" },
] as const;

function toSeries({ kind, series, decimals }: PaperChart) {
  const formatter = ({ value }: { value: unknown }) => (typeof value === "number" ? format(value, decimals) : "");
  return series.map(({ name, values }, index) => {
    const look = LOOKS[index % LOOKS.length] ?? LOOKS[0];
    const isFirst = index === 0;
    const label = { show: isFirst, position: "top", color: INK, fontFamily: FONT, fontSize: 10, formatter };
    const shared = { name, type: kind, data: values.map((value) => value ?? "-"), label };
    if (kind === "bar") return { ...shared, barMaxWidth: 34, itemStyle: { color: look.color } };
    return {
      ...shared,
      ...{ symbol: look.symbol, symbolSize: 7, connectNulls: false },
      itemStyle: { color: isFirst ? look.color : SOFT },
      lineStyle: { color: isFirst ? look.color : SOFT, type: look.line, width: isFirst ? 2.2 : 1.4 },
    };
  });
}

const format = (value: number, decimals: number): string =>
  value.toLocaleString("en-US", { minimumFractionDigits: decimals, maximumFractionDigits: decimals });

/** A few labels may have two lines. Of many, those that fit are shown. */
const toLabelRoom = (labels: number, width: number) =>
  labels > 6 ? { hideOverlap: true } : { width: (width - 48) / labels - 4, overflow: "break" as const };

/** An SVG with text that the typesetter sets in the paper's fonts. */
export function drawChart(chart: PaperChart, width: keyof typeof WIDTHS): string {
  const drawn = echarts.init(null, null, { renderer: "svg", ssr: true, width: WIDTHS[width], height: HEIGHT });
  const text = { color: SOFT, fontFamily: FONT, fontSize: 10 };
  drawn.setOption({
    animation: false,
    grid: { left: 40, right: 8, top: chart.series.length > 1 ? 38 : 20, bottom: 30 },
    ...(chart.series.length > 1
      ? { legend: { top: 0, right: 0, textStyle: text, itemWidth: 22, data: chart.series.map(({ name }) => name) } }
      : {}),
    xAxis: {
      type: "category",
      data: [...chart.labels],
      axisTick: { show: false },
      axisLine: { lineStyle: { color: SOFT } },
      axisLabel: { ...text, interval: 0, ...toLabelRoom(chart.labels.length, WIDTHS[width]) },
    },
    yAxis: {
      type: "value",
      minInterval: 1,
      ...(chart.range ? { min: chart.range[0], max: chart.range[1] } : {}),
      axisLabel: { ...text, formatter: (value: number) => format(value, 0) },
      splitLine: { lineStyle: { color: "#dde2e8" } },
    },
    series: toSeries(chart) as SeriesOption[],
  });
  const svg = drawn.renderToSVGString();
  drawn.dispose();
  return svg;
}
