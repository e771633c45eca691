import type { Channel } from '../../model/environment/telling.ts';

/** What each channel is called, in their order: its kind and its name; with a number where that was there before. */
export function channelNames(channels: readonly Pick<Channel, 'kind' | 'name'>[]): string[] {
  const names: string[] = [];
  for (const { kind, name } of channels) {
    const plain = name === undefined ? kind : `${kind} ${name}`;
    let unlike = plain;
    for (let count = 2; names.includes(unlike); count += 1) unlike = `${plain} ${count}`;
    names.push(unlike);
  }
  return names;
}
