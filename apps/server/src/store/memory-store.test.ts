import { describe } from 'vitest';
import { storeContract } from '../testing/store-contract.ts';
import { MemoryStore } from './memory-store.ts';

describe('the memory store', () => {
  storeContract(() => ({ open: () => Promise.resolve(new MemoryStore()), clean: () => Promise.resolve() }));
});
