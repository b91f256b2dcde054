import { datacenter as asPerServerDual } from "./fabrics/as-per-server-dual.ts";
import { datacenter as asPerServer } from "./fabrics/as-per-server.ts";
import { datacenter as downwardDefaultDual } from "./fabrics/downward-default-dual.ts";
import { datacenter as downwardDefault } from "./fabrics/downward-default.ts";
import { datacenter as brownfield } from "./fabrics/brownfield.ts";
import { describeLabs, DRAIN, FAMILIES, ROUTES } from "./lab-runs.ts";

describeLabs([
  { spec: asPerServer, what: "as-per-server on a routed spine", filters: ROUTES },
  { spec: downwardDefault, what: "downward-default", filters: ROUTES },
  { spec: asPerServerDual, what: "as-per-server with two ToRs in a rack", filters: [...ROUTES, DRAIN] },
  {
    spec: downwardDefaultDual,
    what: "downward-default with two ToRs in a rack",
    filters: [...ROUTES, DRAIN],
  },
  { spec: brownfield, what: "downward-default with numbers of its own in both families", filters: FAMILIES },
]);
