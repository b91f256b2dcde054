import { asnPoolContains } from "../net/asn.ts";
import { ASN_POOLS } from "../plan/asns.ts";
import { candidates } from "../plan/checks/asns.ts";
import { modelOf } from "../models/index.ts";
import { clustersOf } from "../simulate/index.ts";
import { few } from "../text/few.ts";
import type { RuleContext } from "./context.ts";
import { rule } from "./rule.ts";

interface Speaker {
  readonly device: string;
  readonly asn: number;
}

/** Everything of the fabric's that speaks BGP. Routers outside are somebody else's. */
const speakersOf = ({ switches, hosts, ...input }: RuleContext["intents"]): readonly Speaker[] => [
  ...switches,
  ...clustersOf({ switches, hosts, ...input }).flatMap(({ racks }) =>
    racks.flatMap(({ nodes }) => nodes.map(({ name: device, asn }) => ({ device, asn }))),
  ),
  ...hosts,
];

/** Pins may be of any number, so that what runs already can be kept; what is new is to come from the pools. */
export const asnInPools = rule({
  name: "asn-in-pools",
  says: "no AS number of the fabric lies outside the pools that the spec declares",
  parameters: {
    except: { type: "names", says: "Devices that may have another, by name." },
  },
  check: ({ datacenter, intents }, { except }) => {
    const pins = candidates(datacenter, modelOf(datacenter).asns).filter(({ pin }) => pin !== undefined);
    const outside = speakersOf(intents).filter(
      ({ device, asn }) =>
        !except.includes(device) && ASN_POOLS.every((pool) => !asnPoolContains(datacenter.pools[pool], asn)),
    );
    return [...Map.groupBy(outside, ({ asn }) => asn)].map(([asn, speakers]) => {
      const pin = pins.find(({ pin: value }) => value === asn);
      const names = speakers.map(({ device }) => device);
      return {
        about: names[0] ?? "",
        ...(pin === undefined ? {} : { path: pin.path }),
        message: `AS ${asn} of ${few(names)} is in none of ${ASN_POOLS.map((pool) => `pools.${pool}`).join(", ")}`,
        fix: `append it to pools.${pin?.pool ?? "rackAsns"}, or, while nothing is deployed there, take the pin away, or name ${few(names)} under \`except\` of the rule`,
      };
    });
  },
});
