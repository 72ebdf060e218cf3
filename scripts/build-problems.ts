import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { applyEdits, findNodeAtLocation, modify, parseTree } from 'jsonc-parser';
import { problemManual } from './problems/problem-manual.ts';
import { severitySetting, severitySettingName } from './problems/severity-setting.ts';
import { projectRoot } from './project.ts';

// Writes docs/problems.md, and the codes that the setting of severities knows into package.json. A
// test fails where they are out of date.
writeFileSync(join(projectRoot, 'docs', 'problems.md'), problemManual());
writeSetting(join(projectRoot, 'package.json'));

/** Changes that setting and nothing else; a manifest without settings stays as it is. */
function writeSetting(manifest: string): void {
  const text = readFileSync(manifest, 'utf8');
  const settings = ['contributes', 'configuration', 'properties'];
  const tree = parseTree(text);
  if (tree === undefined || findNodeAtLocation(tree, settings) === undefined) return;
  const formattingOptions = { insertSpaces: true, tabSize: 2, eol: '\n' };
  const edits = modify(text, [...settings, severitySettingName], severitySetting(), {
    formattingOptions,
  });
  writeFileSync(manifest, applyEdits(text, edits));
}
