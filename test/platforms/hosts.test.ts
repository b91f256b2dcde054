import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { compile, type HostArtifact } from "../../src/index.ts";
import type { HostDaemon } from "../../src/spec/index.ts";
import { datacenter as stack } from "../lab/fabrics/hosts.ts";
import { describeWith } from "../support/prerequisites.ts";
import { specOf } from "../support/specs.ts";
import { ROUTED_VARIANTS } from "../support/variants.ts";
import { withHosts } from "../support/with-hosts.ts";

/** Every daemon in every model, one that announces nothing, and one without graceful restart. */
const artifacts: readonly HostArtifact[] = [
  ...compile(stack).hosts,
  ...ROUTED_VARIANTS.flatMap(({ fabric }) =>
    compile(withHosts(specOf(2, [{ nodes: 2, tors: 2 }], fabric))).hosts.map((one) => one),
  ),
  ...silent().hosts,
];

function silent() {
  const spec = withHosts(specOf(1, [1]));
  return compile({
    ...spec,
    bgp: { gracefulRestart: { enabled: false } },
    racks: spec.racks.map((rack) => ({
      ...rack,
      hosts: (rack.hosts ?? []).map((host) => ({ ...host, announces: [] })),
    })),
  });
}

const textsOf = (daemon: HostDaemon): readonly string[] =>
  artifacts.filter(({ intent }) => intent.daemon === daemon).map(({ text }) => text);

describeWith("the daemons' own checkers", ["labPrograms", "hostDaemons"], ({ labPrograms, hostDaemons }) => {
  const folder = mkdtempSync(join(tmpdir(), "calico-fabric-hosts-"));
  const file = join(folder, "candidate");
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  /** What the checker says against a text; empty where it takes it. */
  const checkers: Readonly<Record<"bird2" | "bird1" | "gobgp", (text: string) => string>> = {
    bird2: checker(hostDaemons.bird2, ["-p", "-c", file], { LD_LIBRARY_PATH: hostDaemons.bird2Libraries }),
    bird1: checker(labPrograms.bird, ["-p", "-c", file], {}),
    gobgp: checker(hostDaemons.gobgpd, ["-d", "-t", "toml", "-f", file], {}),
  };

  function checker(program: string, args: readonly string[], env: Readonly<Record<string, string>>) {
    return (text: string): string => {
      writeFileSync(file, text);
      const { status, stdout, stderr } = spawnSync(program, args, { encoding: "utf8", env });
      return status === 0 ? "" : `${stdout}${stderr}\n${text}`;
    };
  }

  it.each(["bird2", "bird1", "gobgp"] as const)("%s takes every rendered configuration", (daemon) => {
    const texts = textsOf(daemon);
    expect(texts.length).toBeGreaterThan(ROUTED_VARIANTS.length);
    expect(texts.map(checkers[daemon]).filter(Boolean)).toEqual([]);
  });

  it.each([
    ["bird2", "protocol bgp { neighbour 10.0.0.1; }\n"],
    ["bird1", "protocol bgp { neighbour 10.0.0.1; }\n"],
    ["gobgp", "[global.config]\n  as = sixty\n"],
  ] as const)("%s would refuse another", (daemon, text) => {
    expect(checkers[daemon](text)).not.toBe("");
  });
});
