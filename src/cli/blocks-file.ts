import { z } from "zod";
import { prefixIn } from "../platforms/looks/address.ts";
import type { GivenBlock } from "../verify/index.ts";
import { labelOf, readText } from "./read-text.ts";
import { WrongCall } from "./wrong-call.ts";

const schema = z.looseObject({
  items: z.array(
    z.looseObject({
      spec: z.looseObject({
        cidr: z.string(),
        node: z.string(),
        // Text in the cluster's own objects.
        deleted: z.union([z.string(), z.boolean()]).optional(),
      }),
    }),
  ),
});

const MEBIBYTE = 1024 * 1024;
/** A block's affinity has about 700 bytes. */
const MOST = 128 * MEBIBYTE;

/**
 * The blocks that Calico's IPAM has given out, as `kubectl get blockaffinities.crd.projectcalico.org -o json` prints them.
 * @throws WrongCall, UnreadableFile
 */
export async function readBlocks(file: string): Promise<readonly GivenBlock[]> {
  const refusal = new WrongCall(
    `${labelOf(file)} is not what kubectl get blockaffinities.crd.projectcalico.org -o json prints`,
  );
  let value: unknown;
  try {
    value = JSON.parse(await readText(file, MOST));
  } catch (error) {
    if (error instanceof SyntaxError) throw refusal;
    throw error;
  }
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw refusal;
  return parsed.data.items.flatMap(({ spec: { cidr, node, deleted } }) => {
    const prefix = prefixIn(cidr);
    return prefix === null || String(deleted) === "true" ? [] : [{ node, prefix }];
  });
}
