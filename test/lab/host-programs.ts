import { basename, dirname } from "node:path";
import type { HostIntent } from "../../src/intent/index.ts";
import type { LabTools } from "./lab.ts";

/** How a host's daemon is run before the fabric comes: inside of the host, whose own folders cover those of this machine, all but `folders`. */
export interface HostProgram {
  /** FRR's daemons that run beside it, or that are it. */
  readonly frr: string;
  /** Folders of this machine that the host sees as /run/tools/0, 1 and so on. */
  readonly folders: readonly string[];
  /** What its configuration is then, of the one that it will be given. */
  readonly before: (artifact: string) => string;
  /** Shell: puts standard input in that configuration's place, and starts it. */
  readonly start: string;
  /** Shell: asks it in its own words. */
  readonly ask: string;
}

/** BIRD puts itself into the background. Its client is where the administrator's programs are. */
const bird = (usr: string, environment: string): HostProgram => ({
  frr: "",
  folders: [usr],
  before: () => "router id 192.0.2.1;\nprotocol device {}\n",
  start: `
mkdir -p /run/bird
cat >/run/bird/bird.conf
mount -t tmpfs tmpfs /usr/local/sbin
echo 'exec env ${environment} /run/tools/0/sbin/birdc -s /run/bird/bird.ctl "$@"' | sed '1i #!/bin/sh' >/usr/local/sbin/birdc
chmod +x /usr/local/sbin/birdc
env ${environment} /run/tools/0/sbin/bird -R -c /run/bird/bird.conf -s /run/bird/bird.ctl`,
  ask: "birdc",
});

/** It takes its own AS and the way to zebra only when it starts; and what zebra told it before it had policies stays. */
const withoutNeighbors = (artifact: string): string => artifact.slice(0, artifact.indexOf("[[neighbors]]"));

const usrOf = (program: string): string => dirname(dirname(program));

type Programs = Readonly<Record<HostIntent["daemon"], HostProgram>>;

/** @throws Error where this machine has not what a lab with hosts needs */
export function hostPrograms({ bird: bird1, hostDaemons }: LabTools): Programs {
  if (hostDaemons === null)
    throw new Error("this machine has no BIRD 2 and no GoBGP: npm test prepares them");
  const { bird2, bird2Libraries, gobgpd, gobgp } = hostDaemons;
  return {
    bird1: bird(usrOf(bird1.bird), "A=b"),
    bird2: bird(usrOf(bird2), `LD_LIBRARY_PATH=/run/tools/0/lib/${basename(bird2Libraries)}`),
    gobgp: {
      frr: "zebra",
      folders: [dirname(gobgpd), dirname(gobgp)],
      before: withoutNeighbors,
      start: `
mkdir -p /run/gobgp
cat >/run/gobgp/gobgpd.toml
mount -t tmpfs tmpfs /usr/local/sbin
ln -s /run/tools/1/gobgp /usr/local/sbin/gobgp
/run/tools/0/gobgpd -t toml -f /run/gobgp/gobgpd.toml >/run/gobgp/log 2>&1 </dev/null &`,
      ask: "gobgp",
    },
    frr: { frr: "zebra staticd bgpd", folders: [], before: () => "", start: "true", ask: "vtysh -c" },
  };
}
