import { join } from "node:path";
import { findCached } from "./cache.ts";
import { run } from "./run.ts";
import { which } from "./which.ts";

/** Absolute paths of the programs that the lab runs. */
export interface LabPrograms {
  readonly zebra: string;
  readonly bgpd: string;
  readonly vtysh: string;
  readonly frrReload: string;
  readonly etcd: string;
  readonly sshd: string;
  readonly sshKeygen: string;
  readonly ip: string;
  readonly ping: string;
  /** BIRD 1.6, whose syntax Calico's nodes use: of this release each address family has a program of its own. */
  readonly bird: string;
  readonly birdc: string;
  readonly bird6: string;
  readonly birdc6: string;
}

type Program = keyof LabPrograms;
const BIRD = ["bird", "birdc", "bird6", "birdc6"] as const satisfies readonly Program[];
type BirdProgram = (typeof BIRD)[number];

/** What the program's file is called, and Debian's package that has it. */
const installed: Readonly<Record<Exclude<Program, BirdProgram>, { file: string; package: string }>> = {
  zebra: { file: "zebra", package: "frr" },
  bgpd: { file: "bgpd", package: "frr" },
  vtysh: { file: "vtysh", package: "frr" },
  frrReload: { file: "frr-reload.py", package: "frr-pythontools" },
  etcd: { file: "etcd", package: "etcd-server" },
  sshd: { file: "sshd", package: "openssh-server" },
  sshKeygen: { file: "ssh-keygen", package: "openssh-client" },
  ip: { file: "ip", package: "iproute2" },
  ping: { file: "ping", package: "iputils-ping" },
};

/** Where Debian, and where Red Hat, keep FRR's programs. */
const FRR_FOLDERS = ["/usr/lib/frr", "/usr/libexec/frr"];

/** The cache entry with the unpacked package of BIRD 1.6. */
export const BIRD_ENTRY = `bird-1.6-${process.platform}-${process.arch}`;

/** The folder in that entry whose content is the package's. */
export const BIRD_UNPACKED = "unpacked";

export interface LabProgramsFound {
  readonly programs: Partial<LabPrograms>;
  /** Debian's packages, without BIRD's, that would bring the programs that were not found. */
  readonly missingPackages: readonly string[];
}

/** Looks for the lab's programs; installs nothing. */
export async function findLabPrograms(): Promise<LabProgramsFound> {
  const programs: Partial<Record<Program, string>> = await findBird();
  const missing = new Set<string>();
  for (const [name, { file, package: debian }] of Object.entries(installed)) {
    const path = await which(file, FRR_FOLDERS);
    if (path === undefined) missing.add(debian);
    else programs[name as Program] = path;
  }
  return { programs, missingPackages: [...missing] };
}

/** BIRD 1.6 from PATH or the cache, all of its programs from one place. BIRD 2, which has the same name on PATH, is another language: passed over. */
async function findBird(): Promise<Partial<Pick<LabPrograms, BirdProgram>>> {
  const [bird, birdc, bird6, birdc6] = await Promise.all(BIRD.map((name) => which(name)));
  const all = bird !== undefined && birdc !== undefined && bird6 !== undefined && birdc6 !== undefined;
  if (all && (await isBird1(bird))) return { bird, birdc, bird6, birdc6 };
  const folder = await findCached(BIRD_ENTRY);
  if (folder === undefined) return {};
  const program = (name: BirdProgram): string => join(folder, BIRD_UNPACKED, "usr", "sbin", name);
  return {
    bird: program("bird"),
    birdc: program("birdc"),
    bird6: program("bird6"),
    birdc6: program("birdc6"),
  };
}

async function isBird1(bird: string): Promise<boolean> {
  // It writes its version to stderr.
  const { stdout, stderr } = await run(bird, ["--version"]).catch(() => ({ stdout: "", stderr: "" }));
  return (stdout + stderr).includes("BIRD version 1.6.");
}
