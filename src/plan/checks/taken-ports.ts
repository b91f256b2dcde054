import { holeOf, wholeOfLane } from "../../hardware/index.ts";
import { laneOf, type HardwareModel } from "../../hardware/models/index.ts";
import type { Datacenter } from "../../spec/index.ts";
import type { PortUse } from "../port-uses.ts";

/** The first use of each hole of a device, of each whole port that has a lane in use, and of each that is whole though its name is a lane's. */
interface Taken {
  readonly ports: Map<string, PortUse>;
  readonly broken: Map<string, PortUse>;
  readonly whole: Map<string, PortUse>;
  readonly lanes: Map<string, PortUse>;
}

/** Of a device of which nothing is in use yet. */
export const nothingTaken = (): Taken => ({
  ports: new Map(),
  broken: new Map(),
  whole: new Map(),
  lanes: new Map(),
});

/** Who is in the port already, or in the whole of it or a lane. Takes it for `use` where nobody is. */
export function taker({ ports, broken }: Taken, name: string, use: PortUse): PortUse | undefined {
  const hole = holeOf(name);
  const whole = wholeOfLane(hole);
  const first = ports.get(hole) ?? broken.get(hole) ?? (whole === null ? undefined : ports.get(whole));
  if (first !== undefined) return first;
  ports.set(hole, use);
  if (whole !== null && !broken.has(whole)) broken.set(whole, use);
  return undefined;
}

/** Whether a port that may be broken out is used as it is: its hardware's ports are counted, or a pattern names them and no lanes. */
function isWhole(dc: Datacenter, { option, counted }: PortUse): boolean {
  if (counted !== undefined) return true;
  const choice = (option ?? []).reduce<unknown>(
    (at, step) => (typeof at === "object" && at !== null ? (at as Record<string, unknown>)[step] : undefined),
    dc,
  );
  return typeof choice === "string" && choice.includes("{") && !choice.includes("..");
}

/** The same of hardware whose ports have the name of their first lane, as EOS's have: `Ethernet49/1` is whole while no other lane is used. */
export function cageTaker(
  dc: Datacenter,
  { whole, lanes }: Taken,
  hardware: HardwareModel,
  name: string,
  use: PortUse,
): PortUse | undefined {
  const port = laneOf(hardware, name)?.port;
  if (port !== undefined) {
    if (!lanes.has(port)) lanes.set(port, use);
    return whole.get(port);
  }
  if (!isWhole(dc, use)) return undefined;
  whole.set(name, use);
  return lanes.get(name);
}
