import 'face-verification-flow/styles.css';

export const metadata = { title: 'host', icons: 'data:,' };

export default function Layout({ children }) {
  return (
    <html lang="zh-CN">
      <body>{children}</body>
    </html>
  );
}
