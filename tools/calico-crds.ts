import { readdir, readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { parseAllDocuments } from "yaml";
import { found, missing, type Finding } from "./finding.ts";
import { reasonOf } from "./log.ts";

const GROUP = "projectcalico.org";
const VERSION = "v3";

/** The plural names of the kinds that the project writes. */
const NEEDED = ["bgpconfigurations", "bgpfilters", "bgppeers", "ippools", "ipreservations"];

const REMEDY =
  "Set CALICO_CRDS to the folder api/config/crd of Calico's source (git clone --depth 1 " +
  "https://github.com/projectcalico/calico), or to a copy of its files.";

/**
 * The folder with the definitions of Calico's `projectcalico.org/v3` resources as Kubernetes CRDs, one or more in each
 * `.yaml` file: `$CALICO_CRDS`, checked to hold the kinds that this project writes.
 */
export async function calicoCrds(): Promise<Finding<string>> {
  const set = process.env["CALICO_CRDS"];
  if (!set) return missing(`Calico's CRDs are not here. ${REMEDY}`);
  const folder = resolve(set);
  try {
    const defined = await definedIn(folder);
    const lacking = NEEDED.filter((plural) => !defined.has(plural));
    if (lacking.length === 0) return found(folder);
    const what = lacking.map((plural) => `${plural}.${GROUP}`).join(", ");
    return missing(`CALICO_CRDS=${set} lacks ${what} (${VERSION}). ${REMEDY}`);
  } catch (error) {
    return missing(`CALICO_CRDS=${set} cannot be read: ${reasonOf(error)}. ${REMEDY}`);
  }
}

/** Minor releases whose definitions tests hold objects against. */
const RELEASES = ["3.28", "3.29", "3.30", "3.31", "3.32"];

const RELEASES_REMEDY =
  "Beside the definitions, by-version/3.28 to by-version/3.32 hold those of each release's last patch: the files of " +
  "libcalico-go/config/crd at its tag, for 3.32 those of api/config/crd too.";

/**
 * The folder `by-version` in `$CALICO_CRDS`, with a folder for each minor release. Up to 3.31 a release has definitions of the group
 * `crd.projectcalico.org` only, which is what its API server stores.
 */
export async function calicoReleases(): Promise<Finding<string>> {
  const set = process.env["CALICO_CRDS"];
  if (!set) return missing(`The definitions of Calico's releases are not here. ${REMEDY} ${RELEASES_REMEDY}`);
  const folder = join(resolve(set), "by-version");
  const there = await Promise.all(
    RELEASES.map(async (release) => {
      const files = await readdir(join(folder, release)).catch(() => []);
      return files.some((name) => name.endsWith("_bgppeers.yaml"));
    }),
  );
  const lacking = RELEASES.filter((_, at) => there[at] !== true);
  return lacking.length === 0
    ? found(folder)
    : missing(`CALICO_CRDS=${set} lacks the releases ${lacking.join(", ")}. ${RELEASES_REMEDY}`);
}

interface CrdDocument {
  readonly kind?: string;
  readonly spec?: {
    readonly group?: string;
    readonly names?: { readonly plural?: string };
    readonly versions?: readonly { readonly name?: string; readonly served?: boolean }[];
  };
}

async function definedIn(folder: string): Promise<ReadonlySet<string>> {
  const files = (await readdir(folder)).filter((name) => name.endsWith(".yaml"));
  const texts = await Promise.all(files.map((name) => readFile(join(folder, name), "utf8")));
  const plurals = texts.flatMap((text) =>
    parseAllDocuments(text).map((document) => servedPlural(document.toJS() as CrdDocument | null)),
  );
  return new Set(plurals.filter((plural) => plural !== undefined));
}

function servedPlural(document: CrdDocument | null): string | undefined {
  const { group, names, versions = [] } = document?.spec ?? {};
  const served = versions.some(({ name, served = false }) => name === VERSION && served);
  return document?.kind === "CustomResourceDefinition" && group === GROUP && served
    ? names?.plural
    : undefined;
}
