import { datacenter as hosts } from "./fabrics/hosts.ts";
import { describeLabs } from "./lab-runs.ts";

describeLabs(
  [{ spec: hosts, what: "hosts without Calico beside its nodes", filters: ["host-daemons"] }],
  ["hostDaemons"],
);
