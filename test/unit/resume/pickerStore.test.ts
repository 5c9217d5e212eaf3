import { describe, expect, it } from 'vitest';
import { createPickerStore } from '../../../src/resume/pickerStore.js';
import { brokenStorage, memoryStorage } from './memoryStorage.js';

const MINUTE = 60_000;

describe('the store of pickers', () => {
  it('gives the picker that was open back, once', () => {
    const storage = memoryStorage();
    createPickerStore({ userId: 'ann', storages: [storage] }).save('camera', MINUTE);
    const afterReload = createPickerStore({ userId: 'ann', storages: [storage] });
    expect(afterReload.take(2 * MINUTE)).toBe('camera');
    expect(afterReload.take(2 * MINUTE)).toBeUndefined();
  });

  it('stores nothing but which picker, and when', () => {
    const storage = memoryStorage();
    createPickerStore({ userId: 'ann', storages: [storage] }).save('album', MINUTE);
    const [[key = '', value] = []] = [...storage.records];
    expect(key).toMatch(/^face-verification-flow:picker:[a-z0-9]+$/);
    expect(value).toBe('album 60000');
  });

  it('belongs to one user and one visit', () => {
    const storage = memoryStorage();
    createPickerStore({ userId: 'ann', storages: [storage] }).save('camera', MINUTE);
    expect(createPickerStore({ userId: 'bob', storages: [storage] }).take(MINUTE)).toBeUndefined();
    expect(createPickerStore({ userId: 'ann', storages: [storage] }).take(12 * MINUTE)).toBeUndefined();
  });

  it('is nothing once it was cleared, or where the record is not ours', () => {
    const storage = memoryStorage();
    const store = createPickerStore({ userId: 'ann', storages: [storage] });
    store.save('camera', MINUTE);
    store.clear();
    expect(store.take(MINUTE)).toBeUndefined();
    store.save('camera', MINUTE);
    for (const key of storage.records.keys()) storage.records.set(key, 'cellar 60000');
    expect(store.take(MINUTE)).toBeUndefined();
  });

  it('does without a storage, and with one that throws', () => {
    const storages = [brokenStorage];
    for (const store of [
      createPickerStore({ userId: 'ann', storages }),
      createPickerStore({ userId: 'ann' }),
    ]) {
      store.save('camera', MINUTE);
      expect(store.take(MINUTE)).toBeUndefined();
      store.clear();
    }
  });
});
