import { expect, it } from 'vitest';
import { publishedSbom } from '../../../../tools/release/publishedSbom.mjs';

const component = (name: string, version: string) => ({ 'bom-ref': `${name}@${version}`, name, version });
const tool = { properties: [{ name: 'cdx:npm:package:development', value: 'true' }] };

it('the SBOM has what a host installs and what is bundled, and neither peers nor tools', () => {
  const lock = {
    packages: {
      '': {
        dependencies: { kept: '1.0.0' },
        devDependencies: { preact: '11.0.0', tool: '3.0.0', react: '19.0.0' },
      },
      'node_modules/kept': { version: '1.0.0', dependencies: { deep: '2.0.0' } },
      'node_modules/deep': { version: '2.0.0' },
      'node_modules/preact': { version: '11.0.0' },
      'node_modules/react': { version: '19.0.0' },
      'node_modules/tool': { version: '3.0.0' },
      'node_modules/tool/node_modules/preact': { version: '10.0.0' },
    },
  };
  const whole = {
    metadata: { component: { ...component('package', '0.1.0'), name: 'folder' } },
    components: [
      component('kept', '1.0.0'),
      component('deep', '2.0.0'),
      { ...component('preact', '11.0.0'), ...tool },
      { ...component('preact', '10.0.0'), ...tool },
      { ...component('tool', '3.0.0'), ...tool },
      component('react', '19.0.0'),
    ],
    dependencies: [
      { ref: 'package@0.1.0', dependsOn: ['kept@1.0.0', 'preact@11.0.0', 'tool@3.0.0', 'react@19.0.0'] },
      { ref: 'kept@1.0.0', dependsOn: ['deep@2.0.0', 'react@19.0.0'] },
      { ref: 'tool@3.0.0', dependsOn: ['preact@10.0.0'] },
    ],
  };
  const { metadata, components, dependencies } = publishedSbom(whole, lock);
  expect(metadata.component.name).toBe('package');
  expect(components.map((one) => one['bom-ref'])).toEqual(['kept@1.0.0', 'deep@2.0.0', 'preact@11.0.0']);
  expect(components.flatMap(({ properties }) => properties)).toEqual([]);
  expect(dependencies).toEqual([
    { ref: 'package@0.1.0', dependsOn: ['kept@1.0.0', 'preact@11.0.0'] },
    { ref: 'kept@1.0.0', dependsOn: ['deep@2.0.0'] },
  ]);
});
