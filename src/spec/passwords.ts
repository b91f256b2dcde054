import { z } from "zod";
import type { Refusal } from "./scalars.ts";

const NAME = /^[a-z0-9]([-a-z0-9.]{0,61}[a-z0-9])?$/;

/** What was found is not repeated: it may be the password itself. */
const refusal: Refusal = {
  code: "value-invalid",
  message: "is not the name of a secret",
  hint: "name it by at most 63 of a to z, 0 to 9, and '-' and '.' inside; the password itself belongs to the operation and not in the spec",
};

/** The name of a secret: also its key in a Kubernetes Secret. */
export const secretName = z
  .custom<string>((value) => typeof value === "string" && NAME.test(value), { params: { refusal } })
  .meta({ json: { type: "string", pattern: NAME.source } });

/** Names of passwords; their text comes with the operation and stands in no spec. */
export const passwords = z
  .strictObject({
    nodes: secretName
      .optional()
      .describe(
        "Of sessions that nodes and hosts have, with their ToRs and with one another. Default: none.",
      ),
    switches: secretName.optional().describe("Of sessions between switches. Default: none."),
  })
  .prefault({})
  .describe(
    "TCP MD5 passwords (RFC 2385) by their names: the operation has the text. Turning one on or changing it starts its sessions anew.",
  );
