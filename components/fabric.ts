import * as pulumi from "@pulumi/pulumi";
import { Asn } from "ip-num";
import {
  formatDiagnostic,
  type CompiledFabric,
  type DatacenterSpec,
  type ModelName,
  type RackPlan,
  type SwitchLoad,
} from "../src/index.ts";
import { toCidrRange, toIpv4 } from "../src/net/ipv4.ts";
import { hostDaemons } from "../src/platforms/hosts/index.ts";
import { platforms } from "../src/platforms/index.ts";
import {
  numbersByHost,
  numbersBySwitch,
  viewPlan,
  type BridgeView,
  type PlaneView,
  type RackView,
  type SessionView,
  type SwitchView,
} from "../src/report/index.ts";
import { slotsIn } from "../src/text/secret-slot.ts";
import { afterLook } from "./cluster-look.ts";
import { CalicoObjects } from "./calico-objects.ts";
import type { ComputeNodeArgs } from "./compute-node.ts";
import { address6, portIn, range6 } from "./ipv6.ts";
import { passwordsNamed } from "./passwords.ts";
import { connectionTo, unknownDevices, type Operation } from "./delivery.ts";
import { Rack } from "./rack.ts";
import { dynamicResources, type DeliveryResources } from "./resources.ts";
import { soundFabric, type SoundFabric } from "./sound-fabric.ts";
import { Spine } from "./spine.ts";
import type { SwitchConfigArgs } from "./switch-config.ts";

export interface FabricArgs<M extends ModelName = ModelName> {
  /** What the datacenter is. */
  readonly spec: DatacenterSpec<M>;
  /** How it is operated. */
  readonly operation: Operation;
  /** What puts artifacts in place. Default: dynamic providers, which a program in Node can load. */
  readonly resources?: DeliveryResources;
}

/** Pulumi's error without a stack trace: it is the user's to mend and not ours. */
function sound(spec: unknown): SoundFabric {
  const found = soundFabric(spec);
  if (found.ok) return found;
  throw new pulumi.RunError(found.reason);
}

/** What fills an artifact's slots; a file keeps them. */
function secretsOf(text: string, { switches, passwords }: Operation): Pick<SwitchConfigArgs, "secrets"> {
  const names = slotsIn(text);
  return names.length === 0 || switches.transport === "file"
    ? {}
    : { secrets: passwordsNamed(names, passwords) };
}

/** The arguments of each switch's configuration, and of each host's without Calico, by device. */
function switchConfigs(fabric: CompiledFabric, operation: Operation): ReadonlyMap<string, SwitchConfigArgs> {
  const { switches, hosts } = fabric;
  const devices = [...switches, ...hosts].map(({ intent }) => intent.device);
  const unknown = unknownDevices(devices, operation.switches);
  if (unknown.length > 0)
    throw new pulumi.RunError(
      `The stack's configuration has no address for ${unknown.join(", ")}. Add host and hostKey of each to switches.devices.`,
    );
  const numbers = new Map([...numbersBySwitch(fabric.plan), ...numbersByHost(fabric.plan)]);
  const config = (
    device: string,
    platform: SwitchConfigArgs["platform"],
    extension: string,
    text: string,
  ): [string, SwitchConfigArgs] => [
    device,
    {
      device,
      platform,
      artifact: text,
      connection: connectionTo(device, extension, operation.switches),
      numbers: numbers.get(device) ?? {},
      renumber: operation.renumber?.includes(device) ?? false,
      ...secretsOf(text, operation),
    },
  ];
  return new Map([
    ...switches.map(({ intent: { device, platform }, text }) =>
      config(device, platform, platforms[platform].extension, text),
    ),
    ...hosts.map(({ intent: { device, daemon }, text }) =>
      config(device, daemon, hostDaemons[daemon].extension, text),
    ),
  ]);
}

/**
 * A datacenter's whole fabric: every switch configured, and Calico told, from one spec. Everything that can be wrong with the spec is
 * found before anything is touched, in a preview as in an update.
 */
