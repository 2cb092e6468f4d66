export default function InterviewPage(_: {
  readonly exhibit: string | undefined;
  readonly [key: string]: unknown;
}) {
  return null;
}
