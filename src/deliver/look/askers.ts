import type { HttpsConnection, SshConnection, SwitchInputs } from "../types.ts";
import { comwareAsker } from "../comware/asker.ts";
import { eosAsker } from "../eos/asker.ts";
import { nxosAsker } from "../nxos/asker.ts";
import { cumulusAsker } from "../nvue/asker.ts";
import { vrpAsker } from "../vrp/asker.ts";
import type { OpenAsker } from "./asker.ts";
import { shell } from "./shell.ts";

type ByPlatform<T> = Readonly<Partial<Record<SwitchInputs["platform"], T>>>;

/** How each system is asked, by the way in which it is reached. A new one is a line here; what it is asked is in `look.ts` of its platform. */
export const askers: {
  readonly ssh: ByPlatform<OpenAsker<SshConnection>>;
  readonly https: ByPlatform<OpenAsker<HttpsConnection>>;
} = {
  ssh: {
    frr: shell,
    linux: shell,
    sonic: shell,
    bird2: shell,
    bird1: shell,
    gobgp: shell,
    comware: comwareAsker,
    vrp: vrpAsker,
  },
  https: { eos: eosAsker, nxos: nxosAsker, cumulus: cumulusAsker },
};
