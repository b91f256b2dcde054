import type { CompiledFabric } from "../compile.ts";
import { ROLE_WORDS } from "../plan/types.ts";
import { few } from "../text/few.ts";
import type { Subject } from "./subjects.ts";

type Named = Extract<Subject, { name: string }>;

/** What a device is: where it stands, and what it is on. */
function device({ plan }: CompiledFabric, name: string): string {
  const routes = plan.switches.some((one) => one.name === name);
  const found = [...plan.switches, ...plan.bridges].find((one) => one.name === name);
  if (found !== undefined) {
    const { role, index, rack, platform, hardware } = found;
    const pod = "pod" in found && role === "spine" ? ` of pod ${found.pod}` : "";
    const plane = "plane" in found ? `, in plane ${String(found.plane)}` : "";
    const where =
      role === "tor"
        ? `ToR ${String(index)} of rack ${String(rack)}`
        : `${ROLE_WORDS[role]} ${String(index)}${pod}${plane}`;
    const drains = "maintenance" in found && found.maintenance ? "; in maintenance" : "";
    return `${where}, on ${platform}${hardware === null ? "" : ` (${hardware.title})`}${routes ? "" : "; it only switches"}${drains}`;
  }
  for (const { name: rack, nodes, hosts } of plan.racks) {
    const node = nodes.find((one) => one.name === name);
    if (node !== undefined)
      return `node ${String(node.index)} of rack ${rack}${node.reflectorCluster === null ? "" : "; a route reflector of its rack"}${node.reflectsPlane === null ? "" : `; a route reflector of plane-${String(node.reflectsPlane)}`}${node.maintenance ? "; in maintenance" : ""}`;
    const host = hosts.find((one) => one.name === name);
    if (host !== undefined)
      return `host ${String(host.index)} of rack ${rack}, without Calico, by ${host.daemon}`;
  }
  const peers = (plan.outside?.peers ?? []).filter(({ router }) => router === name);
  return `router outside, at ${few(peers.map(({ border, interface: port }) => `${border} ${port}`))}`;
}

function rack({ plan }: CompiledFabric, name: string): string {
  const found = plan.racks.find((one) => one.name === name);
  if (found === undefined) return "rack";
  const { index, pod, tors, nodes, hosts } = found;
  const extra = hosts.length === 0 ? "" : `, ${String(hosts.length)} hosts without Calico`;
  return `rack ${String(index)}${pod === undefined ? "" : ` of pod ${pod}`}: ${few(tors.map((tor) => tor.device))}, ${String(nodes.length)} nodes${extra}`;
}

function link({ plan }: CompiledFabric, name: string): string {
  const found = plan.links.find(({ id }) => id === name);
  if (found === undefined) return "link";
  const ends = found.ends.map((end) => `${end.device} ${end.interface}`).join(" to ");
  return "plane" in found ? `cable of ${found.plane}: ${ends}` : `cable that routes: ${ends}`;
}

function session({ plan }: CompiledFabric, name: string): string {
  const found = plan.sessions.find(({ id }) => id === name);
  if (found === undefined) return "session";
  const { type, timers, bfd, password, ttlSecurityHops } = found;
  const guards = [
    ...(bfd === null ? [] : ["BFD"]),
    ...(password === undefined ? [] : [`signed with ${password}`]),
    ...(ttlSecurityHops === null ? [] : [`GTSM ${String(ttlSecurityHops)}`]),
  ];
  return `${type === "ebgp" ? "eBGP" : "iBGP"}, hold time ${String(timers.hold)} s${guards.length === 0 ? "" : `, ${guards.join(", ")}`}`;
}

function plane({ plan }: CompiledFabric, name: string): string {
  const found = plan.planes.find((one) => one.name === name);
  return `layer 2 network over ${few(found?.bridges ?? [])}`;
}

const KINDS: Readonly<Record<Named["kind"], (fabric: CompiledFabric, name: string) => string>> = {
  device,
  rack,
  link,
  session,
  plane,
};

/** What a thing with a name is, in one sentence. */
export const whatIs = (fabric: CompiledFabric, { kind, name }: Named): string => KINDS[kind](fabric, name);
