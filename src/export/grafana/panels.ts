/* Panels of Grafana's classic dashboards, without their places: what each asks, and how it shows the answer. */

/** What a panel asks of Prometheus. */
export interface Query {
  readonly expr: string;
  /** Of each series; of a table, the name of its column. */
  readonly legend: string;
}

/** What is at or above `value` has the colour; null is everything below the others. */
interface Step {
  readonly color: string;
  readonly value: number | null;
}

/** A panel that nobody has placed yet. */
export interface Panel {
  readonly type: "stat" | "timeseries" | "table";
  readonly title: string;
  readonly description: string;
  readonly datasource: typeof DATASOURCE;
  readonly targets: readonly object[];
  readonly fieldConfig: object;
  readonly options: object;
  readonly transformations?: readonly object[];
}

/** The one that the reader chose: exporters know no data source of theirs. */
export const DATASOURCE = { type: "prometheus", uid: "${datasource}" } as const;

const refOf = (at: number): string => String.fromCharCode("A".charCodeAt(0) + at);

const targets = (queries: readonly Query[], how: object): readonly object[] =>
  queries.map(({ expr, legend }, at) => ({
    refId: refOf(at),
    datasource: DATASOURCE,
    editorMode: "code",
    expr,
    legendFormat: legend,
    ...how,
  }));

const thresholds = (steps: readonly Step[]): object => ({ mode: "absolute", steps });

export const GOOD: Step = { color: "green", value: null };

/** A number, coloured by what is wrong from. */
export function stat(title: string, description: string, expr: string, steps: readonly Step[]): Panel {
  return {
    type: "stat",
    title,
    description,
    datasource: DATASOURCE,
    targets: targets([{ expr, legend: title }], { instant: true, range: false }),
    fieldConfig: {
      defaults: { color: { mode: "thresholds" }, thresholds: thresholds(steps), decimals: 0 },
      overrides: [],
    },
    options: {
      colorMode: "value",
      graphMode: "none",
      justifyMode: "auto",
      orientation: "auto",
      percentChangeColorMode: "standard",
      reduceOptions: { calcs: ["lastNotNull"], fields: "", values: false },
      showPercentChange: false,
      textMode: "value",
      wideLayout: true,
    },
  };
}

/** What is said of the axis of a panel over time. */
interface Axis {
  /** Grafana's name of it. */
  readonly unit: string;
  readonly min?: number;
  readonly max?: number;
  /** From which on a line is drawn. */
  readonly line?: number;
}

/** Lines over time. */
export function overTime(title: string, description: string, query: Query, axis: Axis): Panel {
  const { line, ...said } = axis;
  return {
    type: "timeseries",
    title,
    description,
    datasource: DATASOURCE,
    targets: targets([query], { range: true }),
    fieldConfig: {
      defaults: {
        ...said,
        color: { mode: "palette-classic" },
        custom: {
          drawStyle: "line",
          lineWidth: 1,
          fillOpacity: 0,
          showPoints: "never",
          spanNulls: false,
          thresholdsStyle: { mode: line === undefined ? "off" : "line" },
        },
        thresholds: thresholds(line === undefined ? [GOOD] : [GOOD, { color: "red", value: line }]),
      },
      overrides: [],
    },
    options: {
      legend: { calcs: [], displayMode: "list", placement: "bottom", showLegend: true },
      tooltip: { mode: "multi", sort: "desc" },
    },
  };
}

/** A column of a table that is coloured by its number. */
interface Coloured {
  readonly column: string;
  readonly words?: Readonly<Record<string, { readonly text: string; readonly color: string }>>;
}

/** Rows by their labels, with a column for each query. @param columns what labels are called, in their order; others are not shown */
export function table(
  title: string,
  description: string,
  queries: readonly Query[],
  columns: Readonly<Record<string, string>>,
  coloured: readonly Coloured[] = [],
): Panel {
  const values = queries.map(({ legend }, at) => [`Value #${refOf(at)}`, legend] as const);
  const shown = [...Object.entries(columns), ...values];
  return {
    type: "table",
    title,
    description,
    datasource: DATASOURCE,
    targets: targets(queries, { instant: true, range: false, format: "table" }),
    fieldConfig: {
      defaults: {
        custom: { align: "auto", cellOptions: { type: "auto" }, filterable: true, inspect: false },
        thresholds: thresholds([GOOD]),
      },
      overrides: coloured.map(({ column, words }) => ({
        matcher: { id: "byName", options: column },
        properties: [
          { id: "custom.cellOptions", value: { type: "color-text" } },
          ...(words === undefined ? [] : [{ id: "mappings", value: [{ type: "value", options: words }] }]),
        ],
      })),
    },
    options: { cellHeight: "sm", frameIndex: 0, showHeader: true },
    transformations: [
      { id: "merge", options: {} },
      { id: "filterFieldsByName", options: { include: { names: shown.map(([name]) => name) } } },
      {
        id: "organize",
        options: {
          excludeByName: {},
          indexByName: Object.fromEntries(shown.map(([name], at) => [name, at])),
          renameByName: Object.fromEntries(shown),
        },
      },
    ],
  };
}
