import { session, type Bgp, type Group, type Session } from "./bgp-model.ts";
import { demand, familyOf, need, prefixOf, type Rule } from "./grammar.ts";

/** Who a line is about: a group that was made, or a peer that was. Addresses come in upper case. */
export function whoIs({ groups, peers }: Bgp, name: string): Session {
  demand(name === name.toUpperCase() || groups.has(name), `not as VRP shows it: ${name}`);
  return need(groups.get(name) ?? peers.get(name.toLowerCase()), `${name} is not made yet`);
}

function listening({ groups }: Bgp, name: string): Group {
  const group = need(groups.get(name), `${name} is no group`);
  demand(group.listens, `${name} does not listen`);
  return group;
}

function timersOf(timers: readonly string[]): Session["bfdTimers"] {
  const [transmit = 0, receive = 0, multiplier = 0] = timers.map(Number);
  demand(Math.max(transmit, receive) <= 1000 && multiplier >= 3 && multiplier <= 50, "timers of BFD");
  return { transmit, receive, multiplier };
}

/** Groups, and who is in them. */
const makers = (bgp: Bgp): readonly Rule[] => [
  [
    /^group (\S{1,47}) (listen )?(internal|external)$/,
    (name = "", listen = "", kind = "") => {
      demand(!bgp.groups.has(name), `${name} is made twice`);
      const [internal, listens] = [kind === "internal", listen !== ""];
      bgp.groups.set(name, { ...session(), internal, listens, ranges: [], asns: [], segments: [] });
    },
  ],
  [
    /^peer ([0-9A-F:.]+) as-number ([0-9]+)$/,
    (name = "", asn) => {
      demand(familyOf(name) === "ipv6" || name.includes("."), name);
      bgp.peers.set(name.toLowerCase(), { ...session(), asn: Number(asn), group: null });
    },
  ],
  [
    /^peer (\S+) group (\S+)$/,
    (name = "", group = "") => {
      demand(bgp.groups.has(group), `${group} is not made yet`);
      need(bgp.peers.get(name.toLowerCase()), `${name} is not made yet`).group = group;
    },
  ],
  [
    /^peer (\S+) listen-as ([0-9]+)$/,
    (name = "", asn) => {
      listening(bgp, name).asns.push(Number(asn));
    },
  ],
  [
    /^peer (\S+) listen-as-segment begin-as ([0-9]+) end-as ([0-9]+)$/,
    (name = "", from, to) => {
      listening(bgp, name).segments.push([Number(from), Number(to)]);
    },
  ],
  [
    /^peer (\S+) listen-net ([0-9.]+) ([0-9]+)$/,
    (name = "", base = "", length = "") => {
      listening(bgp, name).ranges.push(prefixOf(base, length));
    },
  ],
];

/** What is said of groups and peers outside address families. */
export function sessionRules(bgp: Bgp): readonly Rule[] {
  const sets = (form: RegExp, change: (...parts: string[]) => Partial<Session>): Rule => [
    form,
    (name = "", ...parts) => {
      Object.assign(whoIs(bgp, name), change(...parts));
    },
  ];
  return [
    ...makers(bgp),
    sets(/^peer (\S+) local-as ([0-9]+)$/, (asn) => ({ localAsn: Number(asn) })),
    sets(/^peer (\S+) listen-only$/, () => ({ passive: true })),
    sets(/^peer (\S+) password cipher (\S{1,255})$/, (password = "") => ({ password })),
    sets(/^peer (\S+) valid-ttl-hops ([0-9]+)$/, (hops) => ({ ttl: Number(hops) })),
    sets(/^peer (\S+) connect-interface (\S+)$/, (source = "") => ({ source })),
    sets(/^peer (\S+) connect-interface (\S+) (\S+)$/, (port = "", address = "") => ({
      own: { port, address: address.toLowerCase() },
    })),
    sets(/^peer (\S+) bfd enable single-hop-prefer$/, () => ({ bfd: true })),
    sets(
      /^peer (\S+) bfd min-tx-interval ([0-9]+) min-rx-interval ([0-9]+) detect-multiplier ([0-9]+)$/,
      (...timers) => ({ bfdTimers: timersOf(timers) }),
    ),
    sets(/^peer (\S+) timer keepalive ([0-9]+) hold ([0-9]+)$/, (keepalive, hold) => ({
      keepalive: Number(keepalive),
      hold: Number(hold),
    })),
    sets(/^peer (\S+) timer connect-retry ([0-9]+)$/, (seconds) => ({ connectRetry: Number(seconds) })),
    sets(/^peer (\S+) description (.{1,255})$/, (description = "") => ({ description })),
  ];
}
