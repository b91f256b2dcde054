import { LOOPBACK } from "../../plan/types.ts";
import type { RoutingIntent } from "../../intent/index.ts";
import { cumulusFamilies } from "./family.ts";
import { names, when, type Tree } from "./tree.ts";

/** The VRF where none is named. */
export const DEFAULT = "default";

/** What a VRF's loopback has by itself, and has to be told again beside any other address (NVIDIA: "you must define the default IP addresses"). */
const OF_LOOPBACK = ["127.0.0.1/8", "127.0.1.1/8", "::1/128"];

type Named = Pick<RoutingIntent, "vrf">;

/** Which VRF an interface is in, where that is not the default one. */
export const inVrf = ({ vrf }: Named): Tree => (vrf === undefined ? {} : { vrf });

/** The switch's own loopback is in the default VRF alone: another has one of its own. */
export const isOfVrf = ({ vrf }: Named, name: string): boolean => vrf !== undefined && name === LOOPBACK;

function loopback(intent: RoutingIntent): Tree {
  const own = intent.interfaces.filter(({ name }) => name === LOOPBACK);
  const addresses = own.flatMap(({ address }) =>
    cumulusFamilies(intent).map((family) => family.interfaceAddress(address)),
  );
  return { loopback: { ip: { address: names([...addresses, ...OF_LOOPBACK]) } } };
}

/** The VRF that routes, with what runs in it. */
export const vrfs = (intent: RoutingIntent, router: Tree): Tree => ({
  [intent.vrf ?? DEFAULT]: {
    ...(intent.vrf === undefined ? {} : loopback(intent)),
    router,
    ...when(intent.vrf !== undefined, { table: "auto" }),
  },
});
