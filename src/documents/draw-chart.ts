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
/** As wide as the page, or half of it, so that two stand side by side. */
const SIZES = { whole: { width: 640, height: 150 }, half: { width: 330, height: 125 } };
/** A digit is about so wide, in the size of the labels. */
const DIGIT = 6;

/** The first is dark and solid, those to compare are light or dashed. */
const LOOKS = [
  { color: INK, line: "solid", symbol: "circle" },
  { color: "#a9b4c2", line: "dashed", symbol: "emptyDiamond" },
] as const;

/** Each number above its bar or point, if all of them have room. They are in the text anyway. */
function haveRoom({ labels, series: [first], decimals }: PaperChart, width: number): boolean {
  const lengths = (first?.values ?? []).map((value) => (value === null ? 0 : format(value, decimals).length));
  return Math.max(...lengths) * DIGIT < (width - 48) / labels.length;
}

function toSeries(chart: PaperChart, width: number) {
  const { kind, series, decimals } = chart;
  const formatter = ({ value }: { value: unknown }) => (typeof value === "number" ? format(value, decimals) : "");
  return series.map(({ name, values }, index) => {
    const look = LOOKS[index % LOOKS.length] ?? LOOKS[0];
    const isFirst = index === 0;
    const label = {
      show: isFirst && haveRoom(chart, width),
      position: "top",
      color: INK,
      fontFamily: FONT,
      fontSize: 10,
      formatter,
    };
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

/** A few labels may have two lines, "1" above "Cooperation". Of many, those that fit are shown. */
const toLabelRoom = (labels: readonly string[]) =>
  labels.length > 6 ? { hideOverlap: true } : { formatter: (label: string) => label.replace(" ", "\n") };

/** An SVG with text that the typesetter sets in the paper's fonts. */
export function drawChart(chart: PaperChart, room: keyof typeof SIZES): string {
  const drawn = echarts.init(null, null, { renderer: "svg", ssr: true, ...SIZES[room] });
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
      axisLabel: { ...text, interval: 0, ...toLabelRoom(chart.labels) },
    },
    yAxis: {
      type: "value",
      minInterval: 1,
      ...(chart.range ? { min: chart.range[0], max: chart.range[1] } : {}),
      axisLabel: { ...text, formatter: (value: number) => format(value, 0) },
      splitLine: { lineStyle: { color: "#dde2e8" } },
    },
    series: toSeries(chart, SIZES[room].width) as SeriesOption[],
  });
  const svg = drawn.renderToSVGString();
  drawn.dispose();
  return svg;
}
