/**
 * Asked once a change is in effect and before it is confirmed, for as long as the device goes back by itself: what it throws has the device put
 * back what ran before. Never asked where nothing had to change.
 */
export type ChangeGate = () => Promise<void>;
