/** An amount that came as a number, as decimal text: rounded to two decimals. */
export function decimalText(amount: number): string {
  return amount.toFixed(2);
}
