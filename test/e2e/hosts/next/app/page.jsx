import { FaceCheck } from './FaceCheck';

// Rendered for every request, as a page that knows its person is.
export const dynamic = 'force-dynamic';

export default function Page() {
  return <FaceCheck userId="user123" />;
}
