import { z } from "zod";

/*
 * What is read of a cluster's objects. Everything else in them is passed over, and a server that leaves something out is believed.
 */

const texts = z
  .record(z.string(), z.string())
  .nullish()
  .transform((map) => map ?? {});

/** A manager of fields, and which it owns, as server-side apply notes it. */
const managed = z.object({
  manager: z.string().default(""),
  fieldsV1: z.record(z.string(), z.unknown()).default({}),
});

const metadata = z.object({
  name: z.string(),
  namespace: z.string().optional(),
  labels: texts,
  annotations: texts,
  managedFields: z.array(managed).default([]),
});

export type Metadata = z.output<typeof metadata>;

const objectOf = <T extends z.ZodType>(spec: T) => z.object({ metadata, spec });

export const pool = objectOf(
  z.object({
    cidr: z.string(),
    blockSize: z.number().optional(),
    nodeSelector: z.string().default("all()"),
    disabled: z.boolean().default(false),
  }),
);
export type Pool = z.output<typeof pool>;

export const peer = objectOf(
  z.object({
    node: z.string().optional(),
    nodeSelector: z.string().optional(),
    peerIP: z.string().optional(),
    asNumber: z.number().optional(),
  }),
);
export type Peer = z.output<typeof peer>;

export const configuration = objectOf(z.record(z.string(), z.unknown()).default({}));
export type Configuration = z.output<typeof configuration>;

export const clusterInformation = objectOf(z.object({ calicoVersion: z.string().optional() }));

export const node = z.object({
  metadata,
  status: z
    .object({ addresses: z.array(z.object({ type: z.string(), address: z.string() })).nullish() })
    .default({}),
});
export type Node = z.output<typeof node>;

const variable = z.object({
  name: z.string(),
  value: z.string().optional(),
  valueFrom: z
    .object({ configMapKeyRef: z.object({ name: z.string().optional(), key: z.string() }).optional() })
    .optional(),
});
export type Variable = z.output<typeof variable>;

export const daemonSet = objectOf(
  z.object({
    template: z.object({
      spec: z.object({
        containers: z.array(
          z.object({ name: z.string(), image: z.string().default(""), env: z.array(variable).nullish() }),
        ),
      }),
    }),
  }),
);

export const configMap = z.object({ metadata, data: texts });

const detection = z.record(z.string(), z.unknown());

export const installation = objectOf(
  z.object({
    calicoNetwork: z
      .object({
        bgp: z.string().optional(),
        ipPools: z.array(z.object({ name: z.string().optional(), cidr: z.string() })).nullish(),
        nodeAddressAutodetectionV4: detection.optional(),
        nodeAddressAutodetectionV6: detection.optional(),
      })
      .default({}),
  }),
);
export type Installation = z.output<typeof installation>;
