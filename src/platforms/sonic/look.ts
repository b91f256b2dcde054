import { frrRoutesQuestion, frrSessionsQuestion } from "../frr/look.ts";
import { asksJson, asksText, Unreadable, type Look, type SeenTable } from "../look.ts";
import { lldpctlNeighbors } from "../looks/lldpctl.ts";

/** SONiC's vtysh is a script that goes into the container of FRR. */
const show = (_daemon: string, command: string): string => `vtysh -c '${command}'`;

/** `ipv4_route                     23             65513`: used, and what is left. */
const ROW = /^(ipv[46]_(?:route|nexthop|neighbor)|nexthop_group(?:_member)?)\s+(\d+)\s+(\d+)\s*$/;

/** The first table of `crm show resources all`, as far as routes take of it. @throws Unreadable of an answer that has none of it */
export function crmTables([answer = ""]: readonly string[]): readonly SeenTable[] {
  const found = answer.split("\n").flatMap((line): SeenTable[] => {
    const [, name, used, left] = ROW.exec(line.trim()) ?? [];
    if (name === undefined) return [];
    return [{ name: name.replaceAll("_", " "), used: Number(used), capacity: Number(used) + Number(left) }];
  });
  if (found.length === 0) throw new Unreadable(answer);
  return found;
}

/** FRR in its container, lldpd in another. */
export const sonicLook: Look = {
  sessions: (family) => frrSessionsQuestion(family, undefined, show),
  routes: (family) => frrRoutesQuestion(family, undefined, show),
  neighbors: {
    asks: asksJson("docker exec lldp lldpctl -f json 2>/dev/null || true"),
    read: ([answer = ""]) => lldpctlNeighbors(answer),
  },
  tables: { asks: asksText("crm show resources all"), read: crmTables },
};
