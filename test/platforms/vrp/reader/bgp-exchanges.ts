import { exchange, type AddressFamily, type Bgp, type Exchange } from "./bgp-model.ts";
import { whoIs } from "./bgp-sessions.ts";
import { demand, need, prefixOf, type Rule } from "./grammar.ts";

/** What is said of groups and peers inside an address family. */
export function exchangeRules(bgp: Bgp, family: AddressFamily): readonly Rule[] {
  const key = (name: string): string => (bgp.groups.has(name) ? name : name.toLowerCase());
  const sets = (form: RegExp, change: (value: string) => Partial<Exchange>): Rule => [
    form,
    (name = "", value = "") => {
      Object.assign(need(family.exchanges.get(key(name)), `${name} is not enabled yet`), change(value));
    },
  ];
  return [
    [
      /^peer (\S+) enable$/,
      (name = "") => {
        whoIs(bgp, name);
        family.exchanges.set(key(name), exchange());
      },
    ],
    sets(/^peer (\S+) group (\S+)$/, (group) => {
      demand(family.exchanges.has(group), `${group} is not enabled yet`);
      return { group };
    }),
    sets(/^peer (\S+) route-policy (\S+) import$/, (imports) => ({ imports })),
    sets(/^peer (\S+) route-policy (\S+) export$/, (exports) => ({ exports })),
    sets(/^peer (\S+) reflect-client$/, () => ({ reflects: true })),
    sets(/^peer (\S+) default-route-advertise$/, () => ({ originates: true })),
    sets(/^peer (\S+) default-route-advertise route-policy (\S+)$/, (defaultPolicy) => ({
      originates: true,
      defaultPolicy,
    })),
    sets(/^peer (\S+) public-as-only force$/, () => ({ publicAsns: true })),
    sets(/^peer (\S+) substitute-as$/, () => ({ overrides: true })),
    sets(/^peer (\S+) allow-as-loop ([1-9]|10)$/, (count) => ({ ownAs: Number(count) })),
    sets(/^peer (\S+) advertise-community$/, () => ({ communities: true })),
    sets(/^peer (\S+) advertise-large-community$/, () => ({ large: true })),
    sets(/^peer (\S+) route-limit ([0-9]+) 80 idle-timeout 5$/, (limit) => ({ limit: Number(limit) })),
  ];
}

/** What is said of an address family itself. */
export function familyRules(family: AddressFamily): readonly Rule[] {
  const sets = (form: RegExp, change: (...parts: string[]) => Partial<AddressFamily>): Rule => [
    form,
    (...parts) => {
      Object.assign(family, change(...parts));
    },
  ];
  return [
    sets(/^preference ([0-9]+) ([0-9]+) ([0-9]+)$/, (...all) => ({ preference: all.map(Number) })),
    sets(/^maximum load-balancing ebgp ([0-9]+)$/, (paths) => ({ ebgpPaths: Number(paths) })),
    sets(/^maximum load-balancing ibgp ([0-9]+)$/, (paths) => ({ ibgpPaths: Number(paths) })),
    sets(/^load-balancing as-path-relax$/, () => ({ relaxed: true })),
    sets(/^nexthop third-party$/, () => ({ thirdParty: true })),
    sets(/^reflect change-path-attribute$/, () => ({ policiesReflect: true })),
    sets(/^advertise-community-gshut (ibgp|ebgp)$/, (kind = "") => ({
      shutdownTo: [...family.shutdownTo, kind],
    })),
    sets(/^network (\S+) ([0-9.]+)$/, (base = "", length = "") => ({
      networks: [...family.networks, prefixOf(base, length)],
    })),
    sets(/^aggregate (\S+) ([0-9.]+)$/, (base = "", length = "") => ({
      aggregates: [...family.aggregates, prefixOf(base, length)],
    })),
  ];
}
