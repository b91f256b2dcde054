/** `dc1/spine-1`: a device of one of several datacenters. No name of a datacenter or a device has a slash. */
export const formatPlace = (datacenter: string, device: string): string => `${datacenter}/${device}`;
