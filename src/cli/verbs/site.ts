import { join } from "node:path";
import { checkWorks } from "../../compare/works.ts";
import { isError, sortDiagnostics, type Diagnostic } from "../../diagnostics/index.ts";
import {
  completionsOf,
  foretellJoined,
  resolveSite,
  type Completion,
  type ResolvedSite,
} from "../../site/index.ts";
import type { ExitCode } from "../exit-codes.ts";
import { siteFindingsText, siteSources, type SiteSources } from "../site/sources.ts";
import { siteText } from "../site/text.ts";
import { viewSite } from "../site/view.ts";
import { specYaml } from "../spec-yaml.ts";
import type { Console } from "../streams.ts";
import { makeFolder, writeFile, writing } from "../write-file.ts";
import { refuses, type SpecOptions } from "./fabric.ts";

export interface SiteOptions extends SpecOptions {
  /** The folder that the completed specs are written to. */
  readonly out?: string;
  /** Also what each single failure at the interconnects changes. */
  readonly failures?: boolean;
}

/** A registry that could not be parsed has no value to find more in. */
const unparsed = ({ registry, specs }: SiteSources): readonly Diagnostic[] => [
  ...registry.diagnostics,
  ...[...specs.values()].flatMap(({ source }) => source.diagnostics),
];

const worksOf = ({ spec, fabric, origin }: Completion): readonly Diagnostic[] =>
  fabric === null ? [] : checkWorks(spec, fabric).map((one) => ({ ...one, path: origin(one.path) }));

function written(folder: string, completions: readonly Completion[]): void {
  writing(folder, () => {
    makeFolder(folder);
  });
  for (const { member, spec } of completions)
    writeFile(join(folder, `${member.entry.name}.yaml`), specYaml(spec));
}

function foretold(resolved: ResolvedSite, completions: readonly Completion[], failures: boolean) {
  const whole = completions.length === resolved.members.length;
  const sound = whole && completions.every(({ fabric }) => fabric !== null);
  return sound && !resolved.findings.some(isError)
    ? foretellJoined(completions, resolved.joints, failures)
    : null;
}

/** `site REGISTRY`: whether datacenters keep to their ranges and hang together, and what comes of them as one network. */
export async function siteSpecs(file: string, options: SiteOptions, console: Console): Promise<ExitCode> {
  const { format, failures = false, out } = options;
  const sources = await siteSources(file);
  const broken = unparsed(sources);
  if (broken.length > 0) {
    refuseUnparsed(sources, broken, format, console);
    return 1;
  }
  const resolved = resolveSite(sources.registry.value, (path) => sources.specs.get(path)?.source.value);
  const completions = completionsOf(resolved);
  const joined = foretold(resolved, completions, failures);
  const findings = sortDiagnostics([
    ...resolved.findings,
    ...completions.flatMap((one) => [...one.findings, ...worksOf(one)]),
    ...(joined?.findings ?? []),
  ]);
  const refused = refuses(options, findings);
  const view = viewSite(sources, resolved, joined, findings);
  if (format === "json") console.out(`${JSON.stringify(view, null, 2)}\n`);
  else {
    console.err(siteFindingsText(sources, findings));
    if (resolved.site !== null) console.out(siteText(view));
  }
  if (refused) return 1;
  if (out !== undefined) written(out, completions);
  return 0;
}

function refuseUnparsed(
  { file, registry, specs }: SiteSources,
  broken: readonly Diagnostic[],
  format: SpecOptions["format"],
  console: Console,
): void {
  if (format === "json") {
    console.out(`${JSON.stringify({ diagnostics: broken }, null, 2)}\n`);
    return;
  }
  for (const { file: at, source } of [{ file, source: registry }, ...specs.values()])
    console.err(siteFindingsText({ file: at, registry: source, specs: new Map() }, source.diagnostics));
}
