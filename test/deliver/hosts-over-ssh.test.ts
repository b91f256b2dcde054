import { dirname } from "node:path";
import { switchConfig, type SwitchInputs } from "../../src/deliver/index.ts";
import { compile, type HostArtifact } from "../../src/index.ts";
import { datacenter } from "../lab/fabrics/hosts.ts";
import { describeWith } from "../support/prerequisites.ts";
import { startFrrSwitch, type FrrSwitch } from "./frr-switch.ts";

jest.setTimeout(60_000);

const BIRD_BEFORE = "router id 192.0.2.1;\nprotocol device {}\n";

/** What gobgpd has to be started with: its own AS, and the way to zebra. */
const headOf = (artifact: string): string => artifact.slice(0, artifact.indexOf("[[defined-sets"));

const artifactBy = (daemon: string): HostArtifact => {
  const found = compile(datacenter).hosts.find(({ intent }) => intent.daemon === daemon);
  if (found === undefined) throw new Error(`the stack has no host by ${daemon}`);
  return found;
};

function inputsFor(host: FrrSwitch, { intent, text }: HostArtifact): SwitchInputs {
  const { user, hostKey, privateKey } = host;
  return {
    device: intent.device,
    platform: intent.daemon,
    artifact: text,
    connection: {
      transport: "ssh",
      host: host.host,
      port: host.port,
      user,
      hostKey,
      privateKey,
      rollbackSeconds: 20,
    },
    numbers: {},
    renumber: false,
  };
}

describeWith(
  "delivery to hosts without Calico over SSH",
  ["root", "namespaces", "labPrograms", "hostDaemons"],
  ({ labPrograms, hostDaemons }) => {
    const usr = (program: string): string => dirname(dirname(program));
    let host: FrrSwitch;
    const shell = (script: string): Promise<string> => host.run("sh", "-ec", script);
    const start = async (tools: readonly string[]): Promise<void> => {
      host = await startFrrSwitch({ name: "host", daemons: ["zebra"], tools });
      await shell("mkdir -p /run/host && mount -t tmpfs tmpfs /usr/local/sbin && ip link set lo up");
    };
    afterEach(() => host.stop());

    describe.each([
      [
        "bird2",
        hostDaemons.bird2,
        `LD_LIBRARY_PATH=/run/tools/0/${hostDaemons.bird2Libraries.slice(usr(hostDaemons.bird2).length + 1)}`,
      ],
      ["bird1", labPrograms.bird, "A=b"],
    ])("%s", (daemon, program, environment) => {
      const file = "/run/host/bird.conf";
      beforeEach(async () => {
        await start([usr(program)]);
        await shell(`
printf '#!/bin/sh\\nexec env ${environment} /run/tools/0/sbin/birdc -s /run/host/bird.ctl "$@"\\n' >/usr/local/sbin/birdc
chmod +x /usr/local/sbin/birdc
cat >${file} <<'END'
${BIRD_BEFORE}END
env ${environment} /run/tools/0/sbin/bird -c ${file} -s /run/host/bird.ctl`);
      });

      it("comes to a host, finds nothing to do again, shows what was changed by hand, and leaves as it came", async () => {
        const inputs = inputsFor(host, artifactBy(daemon));
        const { id, outs } = await switchConfig.create(inputs);
        expect(outs.baseline).toBe(BIRD_BEFORE);
        expect(await shell(`cat ${file}`)).toBe(inputs.artifact);
        expect(await shell("birdc show protocols")).toContain("r1-tor0");
        expect((await switchConfig.read(id, outs)).props.drift).toEqual([]);
        await shell(`echo '# by hand' >>${file}`);
        const { props } = await switchConfig.read(id, outs);
        expect(props.drift.join()).toContain("-# by hand");
        await switchConfig.update(id, props, inputs);
        expect(await shell(`cat ${file}`)).toBe(inputs.artifact);
        await switchConfig.delete(id, outs);
        expect(await shell(`cat ${file}; ls /run/host`)).toBe(`${BIRD_BEFORE}bird.conf\nbird.ctl\n`);
        expect(await shell("birdc show protocols")).not.toContain("r1-tor0");
      });

      it("is refused what BIRD does not understand, and nothing changes", async () => {
        const inputs = {
          ...inputsFor(host, artifactBy(daemon)),
          artifact: "protocol bgp { neighbour 1; }\n",
        };
        await expect(switchConfig.create(inputs)).rejects.toMatchObject({ step: "check" });
        expect(await shell(`cat ${file}; ls /run/host`)).toBe(`${BIRD_BEFORE}bird.conf\nbird.ctl\n`);
      });

      it("goes back by itself when nobody confirms", async () => {
        await shell(`
cp ${file} ${file}.calico-fabric
echo 'protocol static late {' >>${file}.calico-fabric
sed -i 's/late {/late { ${daemon === "bird2" ? "ipv4;" : ""} }/' ${file}.calico-fabric
birdc 'configure "${file}.calico-fabric" timeout 1'`);
        expect(await shell("birdc show protocols")).toContain("late");
        await shell(
          "for try in $(seq 50); do birdc show protocols | grep -q late || exit 0; sleep 0.1; done; exit 1",
        );
      });
    });

    describe("gobgp", () => {
      const file = "/run/host/gobgpd.toml";
      const artifact = artifactBy("gobgp");
      const before = headOf(artifact.text);
      beforeEach(async () => {
        await start([dirname(hostDaemons.gobgpd), dirname(hostDaemons.gobgp)]);
        await shell(`
cat >${file} <<'END'
${before}END
/run/tools/0/gobgpd -t toml -f ${file} >/run/gobgp.log 2>&1 </dev/null &`);
      });

      it("comes to a host, finds nothing to do again, and leaves as it came", async () => {
        const inputs = inputsFor(host, artifact);
        const { id, outs } = await switchConfig.create(inputs);
        expect(outs.baseline).toBe(before);
        expect(await shell(`cat ${file}; ls /run/host`)).toBe(`${inputs.artifact}gobgpd.toml\n`);
        expect(await shell("/run/tools/1/gobgp neighbor")).toContain("10.192.0.1");
        expect((await switchConfig.read(id, outs)).props.drift).toEqual([]);
        await switchConfig.delete(id, outs);
        expect(await shell(`cat ${file}; ls /run/host`)).toBe(`${before}gobgpd.toml\n`);
      });

      it("is refused a file that it can't read, and nothing changes", async () => {
        const inputs = { ...inputsFor(host, artifact), artifact: "as = sixty\n" };
        await expect(switchConfig.create(inputs)).rejects.toMatchObject({ step: "check" });
        expect(await shell(`cat ${file}; ls /run/host`)).toBe(`${before}gobgpd.toml\n`);
      });

      it("is refused another AS than it was started with, and nothing changes", async () => {
        const inputs = inputsFor(host, artifact);
        const other = { ...inputs, artifact: inputs.artifact.replace("as = 64600", "as = 64999") };
        await expect(switchConfig.create(other)).rejects.toThrow("only when it starts");
        expect(await shell(`cat ${file}; ls /run/host`)).toBe(`${before}gobgpd.toml\n`);
      });
    });
  },
);
