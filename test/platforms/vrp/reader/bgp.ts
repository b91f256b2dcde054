import { demand, familyOf, need, prefixOf, take, type Block, type FamilyName, type Rule } from "./grammar.ts";

/** What may be said of a group or of a peer outside address families. */
export interface Session {
  localAsn: number | null;
  passive: boolean;
  password: string | null;
  ttl: number | null;
  source: string | null;
  bfd: boolean;
  bfdTimers: { transmit: number; receive: number; multiplier: number } | null;
  keepalive: number;
  hold: number;
  connectRetry: number;
  description: string;
}

/** And inside one. */
export interface Exchange {
  group: string | null;
  imports: string | null;
  exports: string | null;
  reflects: boolean;
  originates: boolean;
  defaultPolicy: string | null;
  publicAsns: boolean;
  communities: boolean;
  large: boolean;
  limit: number | null;
}

export interface Group extends Session {
  readonly internal: boolean;
  readonly listens: boolean;
  readonly ranges: string[];
  readonly asns: number[];
  readonly segments: (readonly [number, number])[];
}

export interface Peer extends Session {
  readonly asn: number;
  group: string | null;
}

export interface AddressFamily {
  preference: readonly number[];
  ebgpPaths: number;
  ibgpPaths: number;
  relaxed: boolean;
  thirdParty: boolean;
  policiesReflect: boolean;
  readonly networks: string[];
  readonly aggregates: string[];
  readonly exchanges: Map<string, Exchange>;
}

export interface Bgp {
  readonly asn: number;
  routerId: string;
  familiesSayIt: boolean;
  asPathLimit: number | null;
  restarts: boolean;
  restart: number;
  stale: number;
  limit: number | null;
  readonly groups: Map<string, Group>;
  readonly peers: Map<string, Peer>;
  readonly families: Map<FamilyName, AddressFamily>;
}

const session = (): Session => ({
  localAsn: null,
  passive: false,
  password: null,
  ttl: null,
  source: null,
  bfd: false,
  bfdTimers: null,
  keepalive: 60,
  hold: 180,
  connectRetry: 32,
  description: "",
});

/** Who a line is about: a group that was made, or a peer that was. Addresses come in upper case. */
function ofPeer({ groups, peers }: Bgp, name: string): Session {
  demand(name === name.toUpperCase() || groups.has(name), `not as VRP shows it: ${name}`);
  return need(groups.get(name) ?? peers.get(name.toLowerCase()), `${name} is not made yet`);
}

