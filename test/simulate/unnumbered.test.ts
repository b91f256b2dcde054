import { compile, intentsOf, type DatacenterSpec } from "../../src/index.ts";
import { isLinkLocal } from "../../src/net/link-local.ts";
import {
  analyseFailures,
  faultsOf,
  forwardingTable,
  networkOf,
  simulate,
  viewSimulation,
  type Failure,
  type Simulation,
} from "../../src/simulate/index.ts";
import { unmatchedPeer } from "../../src/simulate/index.ts";
import { datacenter as asPerCluster } from "../lab/fabrics/as-per-cluster-dual.ts";
import { datacenter as asPerRack } from "../lab/fabrics/as-per-rack-dual.ts";
import { datacenter as asPerServer } from "../lab/fabrics/as-per-server-dual.ts";
import { datacenter as downwardDefault } from "../lab/fabrics/downward-default-dual.ts";
import { datacenter as dualStack } from "../lab/fabrics/unnumbered.ts";

const simulated = (spec: DatacenterSpec): Simulation => simulate(intentsOf(compile(spec)));

/** What a router forwards by, without addresses and without networks of links: destinations, and by which port to whom. */
const ways = (simulation: Simulation, device: string): readonly string[] =>
  forwardingTable(simulation, device)
    .filter((route) => route.kind !== "connected" || route.prefix.length < 30)
    .map((route) =>
      JSON.stringify([
        route.prefix,
        "nextHops" in route
          ? route.nextHops.map(({ interface: port, device: to }) => `${port} ${to ?? ""}`).toSorted()
          : route.kind,
      ]),
    );

describe.each([asPerRack, asPerServer, asPerCluster, downwardDefault])(
  "links without addresses in $name",
  (spec) => {
    const numbered = simulated(spec);
    const unnumbered = simulated({ ...spec, links: "unnumbered" });
    const { routers } = numbered.network;

    it("bring up as many sessions, and let every pair through", () => {
      expect(faultsOf(unnumbered)).toEqual([]);
      expect(unnumbered.network.unmatched).toEqual([]);
      expect(unnumbered.network.sessions).toHaveLength(numbered.network.sessions.length);
    });

    it("lead everything by the ports that links with addresses lead it by", () => {
      expect(unnumbered.network.routers.map(({ name }) => ways(unnumbered, name))).toEqual(
        routers.map(({ name }) => ways(numbered, name)),
      );
    });

    it("are in nobody's tables as networks", () => {
      const prefixes = routers.flatMap(({ name }) =>
        forwardingTable(unnumbered, name).map((one) => one.prefix.base),
      );
      expect(prefixes.filter(isLinkLocal)).toEqual([]);
    });

    it("lose what links with addresses lose when one fails", () => {
      const cables = compile(spec).plan.links.map(({ ends: [end] }): Failure => ({
        kind: "link",
        device: end.device,
        interface: end.interface,
      }));
      expect(analyseFailures(unnumbered, cables)).toEqual(analyseFailures(numbered, cables));
    });
  },
);

describe("a fabric of two families by links without addresses", () => {
  const view = viewSimulation(simulated(dualStack), ["r1-tor0"]);

  it("has one session a link for both, and beside it one for each family in racks", () => {
    const { links, racks } = compile(dualStack).plan;
    const inRacks = racks.flatMap(({ tors, nodes }) => tors.flatMap(() => nodes)).length + 1;
    expect(view.sessions).toHaveLength(links.length + 2 * inRacks);
  });

  it("names the port and the neighbour where a next hop has no address", () => {
    const [router] = view.routers;
    const to = (table: typeof router): readonly string[] =>
      table?.forwarding.find(({ prefix }) => prefix === "10.192.1.0/24")?.to ?? [];
    expect(to(router)).toEqual(["link-local on swp49 (spine-1)", "link-local on swp50 (spine-2)"]);
    expect(router?.ipv6?.forwarding.find(({ prefix }) => prefix === "fd00:20:0:2001::/64")?.to).toEqual(
      to(router),
    );
  });

  it("has no session by a link of which one end still has an address", () => {
    const [before, after] = [{ ...dualStack, links: "numbered" as const }, dualStack].map((spec) =>
      intentsOf(compile(spec)),
    );
    if (before === undefined || after === undefined) throw new Error("two fabrics");
    const mixed = before.switches.map((one) =>
      one.device === "r1-tor0" ? (after.switches.find(({ device }) => device === "r1-tor0") ?? one) : one,
    );
    const network = networkOf({ ...before, switches: mixed });
    expect(
      network.unmatched.map((one) => `${one.device} ${unmatchedPeer(network, one)}: ${one.reason}`),
    ).toEqual([
      "spine-1 10.254.0.1: nobody has 10.254.0.1",
      "spine-2 10.254.0.3: nobody has 10.254.0.3",
      "r1-tor0 swp49: nobody at the other end of the link speaks to it",
      "r1-tor0 swp50: nobody at the other end of the link speaks to it",
    ]);
  });
});
