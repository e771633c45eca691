import { setFlagsFromString } from 'node:v8';

// Imported first, for its effect: V8 takes these while its heap is small. A bank keeps its newest thousands of journal entries
// and drops older ones all the time; left to itself, V8 lets that garbage pile up until the process has twice the memory over
// 200,000 calls, and is no faster for it (`node bench/bank/memory.ts` shows both).
setFlagsFromString('--max-semi-space-size=4');
setFlagsFromString('--semi-space-growth-factor=1');
setFlagsFromString('--heap-growing-percent=25');
