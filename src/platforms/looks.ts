import type { HostDaemon, PlatformName } from "../spec/index.ts";
import { comwareLook } from "./comware/look.ts";
import { cumulusLook } from "./cumulus/look.ts";
import { eosLook } from "./eos/look.ts";
import { frrLook } from "./frr/look.ts";
import { birdLook } from "./hosts/look-bird.ts";
import { gobgpLook } from "./hosts/look-gobgp.ts";
import type { Look } from "./look.ts";
import { nxosLook } from "./nxos/look.ts";
import { sonicLook } from "./sonic/look.ts";
import { vrpLook } from "./vrp/look.ts";

/** How everything that a device may run is asked what it does: a host's FRR as a switch's. */
export const looks: Readonly<Record<PlatformName | HostDaemon, Look>> = {
  frr: frrLook,
  sonic: sonicLook,
  cumulus: cumulusLook,
  eos: eosLook,
  nxos: nxosLook,
  comware: comwareLook,
  vrp: vrpLook,
  bird2: birdLook,
  bird1: birdLook,
  gobgp: gobgpLook,
};
