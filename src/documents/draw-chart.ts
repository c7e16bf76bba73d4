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
const WIDTH = 640;
const HEIGHT = 220;

/** The first is dark and solid, those to compare are light or dashed. */
const LOOKS = [
  { color: INK, line: "solid", symbol: "circle" },
  { color: "#a9b4c2", line: "dashed", symbol: "emptyDiamond" },
] as const;

function toSeries({ kind, series }: PaperChart) {
  return series.map(({ name, values }, index) => {
    const look = LOOKS[index % LOOKS.length] ?? LOOKS[0];
    const isFirst = index === 0;
    const label = { show: isFirst, position: "top", color: INK, fontFamily: FONT, fontSize: 11 };
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

/** An SVG with text that the typesetter sets in the paper's fonts. */
export function drawChart(chart: PaperChart): string {
  const drawn = echarts.init(null, null, { renderer: "svg", ssr: true, width: WIDTH, height: HEIGHT });
  const text = { color: SOFT, fontFamily: FONT, fontSize: 11 };
  drawn.setOption({
    animation: false,
    grid: { left: 36, right: 12, top: chart.series.length > 1 ? 40 : 22, bottom: 26 },
    ...(chart.series.length > 1
      ? { legend: { top: 0, right: 0, textStyle: text, itemWidth: 22, data: chart.series.map(({ name }) => name) } }
      : {}),
    xAxis: {
      type: "category",
      data: [...chart.labels],
      axisTick: { show: false },
      axisLine: { lineStyle: { color: SOFT } },
      axisLabel: { ...text, interval: 0, hideOverlap: true },
    },
    yAxis: {
      type: "value",
      minInterval: chart.kind === "bar" ? 1 : undefined,
      axisLabel: text,
      splitLine: { lineStyle: { color: "#dde2e8" } },
    },
    series: toSeries(chart) as SeriesOption[],
  });
  const svg = drawn.renderToSVGString();
  drawn.dispose();
  return svg;
}
