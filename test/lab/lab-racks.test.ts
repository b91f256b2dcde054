import { datacenter as asPerRackDual } from "./fabrics/as-per-rack-dual.ts";
import { datacenter as asPerRackOutside } from "./fabrics/as-per-rack-outside.ts";
import { datacenter as asPerRackRouted } from "./fabrics/as-per-rack-routed.ts";
import { datacenter as mesh } from "./fabrics/as-per-rack-mesh.ts";
import { datacenter as reflectors } from "./fabrics/as-per-rack-reflectors.ts";
import { datacenter as unnumbered } from "./fabrics/unnumbered.ts";
import { BFD, describeLabs, DRAIN, REFLECTORS, ROUTES, TABLES } from "./lab-runs.ts";

describeLabs([
  {
    spec: mesh,
    what: "as-per-rack with one AS for all spines and BFD between switches, meshed in the rack",
    filters: [...ROUTES, ...BFD],
  },
  { spec: reflectors, what: "as-per-rack, reflected by nodes", filters: [...ROUTES, REFLECTORS] },
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
]);
