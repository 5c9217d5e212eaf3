/** Bridges of containers and virtual machines: no phone reaches them. */
const VIRTUAL = /^(docker|br-|veth|virbr|vmnet|vboxnet|utun|tun|tap)/;

/**
 * The IPv4 addresses under which others on the local network reach this machine.
 * @param {NodeJS.Dict<import('node:os').NetworkInterfaceInfo[]>} interfaces of `os.networkInterfaces()`
 * @returns {readonly string[]}
 */
export function lanAddresses(interfaces) {
  return Object.entries(interfaces)
    .filter(([name]) => !VIRTUAL.test(name))
    .flatMap(([, addresses = []]) => addresses)
    .filter(
      ({ family, internal, address }) => family === 'IPv4' && !internal && !address.startsWith('169.254.'),
    )
    .map(({ address }) => address);
}
