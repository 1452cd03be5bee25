declare module '*.svg' {
  const svg: string;
  export default svg;
}

declare module '*/package.json' {
  export const version: string;
}
