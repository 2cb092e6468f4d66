export default function ChallengesPage(_: {
  readonly exhibit: string | undefined;
  readonly [key: string]: unknown;
}) {
  return null;
}
