import { datacenter as asPerRackDual } from "./fabrics/as-per-rack-dual.ts";
import { datacenter as asPerRackOutside } from "./fabrics/as-per-rack-outside.ts";
import { datacenter as asPerRackRouted } from "./fabrics/as-per-rack-routed.ts";
import { datacenter as mesh } from "./fabrics/as-per-rack-mesh.ts";
import { datacenter as reflectors } from "./fabrics/as-per-rack-reflectors.ts";
import { datacenter as asPerServerDual } from "./fabrics/as-per-server-dual.ts";
import { datacenter as asPerServer } from "./fabrics/as-per-server.ts";
import { datacenter as downwardDefaultDual } from "./fabrics/downward-default-dual.ts";
import { datacenter as downwardDefault } from "./fabrics/downward-default.ts";
import { datacenter as brownfield } from "./fabrics/brownfield.ts";
import { datacenter as unnumbered } from "./fabrics/unnumbered.ts";
import { BFD, describeLabs, DRAIN, FAMILIES, REFLECTORS, ROUTES, TABLES } from "./lab-runs.ts";

describeLabs([
  {
    spec: mesh,
    what: "as-per-rack with one AS for all spines and BFD between switches, meshed in the rack",
    filters: [...ROUTES, ...BFD],
  },
  { spec: reflectors, what: "as-per-rack, reflected by nodes", filters: [...ROUTES, REFLECTORS] },
  { spec: asPerServer, what: "as-per-server on a routed spine", filters: ROUTES },
  { spec: downwardDefault, what: "downward-default", filters: ROUTES },
  {
    spec: asPerRackOutside,
    what: "as-per-rack before routers outside",
    filters: [
      "sessions-up",
      "rib-equal",
      "fib-equal",
      "rib-equal-after/link",
      "outside-conditional",
      "outside-marks",
      "anycast-nearest",
      "bfd-up",
      "gtsm-on",
    ],
  },
  { spec: asPerRackDual, what: "as-per-rack with two ToRs in a rack", filters: [...ROUTES, DRAIN] },
  {
    spec: asPerRackRouted,
    what: "as-per-rack with a link for each server and ToR",
    filters: [...TABLES, "addresses-ping", "rib-equal-after/server-link", "rib-equal-after/tor"],
  },
  { spec: asPerServerDual, what: "as-per-server with two ToRs in a rack", filters: [...ROUTES, DRAIN] },
  {
    spec: downwardDefaultDual,
    what: "downward-default with two ToRs in a rack",
    filters: [...ROUTES, DRAIN],
  },
  {
    spec: unnumbered,
    what: "as-per-rack by links without addresses, in both families",
    filters: [
      "sessions-up",
      "all-pods-ping",
      "rib-equal",
      "rib-equal-after/link",
      "fib-equal",
      "bfd-up",
      "second-up-unchanged",
      "verify-as-foretold",
    ],
  },
  { spec: brownfield, what: "downward-default with numbers of its own in both families", filters: FAMILIES },
]);
