import { z } from "zod";
import { readFrr } from "../frr/read-back.ts";
import type { Facts } from "../support/facts.ts";
import { CONFIG_DB, readConfigDb } from "./config-db.ts";

const ARTIFACT = z.strictObject({ config_db: CONFIG_DB, "frr.conf": z.array(z.string()) });

/** What zebra needs so that its routes reach the switch. */
const FPM = ["no fpm use-next-hop-groups", "fpm address 127.0.0.1"];

/** What SONiC's text says. @throws Error at the first row, field or line that is unknown, or that stands where it must not */
export function readSonic(text: string): Facts {
  const { config_db: db, "frr.conf": lines } = ARTIFACT.parse(JSON.parse(text));
  const { LOOPBACK_INTERFACE, INTERFACE, PORTCHANNEL_INTERFACE, VLAN_INTERFACE } = db;
  const addresses = [LOOPBACK_INTERFACE, INTERFACE, PORTCHANNEL_INTERFACE, VLAN_INTERFACE].flatMap((table) =>
    Object.keys(table ?? {}).flatMap((key) => key.split("|").slice(1)),
  );
  const { zebra, descriptions, ...frr } = readFrr(lines, addresses);
  if (FPM.some((line) => !zebra.includes(line))) throw new Error("zebra's routes don't reach the switch");
  const { asn, interfaces, vlans } = readConfigDb(db, descriptions);
  if (asn !== frr.bgp.asn) throw new Error("CONFIG_DB and FRR have AS numbers of their own");
  return { interfaces, vlans, ...frr };
}
