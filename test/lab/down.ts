import { rm } from "node:fs/promises";
import { join } from "node:path";
import { repositoryRoot } from "../../tools/root.ts";
import { existingNamespaces, removeNamespaces } from "./namespaces.ts";
import { labFolder } from "./record.ts";

/** Where a lab's Pulumi project and state are: in the clone, from where the program's dependencies are found. */
export const workFolder = (lab: string): string => join(repositoryRoot, "out", "lab", lab);

/** Removes a lab with everything that runs in it, also what a killed run left; no lab of that name is fine too. */
export async function downLab(lab: string): Promise<void> {
  const folder = labFolder(lab);
  await removeNamespaces(lab, await existingNamespaces(lab));
  await rm(folder, { recursive: true, force: true });
  await rm(workFolder(lab), { recursive: true, force: true });
}
