/** As many characters as have room in a line; a longer value is broken where it must. */
const SHORT = 10;

/** What a field was or became, in a table. */
export function ValueCell({ text }: { text: string }) {
  return (
    <td className="mono" data-short={text.length <= SHORT || undefined}>
      {text}
    </td>
  );
}
