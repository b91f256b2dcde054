import { errorAt, type Diagnostic } from "../../diagnostics/index.ts";
import type { SwitchIntent } from "../../intent/index.ts";
import type { PlatformName } from "../../spec/index.ts";
import { platforms } from "../index.ts";
import { namesIn, type Asked } from "./said.ts";

/** What systems on Linux call interfaces of their own. */
const OF_LINUX = /^(?:lo|fabric|br_default|peerlink|(?:eth|swp|bond|vlan)\d.*)$/;

const isTaken = ({ vrf, interfaces, linkPeers, rackVlan }: SwitchIntent): boolean =>
  vrf !== undefined &&
  (OF_LINUX.test(vrf) ||
    [
      ...interfaces.flatMap(({ name, aggregate }) => [
        name,
        ...(aggregate?.ports ?? []).map((port) => port.name),
      ]),
      ...linkPeers.map((one) => one.interface),
      ...(rackVlan === null ? [] : [...rackVlan.access, ...rackVlan.trunks, ...rackVlan.members]).map(
        ({ name }) => name,
      ),
    ].includes(vrf));

/** A VRF that has an interface's name, where it is an interface itself. */
export function vrfNames(
  platform: PlatformName,
  asked: readonly Asked<SwitchIntent>[],
): readonly Diagnostic[] {
  if (platforms[platform].vrfIsInterface !== true) return [];
  const [first, ...rest] = asked.filter(({ intent }) => isTaken(intent));
  return first === undefined
    ? []
    : [
        errorAt(
          ["vrf"],
          "vrf-name",
          `${namesIn([first, ...rest])}: on ${platform} a VRF is an interface, and ${first.intent.vrf ?? ""} is the name of another`,
          "write it as in k8s, a name that no interface has",
        ),
      ];
}
