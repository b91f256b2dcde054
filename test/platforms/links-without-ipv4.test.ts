import { parse } from "yaml";
import { compile, type DatacenterSpec } from "../../src/index.ts";
import type { PlatformName } from "../../src/spec/index.ts";
import { specOf } from "../support/specs.ts";

/* Links without addresses carry IPv4 by IPv6 next hops; where there is no IPv4 they are not to. */

const IPV6 = { prefix: "fd12:3456:789a::/48" };

/** The text of a ToR. */
function torOn(platform: PlatformName, only: boolean): string {
  const spec: DatacenterSpec = {
    ...specOf(1, [1]),
    links: "unnumbered",
    platforms: { spines: platform, tors: platform },
    ipv6: { ...IPV6, only },
  };
  const tor = compile(spec).switches.find(({ intent }) => intent.role === "tor");
  if (tor === undefined) throw new Error("no ToR");
  return tor.text;
}

interface Tree {
  readonly [key: string]: Tree;
}

/** Whether each group and peer of NVUE's says that IPv4 is off: it is on by itself. */
function ipv4Of(text: string, kind: "peer-group" | "neighbor", name: string): unknown {
  const [{ set }] = parse(text) as [{ set: Tree }];
  return set["vrf"]?.["default"]?.["router"]?.["bgp"]?.[kind]?.[name]?.["address-family"]?.["ipv4-unicast"];
}

it("on Cumulus IPv4 is off, by the group and by the peer", () => {
  const alone = torOn("cumulus", true);
  expect(ipv4Of(alone, "peer-group", "SPINES")).toEqual({ enable: "off" });
  expect(ipv4Of(alone, "neighbor", "swp49")).toEqual({ enable: "off" });
  const both = torOn("cumulus", false);
  expect(ipv4Of(both, "peer-group", "SPINES")).toMatchObject({ enable: "on" });
});

it("on NX-OS ports forward no IPv4", () => {
  expect(torOn("nxos", false)).toContain("\n  ip forward\n");
  expect(torOn("nxos", true)).not.toMatch(/\bip forward\b/);
});
