import { runNamed, vitest } from '../../tools/runNamed.mjs';

const storybook = 'node_modules/storybook/dist/bin/dispatcher.js';

const commands = {
  pictures: {
    does: 'the key screens against their pictures; --update accepts a change',
    run: [[vitest, 'run', '--project', 'pictures']],
  },
  screenshots: {
    does: 'every screen into screenshots/: [variant, such as en-dark-360x640, or all] [scenes, such as consent,review]',
    run: [[vitest, 'run', '--project', 'screenshots']],
    /** @param {readonly string[]} args */
    env: ([variants = 'zh-CN-light-360x640', scenes = '']) => ({ SCREENS: variants, SCENES: scenes }),
  },
  pairs: {
    does: 'two folders of screenshots side by side in screenshots/pairs.html: BEFORE AFTER',
    run: [['test/visual/pairs.mjs']],
  },
  timings: {
    does: 'five stories in the built demo, with taps and seconds: [CHECKOUT …], such as one of an earlier commit and .',
    run: [['test/visual/timings.mjs']],
  },
  links: {
    does: 'builds the sandbox into .cache/sandbox, serves it from a folder and follows links into it',
    run: [
      [storybook, 'build', '-c', 'sandbox/.storybook', '-o', '.cache/sandbox', '--disable-telemetry'],
      [vitest, 'run', '--project', 'built-sandbox'],
    ],
  },
};

runNamed('test:sandbox', commands, {
  does: 'every story as a test, with axe, in light, dark and large type',
  run: [[vitest, 'run', '-c', 'sandbox/vitest.config.ts']],
});
