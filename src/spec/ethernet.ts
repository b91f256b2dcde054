import { z } from "zod";
import type { Refusal } from "./scalars.ts";

/** IPv6 needs 1280 (RFC 8200 section 5); more than 9216 no switch here takes, and some take less, as their platforms say. */
const LEAST_MTU = 1280;
const MOST_MTU = 9216;

const SPEEDS: readonly number[] = [1, 10, 25, 40, 50, 100, 200, 400];

const noSpeed = (gbps: number): Refusal => ({
  code: "value-invalid",
  message: `${String(gbps)} is no speed of Ethernet in Gb/s`,
  hint: `use one of ${SPEEDS.join(", ")}`,
});

/** Of links of one kind, at both ends alike. */
const of = (kind: string) =>
  z
    .strictObject({
      mtu: z
        .int()
        .min(LEAST_MTU)
        .max(MOST_MTU)
        .optional()
        .describe(
          `The longest IP packet on ${kind}, in octets. ${String(LEAST_MTU)} to ${String(MOST_MTU)}, the most that any switch here takes; 9214 on eos, 9198 on comware. Default: what each switch has by itself.`,
        )
        .meta({ unit: "octets" }),
      gbps: z
        .int()
        .min(1)
        .max(400)
        .superRefine((value, context) => {
          if (SPEEDS.includes(value)) return;
          const refusal = noSpeed(value);
          context.addIssue({ code: "custom", message: refusal.message, params: { refusal } });
        })
        .optional()
        .describe(
          `Speed of ${kind}, where it is below that of the switches' ports: ${SPEEDS.join(", ")}. Default: not said; a port has its own speed, or finds it.`,
        )
        .meta({ unit: "Gb/s" }),
      fec: z
        .enum(["none", "fc", "rs"])
        .optional()
        .describe(
          `Forward error correction on ${kind}: rs (IEEE 802.3 clause 91 and 108), fc (clause 74), or none. Default: not said; it is as the port and its module have it.`,
        ),
    })
    .prefault({});

/** What is said of ports beside where they lead. */
export const ethernet = z
  .strictObject({
    fabric: of("links between switches that route").describe(
      "Links between ToRs and spines, and between spines.",
    ),
    racks: of("ports into racks").describe(
      "ToRs' ports to servers; the MTU is also that of the rack's VLAN, and of the ports between the ToRs of a rack.",
    ),
    lldp: z
      .boolean()
      .default(false)
      .describe(
        "Whether every switch speaks LLDP (IEEE 802.1AB), by which `calico-fabric verify` sees who is at the other end of a cable: it is turned on where a system has it off by itself (nxos, comware, vrp). Default false: as the switch has it.",
      ),
  })
  .prefault({})
  .describe("Ethernet on the switches' ports, by what they lead to. What nobody says, no configuration has.");

export type Fec = "none" | "fc" | "rs";
