import { z } from 'zod';

const openUrl = z.strictObject({ type: z.literal('Action.OpenUrl'), title: z.string().min(1), url: z.url() });
const spacing = z.enum(['default', 'none', 'small', 'medium', 'large', 'extraLarge', 'padding']);

const textRun = z.strictObject({
  type: z.literal('TextRun'),
  text: z.string(),
  weight: z.enum(['default', 'lighter', 'bolder']).optional(),
  size: z.enum(['default', 'small', 'medium', 'large', 'extraLarge']).optional(),
  color: z.enum(['default', 'dark', 'light', 'accent', 'good', 'warning', 'attention']).optional(),
  isSubtle: z.boolean().optional(),
  selectAction: openUrl.optional(),
});

const richTextBlock = z.strictObject({
  type: z.literal('RichTextBlock'),
  inlines: z.array(textRun).min(1),
  spacing: spacing.optional(),
  separator: z.boolean().optional(),
});

/**
 * Of the adaptive card schema 1.5 (adaptivecards.io/schemas/adaptive-card.json) what is used here, and nothing besides, in
 * the envelope that Teams documents for workflows.
 */
export const teamsMessageSchema = z.strictObject({
  type: z.literal('message'),
  attachments: z.tuple([
    z.strictObject({
      contentType: z.literal('application/vnd.microsoft.card.adaptive'),
      contentUrl: z.null(),
      content: z.strictObject({
        type: z.literal('AdaptiveCard'),
        $schema: z.url(),
        version: z.literal('1.5'),
        fallbackText: z.string(),
        body: z.array(richTextBlock).min(1),
        actions: z.array(openUrl).max(6),
      }),
    }),
  ]),
});
