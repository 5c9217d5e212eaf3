import { createServer } from 'node:net';
import { expect, it } from 'vitest';
import { lanAddresses } from '../../../tools/demo/addresses.mjs';
import { askedPort, requireFree } from '../../../tools/demo/port.mjs';

it('takes a port as asked, or none', () => {
  expect(askedPort('8080')).toBe(8080);
  expect(askedPort(undefined)).toBeUndefined();
  expect(askedPort('')).toBeUndefined();
});

it.each(['0', '65536', '80.5', 'http', '-1'])('refuses %s as a port', (value) => {
  expect(() => askedPort(value)).toThrow(`PORT is ${value}`);
});

it('says that a port is taken, and lets a free one pass', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const address = other.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  await expect(requireFree(port)).rejects.toThrow(`Port ${port} is taken: choose another`);
  await new Promise((resolve) => other.close(resolve));
  await expect(requireFree(port)).resolves.toBeUndefined();
});

it('names the addresses that a phone can reach', () => {
  const interfaces = {
    lo: [addressOf('127.0.0.1', { internal: true })],
    wlan0: [addressOf('192.168.1.20'), addressOf('fe80::1', { family: 'IPv6' })],
    eth0: [addressOf('10.0.0.7')],
    docker0: [addressOf('172.17.0.1')],
    usb0: [addressOf('169.254.7.7')],
  };
  expect(lanAddresses(interfaces)).toEqual(['192.168.1.20', '10.0.0.7']);
});

function addressOf(address: string, { internal = false, family = 'IPv4' } = {}) {
  const common = { address, internal, netmask: '', mac: '', cidr: null };
  return family === 'IPv4'
    ? { ...common, family: 'IPv4' as const }
    : { ...common, family: 'IPv6' as const, scopeid: 0 };
}
