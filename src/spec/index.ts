export type {
  ClusterSpec,
  Datacenter,
  HostSpec,
  NodeSpec,
  RackSpec,
  PodSpec,
  SpineSpec,
  SuperSpineSpec,
  TorSpec,
} from "./datacenter.ts";
export type { DatacenterSpec } from "./datacenter-spec.ts";
export type { AttachmentName } from "./attachment.ts";
export type { ServerNetworkName } from "./server-network.ts";
export { declaresRacks, MOST_CAPACITY, NORMAL_CAPACITY } from "./capacity.ts";
export { CALICO_VERSIONS, type CalicoVersion } from "./calico-version.ts";
export { MOST_ANYCAST } from "./anycast.ts";
export { MOST_ANNOUNCED } from "./servers.ts";
export type { LinkNumbering } from "./links.ts";
export type { FabricOf, ModelName } from "./fabric.ts";
export type { OutsidePeerSpec } from "./outside.ts";
export type { OwnLines } from "./lines.ts";
export type { HostDaemon, PlatformName } from "./platform.ts";
export { readSpec } from "./read.ts";
export { datacenterJsonSchema, descriptionAt, jsonSchemaText, siteJsonSchema } from "./json-schema.ts";
export { readSite } from "./read-site.ts";
export type { Interconnect, InterconnectEnd, Site, SiteMember } from "./site.ts";
export type { Documented as SiteSpec } from "./documented-site.ts";
export type { SwitchTables } from "./tables.ts";
