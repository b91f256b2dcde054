export { fabricPolicies, fabricPolicyPack, type PackOptions } from "./pack.ts";
