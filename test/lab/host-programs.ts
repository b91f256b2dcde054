import { basename, dirname } from "node:path";
import type { HostIntent } from "../../src/intent/index.ts";
import type { LabTools } from "./lab.ts";

/** How a host's daemon is run: inside of the host, whose own folders cover those of this machine, all but `folders`. */
export interface HostProgram {
  /** FRR's daemons that run beside it, or that are it. */
  readonly frr: string;
  /** Folders of this machine that the host sees as /run/tools/0, 1 and so on. */
  readonly folders: readonly string[];
  /** Where its configuration is. */
  readonly file: string;
  /** Shell: starts it where it does not run, else has it take over its configuration. */
  readonly take: string;
  /** Shell: asks it in its own words. */
  readonly ask: string;
}

const BIRD_FILE = "/run/bird/bird.conf";

/** BIRD puts itself into the background. */
const bird = (usr: string, environment: string): HostProgram => {
  const ask = `${environment} /run/tools/0/sbin/birdc -s /run/bird/bird.ctl`;
  return {
    frr: "",
    folders: [usr],
    file: BIRD_FILE,
    take: `if [ -e /run/bird/bird.ctl ]; then ${ask} configure; else ${environment} /run/tools/0/sbin/bird -R -c ${BIRD_FILE} -s /run/bird/bird.ctl; fi`,
    ask,
  };
};

const GOBGP_FILE = "/run/gobgp/gobgpd.toml";

const usrOf = (program: string): string => dirname(dirname(program));

type Programs = Readonly<Record<HostIntent["daemon"], HostProgram>>;

/** @throws Error where this machine has not what a lab with hosts needs */
export function hostPrograms({ bird: bird1, hostDaemons }: LabTools): Programs {
  if (hostDaemons === null)
    throw new Error("this machine has no BIRD 2 and no GoBGP: npm test prepares them");
  const { bird2, bird2Libraries, gobgpd, gobgp } = hostDaemons;
  return {
    bird1: bird(usrOf(bird1.bird), ""),
    bird2: bird(usrOf(bird2), `LD_LIBRARY_PATH=/run/tools/0/lib/${basename(bird2Libraries)}`),
    gobgp: {
      frr: "zebra",
      folders: [dirname(gobgpd), dirname(gobgp)],
      file: GOBGP_FILE,
      take: `if [ -e /run/gobgp/pid ]; then kill -HUP "$(cat /run/gobgp/pid)"; else /run/tools/0/gobgpd -t toml -f ${GOBGP_FILE} >/run/gobgp/log 2>&1 </dev/null & echo $! >/run/gobgp/pid; fi`,
      ask: "/run/tools/1/gobgp",
    },
    frr: {
      frr: "zebra staticd bgpd",
      folders: [],
      file: "/run/frr-host.conf",
      take: "/usr/lib/frr/frr-reload.py --reload --overwrite /run/frr-host.conf",
      ask: "vtysh -c",
    },
  };
}
