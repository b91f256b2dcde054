import { switchConfig } from "../../src/deliver/index.ts";
import { compile } from "../../src/index.ts";
import { datacenter } from "../../stacks/demo.ts";
import { datacenter as igp } from "../lab/fabrics/igp.ts";
import { describeWith } from "../support/prerequisites.ts";
import { inputsFor } from "./frr-over-ssh.ts";
import { startFrrSwitch, type FrrSwitch } from "./frr-switch.ts";

// Each takes some seconds on a machine of its own.
jest.setTimeout(60_000);

/** Commands that FRR takes and does not show, under both profiles and under one. */
const ALWAYS = [
  "bgp network import-check",
  "bgp suppress-duplicates",
  "bgp fast-external-failover",
  "bgp client-to-client reflection",
  "bgp default local-preference 100",
  "bgp graceful-restart restart-time 120",
  "bgp graceful-restart stalepath-time 360",
  "bgp listen limit 100",
];
const PROFILES = {
  traditional: ["bgp ebgp-requires-policy", "no bgp log-neighbor-changes", "timers bgp 60 180"],
  datacenter: [
    "no bgp ebgp-requires-policy",
    "bgp log-neighbor-changes",
    "bgp deterministic-med",
    "timers bgp 3 9",
  ],
};

const DAEMONS = ["zebra", "staticd", "bgpd", "bfdd", "ospfd"];

const withDefaults = (commands: readonly string[]): string => `ip forwarding
ipv6 forwarding
interface swp1
 no shutdown
 ip ospf area 0
 ip ospf hello-interval 10
exit
router bgp 64600
 no bgp default ipv4-unicast
${commands.map((command) => ` ${command}`).join("\n")}
 neighbor 10.254.0.0 remote-as 64513
 neighbor 10.254.0.0 ebgp-multihop 1
 address-family ipv4 unicast
  neighbor 10.254.0.0 activate
  neighbor 10.254.0.0 send-community
  neighbor 10.254.0.0 send-community both
  neighbor 10.254.0.0 send-community all
 exit-address-family
exit
router ospf
 log-adjacency-changes
exit
bfd
 profile FABRIC
  detect-multiplier 3
  transmit-interval 300
  receive-interval 300
 exit
exit
`;

/** A spine and a ToR of each, with its model and its role. */
const rendered = (): (readonly [string, string])[] =>
  [datacenter, igp].flatMap((spec) =>
    compile(spec)
      .switches.map(({ intent, text }) => [`${spec.name}'s ${intent.role}`, text] as const)
      .filter(([what], at, all) => all.findIndex(([other]) => other === what) === at),
  );

for (const [profile, commands] of Object.entries(PROFILES)) {
  describeWith(`the profile ${profile} of FRR`, ["root", "namespaces", "labPrograms"], () => {
    let sw: FrrSwitch;
    beforeEach(async () => {
      const config = `frr defaults ${profile}\n`;
      sw = await startFrrSwitch({ name: "defaults", config, daemons: DAEMONS });
    });
    afterEach(() => sw.stop());

    const driftAfter = async (artifact: string): Promise<readonly string[]> => {
      const { outs } = await switchConfig.create({ ...inputsFor(sw), artifact });
      return (await switchConfig.read("tor-1", outs)).props.drift;
    };

    it("takes its own defaults for what they are", async () => {
      expect(await driftAfter(withDefaults([...ALWAYS, ...commands]))).toEqual([]);
    });

    it.each(rendered())("reads back a rendered %s without a difference", async (_role, artifact) => {
      expect(await driftAfter(artifact)).toEqual([]);
    });
  });
}
