import { addressFamily, type Bgp } from "./bgp-model.ts";
import { exchangeRules, familyRules } from "./bgp-exchanges.ts";
import { sessionRules } from "./bgp-sessions.ts";
import { demand, need, take, type Block, type FamilyName, type Rule } from "./grammar.ts";

function globalRules(bgp: Bgp): readonly Rule[] {
  const sets = (form: RegExp, change: (value: string) => Partial<Bgp>): Rule => [
    form,
    (value = "") => {
      Object.assign(bgp, change(value));
    },
  ];
  const restarting = (change: Partial<Bgp>): Partial<Bgp> => {
    demand(bgp.restarts, "times of a graceful restart that is off");
    return change;
  };
  return [
    sets(/^router-id ([0-9.]+)$/, (routerId) => ({ routerId })),
    sets(/^undo default ipv4-unicast$/, () => ({ familiesSayIt: true })),
    sets(/^as-path-limit ([0-9]+)$/, (limit) => ({ asPathLimit: Number(limit) })),
    sets(/^graceful-restart$/, () => ({ restarts: true })),
    sets(/^graceful-restart timer restart ([0-9]+)$/, (seconds) => restarting({ restart: Number(seconds) })),
    sets(/^graceful-restart timer wait-for-rib ([0-9]+)$/, (seconds) =>
      restarting({ stale: Number(seconds) }),
    ),
    sets(/^bgp dynamic-session-limit ([0-9]+)$/, (limit) => ({ limit: Number(limit) })),
  ];
}

const VIEW = /^(ipv4|ipv6)-family unicast$/;

/** What may be said in it. */
function openFamily(bgp: Bgp, line: string): readonly Rule[] {
  const name = VIEW.exec(line)?.[1] as FamilyName;
  demand(!bgp.families.has(name), `${line} twice`);
  const family = addressFamily();
  bgp.families.set(name, family);
  return [...familyRules(family), ...exchangeRules(bgp, family)];
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
  const forms = [...globalRules(bgp), ...sessionRules(bgp)];
  let inFamily: readonly Rule[] | null = null;
  for (const line of body) {
    if (line.startsWith(" "))
      take(line.slice(1), need<readonly Rule[]>(inFamily, `in no family: ${line}`), "bgp, family");
    else if (VIEW.test(line)) inFamily = openFamily(bgp, line);
    else {
      demand(inFamily === null, `after the families: ${line}`);
      take(line, forms, "bgp");
    }
  }
  demand(
    bgp.routerId !== "" && bgp.familiesSayIt,
    "no router id, or peers that are in a family by themselves",
  );
  return bgp;
}
