import { datacenter as hosts } from "./fabrics/hosts.ts";
import { describeLabs, VERIFIED } from "./lab-runs.ts";

describeLabs(
  [{ spec: hosts, what: "hosts without Calico beside its nodes", filters: ["host-daemons", VERIFIED] }],
  ["hostDaemons"],
);
