import { columns } from "../text/columns.ts";
import { few } from "../text/few.ts";
import type { HopView, PathView, TraceView } from "./trace.ts";

const HEAD = ["", "DEVICE", "IN", "MATCHES", "BY", "OUT", "NEXT HOP", "OVER"];

const over = (layers: HopView["over"]): string => layers.map((names) => names.join(" or ")).join(", ");

const row = (hop: HopView, at: number): readonly string[] => [
  String(at),
  hop.device,
  hop.in ?? "-",
  hop.match ?? "-",
  hop.by ?? "-",
  hop.out ?? "-",
  hop.nextHop ?? "-",
  over(hop.over),
];

const ENDS: Readonly<Record<PathView["end"], string>> = {
  arrived: "arrives",
  lost: "is lost",
  loop: "runs in a circle",
};

function verdict({ paths, more }: TraceView): string {
  const count = `${String(paths.length)}${more ? " and more" : ""} equal path${paths.length === 1 && !more ? "" : "s"}`;
  const lost = paths.filter(({ end }) => end !== "arrived").length;
  if (lost === 0) return count;
  return lost === paths.length ? `${count}, none arrives` : `${count}, ${String(lost)} of them do not arrive`;
}

/** A trace for a terminal: a verdict, and a table of hops for each path. */
export function traceText(trace: TraceView): string {
  const { from, to, down, paths } = trace;
  const holder = to.devices.length === 0 ? "which nobody has" : `of ${few(to.devices)}`;
  const without = down.length === 0 ? "" : ` without ${down.join(", ")}`;
  const withOver = paths.some(({ hops }) => hops.some((hop) => hop.over.length > 0));
  const cut = <T>(cells: readonly T[]): readonly T[] => (withOver ? cells : cells.slice(0, -1));
  const tables = paths.flatMap(({ end, why, hops }, at) => [
    "",
    `path ${String(at + 1)} ${ENDS[end]}${why === null ? "" : `: ${why}`}`,
    ...columns([cut(HEAD), ...hops.map((hop, n) => cut(row(hop, n)))]),
  ]);
  return `${from} to ${to.address} ${holder}${without}: ${verdict(trace)}\n${tables.map((line) => `${line}\n`).join("")}`;
}
