/** Routers that tell one another news without end. */
export class UnsettledNetwork extends Error {}
