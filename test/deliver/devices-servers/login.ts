/** Who logs in to a stand-in, whatever its interface. */
export const USER = "fabric";
export const PASSWORD = "not-to-be-told-4711";
