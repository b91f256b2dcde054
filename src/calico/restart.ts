/**
 * BIRD under Calico always offers graceful restart. A switch that does not offer it keeps it off on their session; between nodes the
 * shortest time is what there is.
 */
export const maxRestartTime = (
  restart: number | null,
  toSwitch: boolean,
): { readonly maxRestartTime?: string } =>
  restart === null && toSwitch ? {} : { maxRestartTime: `${String(restart ?? 1)}s` };
