import type { Metadata } from "./objects.ts";
import { isMapping } from "../../text/json.ts";

/** Managers of fields that stand for this fabric: Pulumi's provider, Terraform's. */
const OURS = /^(pulumi|terraform)/i;

/** Managers that own the field at a path (`["metadata", "annotations", "projectcalico.org/IPv4Address"]`). */
export const managersOf = ({ managedFields }: Metadata, path: readonly string[]): readonly string[] =>
  managedFields
    .filter(({ fieldsV1 }) => {
      const at = path.reduce<unknown>(
        (fields, step) => (isMapping(fields) ? fields[`f:${step}`] : undefined),
        fieldsV1,
      );
      return at !== undefined;
    })
    .map(({ manager }) => manager);

export const isOurs = (manager: string): boolean => OURS.test(manager);

/** Whether Pulumi or Terraform put the object there. Calico's own API server before 3.32 notes no managers. */
export const isManagedHere = ({ managedFields }: Metadata): boolean =>
  managedFields.some(({ manager }) => isOurs(manager));