const sessionRules = (bgp: Bgp): readonly Rule[] => {
  const set = (name: string, change: Partial<Session>): void => {
    Object.assign(ofPeer(bgp, name), change);
  };
  const listening = (name: string): Group => {
    const group = need(bgp.groups.get(name), `${name} is no group`);
    demand(group.listens, `${name} does not listen`);
    return group;
  };
  return [
    [
      /^group (\S{1,47}) (listen )?(internal|external)$/,
      (name = "", listen = "", kind = "") => {
        demand(!bgp.groups.has(name), `${name} is made twice`);
        bgp.groups.set(name, {
          ...session(),
          internal: kind === "internal",
          listens: listen !== "",
          ranges: [],
          asns: [],
          segments: [],
        });
      },
    ],
    [
      /^peer (\S+) as-number ([0-9]+)$/,
      (name = "", asn) => {
        demand(name === name.toUpperCase() && ["ipv4", "ipv6"].includes(familyOf(name)), name);
        bgp.peers.set(name.toLowerCase(), { ...session(), asn: Number(asn), group: null });
      },
    ],
    [
      /^peer (\S+) group (\S+)$/,
      (name = "", group = "") => {
        demand(bgp.groups.has(group), `${group} is not made yet`);
        Object.assign(need(bgp.peers.get(name.toLowerCase()), `${name} is not made yet`), { group });
      },
    ],
    [
      /^peer (\S+) listen-as ([0-9]+)$/,
      (name = "", asn) => {
        listening(name).asns.push(Number(asn));
      },
    ],
    [
      /^peer (\S+) listen-as-segment begin-as ([0-9]+) end-as ([0-9]+)$/,
      (name = "", from, to) => {
        listening(name).segments.push([Number(from), Number(to)]);
      },
    ],
    [
      /^peer (\S+) listen-net ([0-9.]+) ([0-9]+)$/,
      (name = "", base = "", length = "") => {
        listening(name).ranges.push(prefixOf(base, length));
      },
    ],
    [
      /^peer (\S+) local-as ([0-9]+)$/,
      (name = "", asn) => {
        set(name, { localAsn: Number(asn) });
      },
    ],
    [
      /^peer (\S+) listen-only$/,
      (name = "") => {
        set(name, { passive: true });
      },
    ],
    [
      /^peer (\S+) password cipher (\S{1,255})$/,
      (name = "", password = "") => {
        set(name, { password });
      },
    ],
    [
      /^peer (\S+) valid-ttl-hops ([0-9]+)$/,
      (name = "", hops) => {
        set(name, { ttl: Number(hops) });
      },
    ],
    [
      /^peer (\S+) connect-interface (\S+)$/,
      (name = "", source = "") => {
        set(name, { source });
      },
    ],
    [
      /^peer (\S+) bfd enable single-hop-prefer$/,
      (name = "") => {
        set(name, { bfd: true });
      },
    ],
    [
      /^peer (\S+) bfd min-tx-interval ([0-9]+) min-rx-interval ([0-9]+) detect-multiplier ([0-9]+)$/,
      (name = "", ...timers) => {
        const [transmit = 0, receive = 0, multiplier = 0] = timers.map(Number);
        demand(
          Math.max(transmit, receive) <= 1000 && multiplier >= 3 && multiplier <= 50,
          `${name}: timers of BFD`,
        );
        set(name, { bfdTimers: { transmit, receive, multiplier } });
      },
    ],
    [
      /^peer (\S+) timer keepalive ([0-9]+) hold ([0-9]+)$/,
      (name = "", keepalive, hold) => {
        set(name, { keepalive: Number(keepalive), hold: Number(hold) });
      },
    ],
    [
      /^peer (\S+) timer connect-retry ([0-9]+)$/,
      (name = "", seconds) => {
        set(name, { connectRetry: Number(seconds) });
      },
    ],
    [
      /^peer (\S+) description (.{1,255})$/,
      (name = "", description = "") => {
        set(name, { description });
      },
    ],
  ];
};

const globalRules = (bgp: Bgp): readonly Rule[] => [
  [
    /^router-id ([0-9.]+)$/,
    (id = "") => {
      bgp.routerId = id;
    },
  ],
  [
    /^undo default ipv4-unicast$/,
    () => {
      bgp.familiesSayIt = true;
    },
  ],
  [
    /^as-path-limit ([0-9]+)$/,
    (limit) => {
      bgp.asPathLimit = Number(limit);
    },
  ],
  [
    /^graceful-restart$/,
    () => {
      bgp.restarts = true;
    },
  ],
  [
    /^graceful-restart timer restart ([0-9]+)$/,
    (seconds) => {
      demand(bgp.restarts, "GR is off");
      bgp.restart = Number(seconds);
    },
  ],
  [
    /^graceful-restart timer wait-for-rib ([0-9]+)$/,
    (seconds) => {
      demand(bgp.restarts, "GR is off");
      bgp.stale = Number(seconds);
    },
  ],
  [
    /^bgp dynamic-session-limit ([0-9]+)$/,
    (limit) => {
      bgp.limit = Number(limit);
    },
  ],
];

const exchange = (): Exchange => ({
  group: null,
  imports: null,
  exports: null,
  reflects: false,
  originates: false,
  defaultPolicy: null,
  publicAsns: false,
  communities: false,
  large: false,
  limit: null,
});

