/**
 * The URI of a path that is written in the file of another URI: beside it, unless it begins at the
 * root. Undefined for what has no such place: home folders, addresses, files that are not saved.
 */
export const relativeUri = (base: string, path: string): string | undefined => {
  const [, scheme, authority = '', own = ''] =
    /^([a-z][\w+.-]*):(\/\/[^/]*)?(\/.*)$/i.exec(base) ?? [];
  if (scheme === undefined || scheme === 'untitled' || /^~|^[a-z][\w+.-]+:/i.test(path)) {
    return undefined;
  }
  const forward = path.replaceAll('\\', '/');
  const drive = /^[A-Za-z]:\//.test(forward);
  const folder = own.slice(0, own.lastIndexOf('/') + 1);
  const written = encodeURI(forward).replaceAll('?', '%3F').replaceAll('#', '%23');
  const isRooted = forward.startsWith('/') || drive;
  const whole = isRooted ? `${drive ? '/' : ''}${written}` : folder + written;
  return `${scheme}:${authority}${withoutDots(whole)}`;
};

/** The path with `.` and `..` resolved. */
const withoutDots = (path: string): string => {
  const kept: string[] = [];
  for (const segment of path.split('/').slice(1)) {
    if (segment === '..') kept.pop();
    else if (segment !== '.') kept.push(segment);
  }
  return `/${kept.join('/')}`;
};
