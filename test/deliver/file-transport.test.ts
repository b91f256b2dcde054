import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { switchConfig, type SwitchInputs } from "../../src/deliver/index.ts";
import { inputs as base } from "./inputs.ts";
import { matching } from "./matching.ts";

describe("delivery to a file", () => {
  let folder: string;
  let path: string;
  let inputs: SwitchInputs;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "deliver-"));
    path = join(folder, "switches", "tor-1.conf");
    inputs = { ...base, connection: { transport: "file", path } };
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it("writes the artifact for owner and group, and leaves no temporary file", async () => {
    const { id, outs } = await switchConfig.create(inputs);
    expect(id).toBe("tor-1");
    expect(outs).toEqual({ ...inputs, baseline: "", startup: "", drift: [] });
    expect(await readFile(path, "utf8")).toBe(inputs.artifact);
    expect((await stat(path)).mode & 0o777).toBe(0o640);
    expect(await readdir(join(folder, "switches"))).toEqual(["tor-1.conf"]);
  });

  it("finds a changed and a missing file, and writes it anew", async () => {
    const { outs } = await switchConfig.create(inputs);
    expect((await switchConfig.read("tor-1", outs)).props.drift).toEqual([]);
    await writeFile(path, `${inputs.artifact}ip route 10.0.0.0/8 blackhole\n`);
    const changed = (await switchConfig.read("tor-1", outs)).props;
    expect(changed.drift).toEqual([
      "@@ -1,4 +1,3 @@",
      " interface lo",
      "  ip address 10.255.8.0/32",
      " exit",
      "-ip route 10.0.0.0/8 blackhole",
    ]);
    await rm(path);
    const missing = (await switchConfig.read("tor-1", outs)).props;
    expect(missing.drift).toEqual([`${path} is missing`]);
    const { outs: healed } = await switchConfig.update("tor-1", missing, inputs);
    expect(healed.drift).toEqual([]);
    expect(await readFile(path, "utf8")).toBe(inputs.artifact);
  });

  it("removes the file, also one that was changed or is gone", async () => {
    const { outs } = await switchConfig.create(inputs);
    await writeFile(path, "by hand\n");
    await switchConfig.delete("tor-1", outs);
    await switchConfig.delete("tor-1", outs);
    // The last file takes the folder with it, but not others' files.
    expect(await readdir(folder)).toEqual([]);
    await switchConfig.create(inputs);
    await writeFile(join(folder, "switches", "notes"), "");
    await switchConfig.delete("tor-1", outs);
    expect(await readdir(join(folder, "switches"))).toEqual(["notes"]);
  });

  it("says what is in the way, and keeps the old file", async () => {
    await mkdir(path, { recursive: true });
    await chmod(path, 0o700);
    await expect(switchConfig.create(inputs)).rejects.toMatchObject({
      name: "DeliveryError",
      step: "write",
      device: "tor-1",
      message: matching(
        /^tor-1: step "write" failed: .*tor-1\.conf cannot be written: EISDIR.* Check the folder's permissions/,
      ),
    });
    expect(await readdir(join(folder, "switches"))).toEqual(["tor-1.conf"]);
  });
});
