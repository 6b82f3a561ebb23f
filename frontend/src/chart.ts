// <sd-chart table="id" kind="bars|lines|fan">: draws the table with that id, which stays below it and is what is read
// aloud and printed.  Cells tell their number in data-value, column heads their series in data-group.
import { BarChart, LineChart } from "echarts/charts";
import { AriaComponent, GridComponent, LegendComponent } from "echarts/components";
import { init, use, type EChartsCoreOption, type EChartsType } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";

use([BarChart, LineChart, GridComponent, LegendComponent, AriaComponent, SVGRenderer]);

interface Column {
  name: string;
  group: string;
  values: number[];
}

const SHORT = new Intl.NumberFormat("en", { notation: "compact", maximumFractionDigits: 1 });

function read(table: HTMLTableElement): { rows: string[]; at: number[]; columns: Column[] } {
  const lines = [...table.tBodies[0].rows].filter((row) => [...row.cells].some((cell) => cell.dataset.value));
  const heads = [...[...table.tHead!.rows].at(-1)!.cells];
  const columns = heads.flatMap((head, index) =>
    head.dataset.group === undefined
      ? []
      : [{ name: head.dataset.name ?? head.textContent!.trim(), group: head.dataset.group, values: lines.map((row) => Number(row.cells[index].dataset.value)) }],
  );
  return {
    rows: lines.map((row) => row.cells[0].textContent!.trim()),
    at: lines.map((row) => Number(row.cells[0].dataset.value)),
    columns,
  };
}

function colour(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

function axes(): { ink: string; line: string; value: object } {
  const [ink, line] = [colour("--soft"), colour("--line")];
  const value = {
    type: "value",
    scale: true,
    axisLine: { show: false },
    axisTick: { show: false },
    axisLabel: { color: ink, formatter: (amount: number) => SHORT.format(amount) },
    splitLine: { lineStyle: { color: line } },
  };
  return { ink, line, value };
}

// Cash and stock of an offer stand on each other in its colour, the stock lighter.
function bars(table: HTMLTableElement, hues: string[]): EChartsCoreOption {
  const { rows, columns } = read(table);
  const { ink, line, value } = axes();
  return {
    xAxis: { type: "category", data: rows, axisLabel: { color: ink }, axisLine: { lineStyle: { color: line } } },
    yAxis: { ...value, scale: false },
    legend: { data: columns.filter((_, index) => index % 2 === 0).map((one) => one.name) },
    series: columns.map((one, index) => ({
      type: "bar",
      name: one.name,
      stack: one.group,
      data: one.values,
      barMaxWidth: 46,
      itemStyle: { color: hues[Number(one.group) % hues.length], opacity: index % 2 ? 0.45 : 1 },
    })),
  };
}

function lines(table: HTMLTableElement, hues: string[]): EChartsCoreOption {
  const { at, columns } = read(table);
  const { ink, line, value } = axes();
  return {
    xAxis: {
      type: "value",
      min: Math.min(...at),
      max: Math.max(...at),
      axisLabel: { color: ink, formatter: "{value} %" },
      splitLine: { show: false },
      axisLine: { lineStyle: { color: line } },
    },
    yAxis: value,
    series: columns.map((one, index) => ({
      type: "line",
      name: one.name,
      symbolSize: 7,
      data: one.values.map((each, row) => [at[row], each]),
      lineStyle: { color: hues[index % hues.length], width: 2 },
      itemStyle: { color: hues[index % hues.length] },
    })),
  };
}

// The mean broken, the median thick, the outer quantiles thin.
function fan(table: HTMLTableElement, hues: string[]): EChartsCoreOption {
  const { rows, columns } = read(table);
  const { ink, line, value } = axes();
  return {
    xAxis: { type: "category", data: rows, axisLabel: { color: ink }, axisLine: { lineStyle: { color: line } } },
    yAxis: value,
    series: columns.map((one) => {
      const mean = one.group === "mean";
      const far = one.group === "median" ? 0 : Math.abs(parseFloat(one.group) / 100 - 0.5);
      const hue = mean ? hues[1] : hues[0];
      return {
        type: "line",
        name: one.name,
        data: one.values,
        symbolSize: 5,
        lineStyle: { color: hue, width: mean || far === 0 ? 3 : 1.5, type: mean ? "dashed" : "solid", opacity: mean ? 1 : 1 - far },
        itemStyle: { color: hue, opacity: mean ? 1 : 1 - far },
      };
    }),
  };
}

const KINDS: Record<string, typeof bars> = { bars, lines, fan };

class ChartElement extends HTMLElement {
  private chart: EChartsType | null = null;
  private readonly sizes = new ResizeObserver(() => this.chart?.resize());
  private readonly dark = matchMedia("(prefers-color-scheme: dark)");

  connectedCallback(): void {
    this.draw();
    this.sizes.observe(this);
    this.dark.addEventListener("change", this.draw);
  }

  disconnectedCallback(): void {
    this.sizes.disconnect();
    this.dark.removeEventListener("change", this.draw);
    this.chart?.dispose();
  }

  private draw = (): void => {
    const table = document.getElementById(this.getAttribute("table") ?? "");
    if (!(table instanceof HTMLTableElement)) return;
    this.setAttribute("role", "img");
    this.setAttribute("aria-label", `A chart of the table below: ${table.closest("section")?.querySelector("h2")?.textContent ?? ""}`);
    const hues = [1, 2, 3, 4, 5].map((number) => colour(`--series-${number}`));
    const option = KINDS[this.getAttribute("kind") ?? "bars"](table, hues);
    const entries = (option.legend as { data?: string[] } | undefined)?.data?.length ?? (option.series as unknown[]).length;
    const below = this.clientWidth < 500 ? 20 + 22 * entries : 60;
    this.style.setProperty("height", `${260 + below}px`);
    this.chart ??= init(this, null, { renderer: "svg" });
    this.chart.setOption({
      ...option,
      animation: false,
      textStyle: { fontFamily: "system-ui, sans-serif", color: colour("--ink") },
      grid: { left: 8, right: 16, top: 12, bottom: below, containLabel: true },
      legend: { ...(option.legend as object | undefined), bottom: 0, textStyle: { color: colour("--soft") }, itemWidth: 14 },
    });
  };
}

customElements.define("sd-chart", ChartElement);
