import type { Facts, OspfInterfaceFacts } from "../../support/facts.ts";
import { IPS, kindOf, type Interface } from "./interfaces.ts";
import { said, within, type Found } from "./modes.ts";

type Ip = (typeof IPS)[number];

function ospfOn({ name, found }: Interface, ip: Ip, tag: string): OspfInterfaceFacts | null {
  const [process] = found.once(`${ip} area`) ?? [];
  if (process === undefined) return null;
  if (process !== tag) throw new Error(`${name} is in ${process}, which is not there`);
  const number = (key: string): number | null => {
    const [word] = found.once(`${ip} ${key}`) ?? [];
    return word === undefined ? null : within(word, 1, 65_535);
  };
  const loopback = kindOf(name) === "loopback";
  const passive = loopback || found.once(`${ip} passive`) !== null;
  if (!passive) said(found, `${ip} network`, name);
  return {
    passive,
    cost: loopback ? 0 : (number("cost") ?? NaN),
    hello: number("hello"),
    dead: number("dead"),
    bfd: found.once(`${ip} bfd`) !== null,
  };
}

/** @throws Error where one family's OSPF says what the other's does not */
export function ospfFacts(top: Found, all: readonly Interface[], routerId: string): Facts["ospf"] {
  const of = (ip: Ip): Facts["ospf"] => {
    const key = ip === "ip" ? "ospf" : "ospfv3";
    const [one, ...more] = top.opened(key);
    if (one === undefined) return null;
    const [[tag = ""], found] = one;
    if (more.length > 0 || said(found, "id", key)[0] !== routerId) throw new Error(`${key} is another's`);
    const paths = ip === "ip" ? found : found.opened("family")[0]?.[1];
    return {
      paths: within((paths?.once("paths") ?? ["8"])[0] ?? "", 1, 64),
      interfaces: Object.fromEntries(
        all.flatMap((each) => {
          const facts = ospfOn(each, ip, tag);
          return facts === null ? [] : [[each.name, facts]];
        }),
      ),
    };
  };
  const [v4, v6] = IPS.map(of);
  const dual = all.some(({ found }) => found.once("ipv6 address") !== null);
  if (JSON.stringify(v6) !== JSON.stringify(dual ? v4 : null)) throw new Error("OSPF differs from OSPFv3");
  return v4 ?? null;
}
