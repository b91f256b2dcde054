import { networkIn, withOwnNetwork } from "../../../src/platforms/linux/network-text.ts";
import { onlyName, takenOut, type OutOfVrf } from "../support/vrf-part.ts";

/** FRR's lines. @throws Error where a process or a route is in no VRF or in another, or the loopback is not the VRF's device */
export function frrOutOfVrf(text: string): OutOfVrf {
  const vrf = onlyName(
    [...text.matchAll(/^(?:vrf|router \S+(?: \d+)? vrf) (\S+)$/gm)].flatMap(([, name]) => name ?? []),
  );
  if (vrf === null) return { vrf, rest: text };
  if (/^(?:ip|ipv6) route /m.test(text) || /^interface lo$/m.test(text))
    throw new Error("a route, or the loopback, is in the default VRF");
  const processes = text.replaceAll(/^router .*$/gm, (line) =>
    takenOut(line, new RegExp(` vrf ${vrf}$`), line),
  );
  const routes = processes.replace(
    new RegExp(`^vrf ${vrf}\\n((?: .*\\n)*)exit-vrf\\n`, "m"),
    (_, lines: string) => {
      const all = lines.replaceAll(/^ /gm, "").split("\n");
      const kinds = [
        /^ip .* blackhole/,
        /^ipv6 .* blackhole/,
        /^ip (?!.* blackhole)/,
        /^ipv6 (?!.* blackhole)/,
      ];
      return kinds
        .map((kind) => all.filter((line) => kind.test(line)))
        .filter(({ length }) => length > 0)
        .map((some) => `${some.join("\n")}\n`)
        .join("!\n");
    },
  );
  return {
    vrf,
    rest: takenOut(routes, new RegExp(`(?<=^interface )${vrf}$`, "m"), "the loopback")
      .replace(/^interface $/m, "interface lo")
      .replaceAll(new RegExp(`(?<=^ neighbor \\S+ update-source )${vrf}$`, "gm"), "lo"),
  };
}

const deviceOf = (vrf: string, hasIpv6: boolean): string =>
  [
    `auto ${vrf}`,
    `iface ${vrf}`,
    "    alias router id",
    "    vrf-table auto",
    "    address-purge no",
    "    post-up sysctl -q -w net/ipv4/fib_multipath_hash_policy=1",
    `    post-up sysctl -q -w net/ipv4/conf/${vrf}/rp_filter=2`,
    ...(hasIpv6
      ? [
          "    post-up sysctl -q -w net/ipv6/fib_multipath_hash_policy=1",
          `    post-up sysctl -q -w net/ipv6/conf/${vrf}/keep_addr_on_down=1`,
        ]
      : []),
  ].join("\n");

/** ifupdown2's stanzas. @throws Error where one that routes is in no VRF, one that does not is in it, or the VRF has no device */
function networkOutOf(network: string, vrf: string | null): string {
  const [head = "", ...stanzas] = network.trimEnd().split("\n\n");
  const named = onlyName([...network.matchAll(/^ {4}vrf (\S+)$/gm)].flatMap(([, name]) => name ?? []));
  if (named !== vrf) throw new Error(`FRR routes in ${String(vrf)}, and ports are in ${String(named)}`);
  if (vrf === null) return network;
  const device = deviceOf(vrf, network.includes("net/ipv6/"));
  if (stanzas[0] !== device) throw new Error("the VRF itself is not there");
  const rest = stanzas.slice(1).map((one) => {
    const isRouted = /^ {4}address-purge no$/m.test(one);
    return isRouted ? takenOut(one, new RegExp(`^ {4}vrf ${vrf}\\n`, "m"), one) : one;
  });
  if (rest.some((one) => /^ {4}vrf /m.test(one))) throw new Error("what does not route is in a VRF");
  return `${[head, ...rest].join("\n\n")}\n`;
}

/** A whole switch's text. */
export function outOfVrf(text: string): OutOfVrf {
  const { vrf, rest } = frrOutOfVrf(text);
  return { vrf, rest: vrf === null ? rest : withOwnNetwork(rest, networkOutOf(networkIn(text), vrf)) };
}
