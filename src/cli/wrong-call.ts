/** A call that no verb can do anything with, found after its options were read. */
export class WrongCall extends Error {}
