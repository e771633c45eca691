import type { Memory } from './memory.ts';

/** A part of a memory, whose names do not meet those of another part. It is settled and closed with the whole. */
export function memoryPart(whole: Memory, part: string): Memory {
  return {
    collection: (name, schema) => whole.collection(`${part} ${name}`, schema),
    series: (name, schema, kept) => whole.series(`${part} ${name}`, schema, kept),
    settle: () => whole.settle(),
    close: () => undefined,
  };
}