export class Fabric<M extends ModelName = ModelName> extends pulumi.ComponentResource {
  /** The numbers behind everything, as plain data. */
  readonly plan: CompiledFabric["plan"];
  readonly spines: readonly Spine[];
  readonly racks: readonly Rack[];
  readonly calico: CalicoObjects;
  /** Every switch that routes with its AS number and loopback. */
  readonly switches: pulumi.Output<readonly SwitchView[]>;
  /** Layer 2 networks of switches that only switch, and these with their ports: the user sets them up. Empty where all route. */
  readonly planes: pulumi.Output<readonly PlaneView[]>;
  readonly bridges: pulumi.Output<readonly BridgeView[]>;
  /** Every rack with its AS number, its subnet, its pool and its nodes. */
  readonly pools: pulumi.Output<readonly RackView[]>;
  /** Every BGP session with both ends. */
  readonly sessions: pulumi.Output<readonly SessionView[]>;
  /** What each switch will hold, now as the simulator foretells it and at the declared capacity: to be set against what its hardware can. */
  readonly tables: pulumi.Output<readonly SwitchLoad[]>;

  /**
   * @throws pulumi.RunError with every diagnostic when the spec is refused, when the fabric would not work, or when the operation
   * lacks a switch's address.
   */
  constructor(name: string, args: FabricArgs<M>, opts?: pulumi.ComponentResourceOptions) {
    super("calico-fabric:index:Fabric", name, {}, opts);
    const { fabric, tables, warnings, drains } = sound(args.spec);
    for (const warning of warnings) void pulumi.log.warn(formatDiagnostic(warning), this);
    for (const line of drains) void pulumi.log.info(line, this);
    const configs = switchConfigs(fabric, args.operation);
    const resources = afterLook(fabric, args.operation.cluster, args.resources ?? dynamicResources, this);
    this.plan = fabric.plan;
    this.spines = fabric.plan.switches
      .filter(({ role }) => role === "spine")
      .map(({ name: device, asn, loopback }) => {
        const config = configOf(configs, device);
        const spine = {
          asn: new Asn(asn),
          loopback: toIpv4(loopback),
          loopback6: address6(fabric.plan, loopback),
          config,
          resources,
        };
        return new Spine(device, spine, { parent: this });
      });
    this.racks = fabric.plan.racks.map((rack) =>
      this.rack(rack, fabric.calico, configs, { operation: args.operation, resources }),
    );
    const { cluster, passwords = {} } = args.operation;
    const after = this.racks.flatMap((rack) => [...rack.tors, ...rack.nodes, ...rack.hosts]);
    this.calico = new CalicoObjects(
      name,
      { plan: fabric.calico, cluster, passwords, after, resources },
      { parent: this },
    );
    const view = viewPlan(fabric.plan);
    this.switches = pulumi.output(view.switches);
    const { planes = [], bridges = [] } = view;
    this.planes = pulumi.output(planes);
    this.bridges = pulumi.output(bridges);
    this.pools = pulumi.output(view.racks);
    this.sessions = pulumi.output(view.sessions);
    this.tables = pulumi.output(tables);
    this.registerOutputs({
      switches: view.switches,
      planes,
      bridges,
      pools: view.racks,
      sessions: view.sessions,
      tables,
    });
  }

  private rack(
    rack: RackPlan,
    calico: CompiledFabric["calico"],
    configs: ReadonlyMap<string, SwitchConfigArgs>,
    { operation: { cluster }, resources }: Omit<Required<FabricArgs>, "spec">,
  ): Rack {
    const settings = new Map(calico.nodes.map((node) => [node.name, node]));
    const nodes = rack.nodes.flatMap(({ name, asn, address, planes }): [string, ComputeNodeArgs][] => {
      const own = settings.get(name);
      return own === undefined
        ? []
        : [
            [
              name,
              {
                asn: new Asn(asn),
                address: toIpv4(address),
                address6: address6(this.plan, address),
                ports: planes.map((port) => portIn(this.plan, port)),
                settings: own,
                cluster,
              },
            ],
          ];
    });
    return new Rack(
      rack.name,
      {
        asn: new Asn(rack.asn),
        subnet: rack.subnet === null ? null : toCidrRange(rack.subnet),
        pods: toCidrRange(rack.pods),
        subnet6: rack.subnet === null ? null : range6(this.plan, rack.subnet),
        pods6: range6(this.plan, rack.pods),
        morePods: rack.morePods.map(({ range }) => toCidrRange(range)),
        tors: rack.tors.map((tor) => configOf(configs, tor.device)),
        nodes: Object.fromEntries(nodes),
        hosts: rack.hosts.map((host) => configOf(configs, host.name)),
        resources,
      },
      { parent: this },
    );
  }
}

function configOf(configs: ReadonlyMap<string, SwitchConfigArgs>, device: string): SwitchConfigArgs {
  const config = configs.get(device);
  if (config === undefined) throw new Error(`no configuration was made for ${device}`);
  return config;
}
