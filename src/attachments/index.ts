import type { Attachment, Attachments } from "../plan/attachment.ts";
import type { AttachmentName, Datacenter } from "../spec/index.ts";
import { routed } from "./routed.ts";
import { shared } from "./shared.ts";
import { subnetPerTor } from "./subnet-per-tor.ts";

/** Every way in which servers can meet ToRs. */
const attachments: Readonly<Record<AttachmentName, Attachment>> = {
  shared,
  routed,
  "subnet-per-tor": subnetPerTor,
};

/** What a datacenter's racks have. */
export function attachmentsOf({ servers, racks }: Datacenter): Attachments {
  const names = new Set([servers.attachment, ...racks.flatMap(({ attachment }) => attachment ?? [])]);
  return {
    of: ({ attachment = servers.attachment }) => attachments[attachment],
    used: [...names].sort().map((name) => attachments[name]),
  };
}
