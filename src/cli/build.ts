import type { CommandContext } from './run.ts';

export async function run(context: CommandContext): Promise<number> {
  context.console.print(JSON.stringify(context.given));
  return 0;
}
