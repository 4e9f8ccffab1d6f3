import type { Dashboard, Panel, Row } from "#lib/model/dashboard.ts";

/** Columns of Grafana's grid. */
const COLUMNS = 24;

/** Two courses stand beside each other, or four numbers. */
const sizes = { timeseries: { w: 12, h: 8 }, stat: { w: 6, h: 4 } } as const;

const LETTERS = 26;

/** Where a panel lies in the grid. */
interface Place {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

function thresholdsOf(limit: number | undefined) {
  const red = limit === undefined ? [] : [{ color: "red", value: limit }];
  return { mode: "absolute", steps: [{ color: "green", value: null }, ...red] };
}

function drawing({ kind = "timeseries", unit, limit }: Panel) {
  const thresholds = thresholdsOf(limit);
  if (kind === "stat") {
    return {
      type: kind,
      fieldConfig: { defaults: { unit, thresholds }, overrides: [] },
      options: { reduceOptions: { calcs: ["lastNotNull"] } },
    };
  }
  const custom = limit === undefined ? {} : { custom: { thresholdsStyle: { mode: "line" } } };
  return {
    type: kind,
    fieldConfig: { defaults: { unit, min: 0, thresholds, ...custom }, overrides: [] },
    options: {
      legend: { displayMode: "list", placement: "bottom", showLegend: true, calcs: [] },
      tooltip: { mode: "multi", sort: "desc" },
    },
  };
}

/** Name of a query in its panel, as Grafana gives them: A to Z, then AA, AB and so on. */
function referenceOf(position: number): string {
  const letter = String.fromCharCode("A".charCodeAt(0) + (position % LETTERS));
  return position < LETTERS ? letter : referenceOf(Math.floor(position / LETTERS) - 1) + letter;
}

function panelOf(panel: Panel, gridPos: Place) {
  return {
    title: panel.title,
    datasource: { type: "prometheus", uid: "prometheus" },
    gridPos,
    ...drawing(panel),
    targets: Object.entries(panel.queries).map(([legendFormat, expr], position) => ({
      refId: referenceOf(position),
      expr,
      legendFormat,
    })),
  };
}

function headingOf({ heading }: Row, y: number) {
  return {
    type: "row",
    title: heading,
    collapsed: false,
    panels: [],
    gridPos: { x: 0, y, w: COLUMNS, h: 1 },
  };
}

/** The first free place behind the last one, or below it where the line is full. */
function placeAfter(
  last: Place | undefined,
  size: { readonly w: number; readonly h: number },
  y: number,
): Place {
  if (last === undefined) return { x: 0, y, ...size };
  const x = last.x + last.w;
  const fits = x + size.w <= COLUMNS && size.h === last.h;
  return fits ? { x, y: last.y, ...size } : { x: 0, y: last.y + last.h, ...size };
}

/** Panels laid out line by line, from a height downwards. */
function laidOut(panels: readonly Panel[], top: number): { readonly panel: Panel; readonly place: Place }[] {
  const placed: { panel: Panel; place: Place }[] = [];
  for (const panel of panels) {
    const place = placeAfter(placed.at(-1)?.place, sizes[panel.kind ?? "timeseries"], top);
    placed.push({ panel, place });
  }
  return placed;
}

/** The panels that stand outside of rows, as a row without a title, and the rows. */
function rowsOf({ contents }: Dashboard): { readonly row?: Row; readonly panels: readonly Panel[] }[] {
  const outside = contents.filter((one): one is Panel => !("panels" in one));
  const rows = contents.filter((one): one is Row => "panels" in one);
  return [{ panels: outside }, ...rows.map((row) => ({ row, panels: row.panels }))];
}

/** The panels of a dashboard as Grafana's JSON: first those outside of rows, then row by row. */
export function grafanaPanels(dashboard: Dashboard) {
  let y = 0;
  const panels = rowsOf(dashboard).flatMap(({ row, panels: inRow }) => {
    const heading = row === undefined ? [] : [headingOf(row, y)];
    const placed = laidOut(inRow, y + heading.length);
    const last = placed.at(-1)?.place;
    y = last === undefined ? y + heading.length : last.y + last.h;
    return [...heading, ...placed.map(({ panel, place }) => panelOf(panel, place))];
  });
  return panels.map((panel, index) => ({ id: index + 1, ...panel }));
}
