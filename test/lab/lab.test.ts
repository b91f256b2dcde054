import { datacenter as lab } from "./fabrics/lab.ts";
import { describeLabs } from "./lab-runs.ts";

describeLabs([{ spec: lab, what: "as-per-rack on a routed spine, reflected by the ToR", filters: [] }]);
