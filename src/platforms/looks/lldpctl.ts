import { z } from "zod";
import type { SeenNeighbor } from "../look.ts";
import { fromJson } from "./json.ts";

const port = z.looseObject({
  id: z.looseObject({ value: z.string().optional() }).optional(),
  descr: z.string().optional(),
});

/** By the neighbour's name; one that tells none has its id and all else in the name's place. */
const chassis = z.record(z.string(), z.unknown());

const neighbor = z.looseObject({ chassis: chassis.optional(), port: port.optional() });

const byPort = z.record(z.string(), neighbor);

/** A list where there are several. */
const schema = z.looseObject({
  lldp: z.looseObject({ interface: z.union([z.array(byPort), byPort]).optional() }),
});

/** What a chassis that tells no name has of its own. */
const UNNAMED = new Set(["id", "descr", "mgmt-ip", "mgmt-iface", "capability"]);

const nameIn = (one: z.output<typeof chassis> = {}): string =>
  Object.keys(one).find((key) => !UNNAMED.has(key)) ?? "";

/** `lldpctl -f json` of lldpd 0.7 and later, which Linux, SONiC and Cumulus run; null of nothing, where lldpd is not. @throws Unreadable */
export function lldpctlNeighbors(answer: string): readonly SeenNeighbor[] | null {
  const found = fromJson(answer, schema);
  if (found === undefined) return null;
  return [found.lldp.interface ?? []]
    .flat()
    .flatMap(Object.entries<z.output<typeof neighbor>>)
    .map(([name, { chassis: device, port: at }]) => ({
      port: name,
      device: nameIn(device),
      remotePorts: [at?.id?.value, at?.descr].filter((text) => text !== undefined),
    }));
}
