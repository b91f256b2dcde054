import { errorAt, type Diagnostic } from "../../diagnostics/index.ts";
import type { LayoutRules } from "../../plan/layout-rules.ts";
import { torName } from "../../plan/numbering.ts";
import { serverPort } from "../../plan/server-ports.ts";
import { LOOPBACK } from "../../plan/types.ts";
import { SERVER_BOND } from "../../intent/index.ts";
import type { Datacenter } from "../../spec/index.ts";
import { refusedByLinux } from "../linux/interface-name.ts";

/** A port that servers of a rack need, to a ToR. */
interface Needed {
  readonly number: number;
  readonly interface: string | null;
  readonly rack: string;
  readonly tor: string;
}

/** Where nobody writes servers' files, only links of their own have a port of the server's in the plan. */
const needed = (dc: Datacenter, { attachments }: LayoutRules): readonly Needed[] =>
  dc.racks
    .filter((rack) => dc.servers.network !== undefined || attachments.of(rack).network !== "rack")
    .flatMap((rack) =>
      rack.tors.flatMap((tor) =>
        Array.from({ length: dc.servers.links }, (_, cable) => ({
          number: tor.index * dc.servers.links + cable,
          interface: serverPort(dc, tor, cable),
          rack: rack.name,
          tor: torName(rack, tor),
        })),
      ),
    );

const OPTION = ["servers", "ports"];

/** The farthest port that the list does not have. */
function missing(ports: readonly Needed[]): readonly Diagnostic[] {
  const [short] = ports.filter((one) => one.interface === null).sort((a, b) => b.number - a.number);
  return short === undefined
    ? []
    : [
        errorAt(
          OPTION,
          "port-missing",
          `names no port ${String(short.number + 1)}, which servers of rack ${short.rack} need for ${short.tor}`,
          "list the ports up to it, or write a pattern",
        ),
      ];
}

const OWN: ReadonlyMap<string, string> = new Map([
  [LOOPBACK, "is a server's loopback"],
  [SERVER_BOND, "is what a server's bond is called"],
]);

/** The first port that no server can have. */
function misnamed(ports: readonly Needed[]): readonly Diagnostic[] {
  const [wrong] = ports.flatMap(({ interface: name }) => {
    const why = name === null ? null : (refusedByLinux(name) ?? OWN.get(name) ?? null);
    return why === null ? [] : [`the port ${String(name)} of servers ${why}`];
  });
  return wrong === undefined
    ? []
    : [errorAt(OPTION, "port-name", wrong, "give the name that the port has on the servers themselves")];
}

/** Servers' own ports, and whether their network can be written. */
export function checkServers(dc: Datacenter, rules: LayoutRules): readonly Diagnostic[] {
  if (rules.routing.from === "node")
    return dc.servers.network === undefined
      ? []
      : [
          errorAt(
            ["servers", "network"],
            "model-unsupported",
            `in ${dc.fabric.model} nodes stand in planes, and how their ports do is yours to set up`,
            "remove the field",
          ),
        ];
  const ports = needed(dc, rules);
  return [...missing(ports), ...misnamed(ports)];
}
