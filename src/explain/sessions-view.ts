import type { CompiledFabric } from "../compile.ts";
import type { EndPolicy, SessionEnd, SessionPlan } from "../plan/session.ts";
import type { Writer } from "./words.ts";
import { ruleText } from "./words.ts";
import type { ListView, SessionEndView, SessionView } from "./view.ts";

const NAMES: { readonly [K in SessionEnd["kind"]]: (end: Extract<SessionEnd, { kind: K }>) => string } = {
  switch: ({ device }) => device,
  nodes: ({ rack, members }) => (members === "all" ? `nodes of ${rack}` : `reflectors of ${rack}`),
  host: ({ host }) => host,
  plane: ({ plane, members }) => `${members}s of plane-${String(plane)}`,
  outside: ({ router }) => router,
};

/** The record's entry fits the end's kind, which the type checker can't follow. */
export const sessionEndName = (end: SessionEnd): string =>
  (NAMES[end.kind] as (end: SessionEnd) => string)(end);

const listView = (writer: Writer, { name, rules }: EndPolicy["imports"]): ListView => ({
  list: name,
  rules: rules.filter(writer.hasRule).map((rule) => ruleText(writer, rule)),
});

const endView = (writer: Writer, end: SessionEnd): SessionEndView => ({
  name: sessionEndName(end),
  asn: end.asn,
  imports: "policy" in end ? listView(writer, end.policy.imports) : null,
  exports: "policy" in end ? listView(writer, end.policy.exports) : null,
});

export const sessionView = (writer: Writer, { id, type, ends }: SessionPlan): SessionView => ({
  id,
  type,
  ends: ends.map((end) => endView(writer, end)),
});

/** Whether a device is one of an end's. */
function isAt({ plan }: CompiledFabric, end: SessionEnd, device: string): boolean {
  if (end.kind === "switch") return end.device === device;
  if (end.kind === "host") return end.host === device;
  if (end.kind === "outside") return end.router === device;
  const racks = end.kind === "nodes" ? plan.racks.filter(({ name }) => name === end.rack) : plan.racks;
  const node = racks.flatMap(({ nodes }) => nodes).find(({ name }) => name === device);
  if (node === undefined) return false;
  if (end.kind === "nodes") return end.members === "all" || node.reflectorCluster !== null;
  return end.members === "client" || node.reflectsPlane === end.plane;
}

export const sessionsOf = (fabric: CompiledFabric, device: string): readonly SessionPlan[] =>
  fabric.plan.sessions.filter(({ ends }) => ends.some((end) => isAt(fabric, end, device)));
