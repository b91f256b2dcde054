import { z } from "zod";

const attachmentName = z.enum(["shared", "routed", "subnet-per-tor"]);

/** How servers meet their ToRs, where it is not as further up. */
export const ownAttachment = attachmentName
  .optional()
  .describe("How the rack's servers meet its ToRs, where it is not as `servers.attachment` says.");

export const attachment = attachmentName
  .default("shared")
  .describe(
    "How servers meet their ToRs. shared: servers and ToRs of a rack stand in one network; routed: a server has a link of its own to each ToR (a /31, a session over each) and a stable address, by which Kubernetes and Calico know it, and ToRs share nothing; subnet-per-tor: as routed, but a server stands in a network of each ToR, which that shares with no other. Default shared.",
  );

export type AttachmentName = z.output<typeof attachmentName>;
