import type { ChannelOf } from '../../../model/environment/telling.ts';
import type { Message } from '../../../model/message.ts';
import type { Courier } from '../courier.ts';
import type { Remark } from '../undelivered.ts';
import { teamsMessage } from './teams-card.ts';

/** Tells a Microsoft Teams channel or chat by the address of a workflow that posts adaptive cards. It takes no pictures. */
export async function tellTeams({ webhook }: ChannelOf<'teams'>, message: Message, courier: Courier): Promise<Remark> {
  await courier.send(webhook.reveal(), {
    body: JSON.stringify(teamsMessage(message)),
    contentType: 'application/json; charset=utf-8',
  });
  return null;
}
