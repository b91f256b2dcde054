/** The plugin's name, which every type of it begins with. */
export const PACKAGE = "calico-fabric";

export const tokenOf = (name: string): string => `${PACKAGE}:index:${name}`;

export const SWITCH_CONFIG = tokenOf("SwitchConfig");
export const MANIFEST_FOLDER = tokenOf("ManifestFolder");
export const FABRIC_NUMBERS = tokenOf("FabricNumbers");
