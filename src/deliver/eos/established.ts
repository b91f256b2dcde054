import { z } from "zod";
import { DeliveryError } from "../error.ts";
import { NoAnswer } from "../https/client.ts";
import { readAs } from "../https/read-as.ts";
import type { Eapi } from "./eapi.ts";

const Peers = z.record(z.string(), z.looseObject({ peerState: z.string() }));

const Summary = z.looseObject({
  vrfs: z.looseObject({ default: z.looseObject({ peers: Peers.optional() }).optional() }),
});

/** Addresses of the peers whose session is established; none where BGP does not run. */
export async function establishedOn(eapi: Eapi): Promise<ReadonlySet<string>> {
  const of = async (command: string): Promise<readonly string[]> => {
    const [told] = await eapi.json("verify", [command]).catch((error: unknown) => {
      // "BGP inactive" is what some releases answer instead of an empty list.
      if (error instanceof DeliveryError && !(error instanceof NoAnswer) && /bgp/i.test(error.detail))
        return [{ vrfs: {} }];
      throw error;
    });
    const { peers = {} } = readAs(Summary, told, eapi.device, "verify").vrfs.default ?? {};
    return Object.keys(peers).filter((peer) => peers[peer]?.peerState === "Established");
  };
  return new Set([...(await of("show ip bgp summary")), ...(await of("show ipv6 bgp summary"))]);
}
