/** What FRR, EOS and NX-OS have behind a process, a route or a question that is of a VRF; nothing for the default one. */
export const ofVrf = ({ vrf }: { readonly vrf?: string | undefined }): string =>
  vrf === undefined ? "" : ` vrf ${vrf}`;
