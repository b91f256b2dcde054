import type { Property, Resource } from "@pulumi/pulumi/provider/experimental/schema.js";
import type {
  FileConnection,
  FolderInputs,
  NumbersInputs,
  SshConnection,
  SwitchInputs,
} from "../../src/deliver/index.ts";
import { FABRIC_NUMBERS, MANIFEST_FOLDER, SWITCH_CONFIG, tokenOf } from "../../plugin/tokens.ts";

/* The plugin's own resources, which inference does not know: it takes components only. */

type Properties<T> = { readonly [K in keyof T]-?: Property & { readonly secret?: true } };

const text = (description: string) => ({ type: "string", description }) as const;
const secretText = (description: string) => ({ ...text(description), secret: true }) as const;
const texts = { type: "array", items: { type: "string" } } as const;
const textByName = { type: "object", additionalProperties: { type: "string" } } as const;

const connection: Properties<
  Omit<FileConnection, "transport"> & Omit<SshConnection, "transport"> & { transport: string }
> = {
  transport: text("`file` or `ssh`."),
  path: text("With transport file: the file to write."),
  host: text("With transport ssh, as are the rest: a name or an address."),
  port: { type: "integer", description: "Default 22." },
  user: text("The user to log in as."),
  hostKey: text("The only host key that is accepted: `SHA256:…`, or an OpenSSH public key line."),
  privateKey: secretText("In PEM or OpenSSH form. Exactly one of `privateKey` and `password`."),
  passphrase: secretText("Of the private key."),
  password: secretText("Of the user."),
  sudo: { type: "boolean", description: "Run commands through `sudo -n`. Default false." },
  timeoutSeconds: { type: "integer", description: "How long one step may take. Default 60." },
  rollbackSeconds: {
    type: "integer",
    description: "The switch puts back what ran before if it hears nothing for so long. Default 120.",
  },
  drift: text(
    "Whether a switch that somebody has changed by hand is put right by a change: `overwrite`, or `stop`, which refuses it. Default overwrite.",
  ),
};

const switchInputs: Properties<SwitchInputs> = {
  device: text("Name of the switch. Another name is another resource."),
  platform: text("What the switch, or the host without Calico, runs. Default frr."),
  artifact: text(
    "The fabric's part of the switch's configuration, with a slot `<secret:name>` for each password.",
  ),
  secrets: {
    ...textByName,
    secret: true,
    description: "What is put into the artifact's slots on the way to a switch, by name. Default none.",
  },
  connection: { $ref: `#/types/${tokenOf("Connection")}`, description: "The way to the switch." },
  numbers: {
    ...textByName,
    description:
      "Numbers that identify the switch: a change of one is refused without `renumber`. Default none.",
  },
  renumber: { type: "boolean", description: "Whether numbers may change. Default false." },
};

const folderInputs: Properties<FolderInputs> = {
  folder: text("Relative to the folder of Pulumi.yaml, or absolute. Another folder is another resource."),
  files: { ...textByName, description: "Content by file name." },
};

const numbersInputs: Properties<NumbersInputs> = {
  numbers: {
    type: "object",
    additionalProperties: textByName,
    description: "By device: every number that identifies it.",
  },
  record: {
    type: "object",
    additionalProperties: {
      type: "object",
      additionalProperties: textByName,
    },
    description:
      "By kind and by name: what can't be changed in place, or moves. A change of it is refused without `renumber`. Default none.",
  },
  renumber: { ...texts, description: "What may change, by name: devices, pools, nodes. Default none." },
  against: {
    ...texts,
    description: "What was found in the cluster that refuses the update. Default nothing.",
  },
};

const drift = { ...texts, description: "What a refresh found changed by other hands; empty when nothing." };

/** A resource whose inputs are outputs too. */
const resource = (
  description: string,
  inputs: Readonly<Record<string, Property>>,
  requiredInputs: readonly string[],
  outputs: Readonly<Record<string, Property>>,
): Resource => ({
  type: "object",
  description,
  inputProperties: inputs,
  requiredInputs: [...requiredInputs],
  properties: { ...inputs, ...outputs },
  required: [...Object.keys(inputs), ...Object.keys(outputs)].filter((name) => name !== "secrets"),
});

export const customResources: Readonly<Record<string, Resource>> = {
  [SWITCH_CONFIG]: resource(
    "One switch's configuration, put on it and kept there.",
    switchInputs,
    ["device", "artifact", "connection"],
    {
      drift,
      baseline: secretText("The running configuration before the fabric came."),
      startup: secretText("What the switch loaded at its start before the fabric came."),
    },
  ),
  [FABRIC_NUMBERS]: resource(
    "Every number of a fabric's devices: a change of one that was given out is refused, of all devices at once.",
    numbersInputs,
    ["numbers"],
    {},
  ),
  [MANIFEST_FOLDER]: resource("Manifests on disk.", folderInputs, ["folder", "files"], { drift }),
};

export const customTypes = {
  [tokenOf("Connection")]: {
    type: "object",
    description: "Where a switch's configuration goes, and how.",
    properties: connection,
    required: ["transport"],
  },
} as const;
