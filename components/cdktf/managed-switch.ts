import { Resource } from "@cdktf/provider-null/lib/resource/index.js";
import { DataResource, type ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { SwitchInputs } from "../../src/deliver/index.ts";
import type { Artifact } from "./artifact-folder.ts";
import { literal } from "./literal.ts";
import type { Way } from "./operation.ts";

export interface ManagedSwitchArgs extends Pick<
  SwitchInputs,
  "device" | "platform" | "numbers" | "renumber"
> {
  readonly connection: Way;
  /** The folder that remembers deliveries. Default none: the switch remembers them itself. */
  readonly state?: string;
  readonly artifact: Artifact;
  /** Whether the configuration has slots for passwords, which a file keeps. Default false. */
  readonly hasSlots?: boolean;
  /** Runs the command line. */
  readonly command: string;
}

/** What makes it another switch: a file of another name, or a machine with another host key or certificate. */
const identity = (way: Way): string =>
  way.transport === "file" ? way.path : way.transport === "ssh" ? way.hostKey : way.certificate;

/**
 * One switch's configuration, put on it and kept there by `calico-fabric deliver`.
 *
 * Terraform destroys a null resource whose triggers changed before it makes the new one. So what takes the fabric off a switch is not
 * on the resource that each new configuration replaces: it is on one that stays as long as the switch is managed, and which a new way to
 * the switch updates in place.
 */
export class ManagedSwitch extends Construct {
  /** Whoever needs the switch configured depends on it. */
  readonly configuration: ITerraformDependable;

  constructor(scope: Construct, id: string, args: ManagedSwitchArgs) {
    super(scope, id);
    const { device, platform, connection, numbers, renumber, artifact, command, state } = args;
    const folder = state === undefined ? {} : { state: literal(state) };
    const place = { device, platform, connection };
    const presence = new DataResource(this, "presence", {
      input: { switch: literal(JSON.stringify(place)), ...folder },
      // The file of the old name is to go; a machine that was exchanged is not there to be restored.
      ...(connection.transport === "file" ? { triggersReplace: { path: literal(connection.path) } } : {}),
      provisioners: [
        {
          type: "local-exec",
          when: "destroy",
          command: `${command} deliver remove`,
          environment: {
            CALICO_FABRIC_SWITCH: "${self.input.switch}",
            ...(state === undefined ? {} : { CALICO_FABRIC_STATE: "${self.input.state}" }),
          },
        },
      ],
    });
    this.configuration = new Resource(this, "configuration", {
      triggers: { artifact: artifact.hash, switch: literal(identity(connection)) },
      dependsOn: [presence],
      provisioners: [
        {
          type: "local-exec",
          command: `${command} deliver put`,
          environment: {
            CALICO_FABRIC_ARTIFACT: artifact.path,
            CALICO_FABRIC_SWITCH: literal(JSON.stringify({ ...place, numbers, renumber })),
            ...(state === undefined ? {} : { CALICO_FABRIC_STATE: literal(state) }),
            // Others' passwords fill no slots of a file.
            ...(connection.transport === "file" && args.hasSlots === true
              ? { CALICO_FABRIC_SECRETS: "" }
              : {}),
          },
        },
      ],
    });
  }
}
