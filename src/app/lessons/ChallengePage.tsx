export default function ChallengePage(_: {
  readonly exhibit: string | undefined;
  readonly [key: string]: unknown;
}) {
  return null;
}