const exchangeRules = (bgp: Bgp, family: AddressFamily): readonly Rule[] => {
  const key = (name: string): string => (bgp.groups.has(name) ? name : name.toLowerCase());
  const set = (name: string, change: Partial<Exchange>): void => {
    Object.assign(need(family.exchanges.get(key(name)), `${name} is not enabled yet`), change);
  };
  return [
    [
      /^peer (\S+) enable$/,
      (name = "") => {
        ofPeer(bgp, name);
        family.exchanges.set(key(name), exchange());
      },
    ],
    [
      /^peer (\S+) group (\S+)$/,
      (name = "", group = "") => {
        demand(family.exchanges.has(group), `${group} is not enabled yet`);
        set(name, { group });
      },
    ],
    [
      /^peer (\S+) route-policy (\S+) import$/,
      (name = "", imports = "") => {
        set(name, { imports });
      },
    ],
    [
      /^peer (\S+) route-policy (\S+) export$/,
      (name = "", exports = "") => {
        set(name, { exports });
      },
    ],
    [
      /^peer (\S+) reflect-client$/,
      (name = "") => {
        set(name, { reflects: true });
      },
    ],
    [
      /^peer (\S+) default-route-advertise(?: route-policy (\S+))?$/,
      (name = "", policy = "") => {
        set(name, { originates: true, defaultPolicy: policy === "" ? null : policy });
      },
    ],
    [
      /^peer (\S+) public-as-only force$/,
      (name = "") => {
        set(name, { publicAsns: true });
      },
    ],
    [
      /^peer (\S+) advertise-community$/,
      (name = "") => {
        set(name, { communities: true });
      },
    ],
    [
      /^peer (\S+) advertise-large-community$/,
      (name = "") => {
        set(name, { large: true });
      },
    ],
    [
      /^peer (\S+) route-limit ([0-9]+) 80 idle-timeout 5$/,
      (name = "", limit) => {
        set(name, { limit: Number(limit) });
      },
    ],
  ];
};

const familyRules = (family: AddressFamily): readonly Rule[] => [
  [
    /^preference ([0-9]+) ([0-9]+) ([0-9]+)$/,
    (...all) => {
      family.preference = all.map(Number);
    },
  ],
  [
    /^maximum load-balancing ebgp ([0-9]+)$/,
    (paths) => {
      family.ebgpPaths = Number(paths);
    },
  ],
  [
    /^maximum load-balancing ibgp ([0-9]+)$/,
    (paths) => {
      family.ibgpPaths = Number(paths);
    },
  ],
  [
    /^load-balancing as-path-relax$/,
    () => {
      family.relaxed = true;
    },
  ],
  [
    /^nexthop third-party$/,
    () => {
      family.thirdParty = true;
    },
  ],
  [
    /^reflect change-path-attribute$/,
    () => {
      family.policiesReflect = true;
    },
  ],
  [
    /^network (\S+) ([0-9.]+)$/,
    (base = "", length = "") => {
      family.networks.push(prefixOf(base, length));
    },
  ],
  [
    /^aggregate (\S+) ([0-9.]+)$/,
    (base = "", length = "") => {
      family.aggregates.push(prefixOf(base, length));
    },
  ],
];

function openFamily(bgp: Bgp, line: string): AddressFamily {
  const name = need(
    /^(ipv4|ipv6)-family unicast$/.exec(line)?.[1],
    `bgp: unknown line ${JSON.stringify(line)}`,
  ) as FamilyName;
  const family: AddressFamily = {
    preference: [255, 255, 255],
    ebgpPaths: 1,
    ibgpPaths: 1,
    relaxed: false,
    thirdParty: false,
    policiesReflect: false,
    networks: [],
    aggregates: [],
    exchanges: new Map(),
  };
  demand(!bgp.families.has(name), `${line} twice`);
  bgp.families.set(name, family);
  return family;
}

/** The `bgp` block, its lines each in the view where VRP takes them. */
export function readBgp({ header, body }: Block): Bgp {
  const bgp: Bgp = {
    asn: Number(need(/^bgp ([0-9]+)$/.exec(header)?.[1], header)),
    routerId: "",
    familiesSayIt: false,
    asPathLimit: null,
    restarts: false,
    restart: 150,
    stale: 600,
    limit: null,
    groups: new Map(),
    peers: new Map(),
    families: new Map(),
  };
  let family: AddressFamily | null = null;
  for (const line of body) {
    if (line.startsWith(" ")) {
      const open = need<AddressFamily>(family, `in no family: ${line}`);
      take(line.slice(1), [...familyRules(open), ...exchangeRules(bgp, open)], "bgp, family");
    } else if (line.includes("-family ")) family = openFamily(bgp, line);
    else {
      demand(family === null, `after the families: ${line}`);
      take(line, [...globalRules(bgp), ...sessionRules(bgp)], "bgp");
    }
  }
  demand(
    bgp.routerId !== "" && bgp.familiesSayIt,
    "no router id, or peers that are in a family by themselves",
  );
  return bgp;
}
