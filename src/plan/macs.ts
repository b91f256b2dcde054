/** What a plan says of a server's ports; nothing where none is known. */
export const macsOf = ({
  macs,
}: {
  readonly macs: readonly string[];
}): { readonly macs?: readonly string[] } => (macs.length === 0 ? {} : { macs });
