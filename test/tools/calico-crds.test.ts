import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stringify } from "yaml";
import { calicoCrds } from "../../tools/calico-crds.ts";

const PLURALS = ["bgpconfigurations", "bgpfilters", "bgppeers", "ippools", "ipreservations"];
let folder: string;
const before = process.env["CALICO_CRDS"];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "calico-fabric-crds-"));
  process.env["CALICO_CRDS"] = folder;
});

afterEach(async () => {
  if (before === undefined) delete process.env["CALICO_CRDS"];
  else process.env["CALICO_CRDS"] = before;
  await rm(folder, { recursive: true, force: true });
});

function definition(plural: string, group = "projectcalico.org"): string {
  const versions = [{ name: "v3", served: true, storage: true }];
  return stringify({ kind: "CustomResourceDefinition", spec: { group, names: { plural }, versions } });
}

describe("calicoCrds", () => {
  it("takes the folder that CALICO_CRDS names, whatever its files are called", async () => {
    await writeFile(join(folder, "all.yaml"), PLURALS.map((plural) => definition(plural)).join("---\n"));
    expect(await calicoCrds()).toEqual({ ok: true, value: folder });
  });

  it("names what is not defined in group projectcalico.org", async () => {
    for (const plural of PLURALS.slice(1))
      await writeFile(join(folder, `${plural}.yaml`), definition(plural));
    await writeFile(join(folder, "old.yaml"), definition("bgpconfigurations", "crd.projectcalico.org"));
    expect(await calicoCrds()).toEqual({
      ok: false,
      reason: expect.stringContaining("lacks bgpconfigurations.projectcalico.org (v3)") as string,
    });
  });

  it("says what to do where CALICO_CRDS is not set or names no folder", async () => {
    process.env["CALICO_CRDS"] = join(folder, "none");
    expect(await calicoCrds()).toMatchObject({
      ok: false,
      reason: expect.stringContaining("ENOENT") as string,
    });
    delete process.env["CALICO_CRDS"];
    expect(await calicoCrds()).toMatchObject({
      ok: false,
      reason: expect.stringContaining("Set CALICO_CRDS") as string,
    });
  });
});
