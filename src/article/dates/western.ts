import { type Day, dayOf } from './numbers.ts';

/** Days in figures, and as Western languages print them. */

/** 2024-03-05, 2021/3/5, 2021.3.5 */
export function yearFirst(text: string): Day | undefined {
  const found = /(?<!\d)(\d{4}) ?([-/.–—‐]) ?(\d{1,2}) ?\2 ?(\d{1,2})(?!\d)/.exec(text);
  return found ? dayOf(found[1]!, found[3]!, found[4]!) : undefined;
}

/** 20240305, 20240305T100000Z, 20240305100000 */
export function compact(text: string): Day | undefined {
  const found = /^(\d{4})(\d\d)(\d\d)(?:T?\d{4,6}Z?)?$/.exec(text);
  const day = found && dayOf(found[1]!, found[2]!, found[3]!);
  return day && day.month! >= 1 && day.month! <= 12 && day.year! >= 1800 ? day : undefined;
}

const monthNames: Record<string, number> = Object.fromEntries(
  [
    'january jan janvier janv januar jänner enero ene gennaio gen janeiro januari',
    'february feb février févr fevrier februar febrero febbraio fevereiro fev februari',
    'march mar mars märz marz marzo março marco maart mrt',
    'april apr avril avr abril abr aprile',
    'may mai mayo maggio mag maio mei',
    'june jun juin juni junio giugno giu junho',
    'july jul juillet juil juli julio luglio lug julho',
    'august aug août aout agosto ago augustus',
    'september sept sep septembre septiembre settembre set setembro',
    'october oct octobre oktober okt octubre ottobre ott outubro out',
    'november nov novembre noviembre novembro',
    'december dec décembre dezember dez diciembre dic dicembre dezembro décembre déc',
  ].flatMap((names, index) => names.split(' ').map((name) => [name, index + 1])),
);

/** 5 March 2024, Tue, 05 Mar 2024 10:00:00 +0800, 5. März 2024, 5 de marzo de 2024 */
export function dayMonthName(text: string): Day | undefined {
  const found =
    /(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|º)?[ .-]{1,2}(?:de |of )?(\p{L}{3,10})[ .,-]{1,3}(?:de |del )?(\d{4})(?!\d)/iu.exec(
      text,
    );
  return found ? namedDay(found[3]!, found[2]!, found[1]!) : undefined;
}

/** March 5, 2024; Mar 5th 2024; Tue Mar 05 2024 10:00:00 */
export function monthNameDay(text: string): Day | undefined {
  const pattern =
    /(?<!\p{L})(\p{L}{3,10})[ .]{1,2}(\d{1,2})(?:st|nd|rd|th)?[ ,]{1,3}(\d{4})(?!\d)/giu;
  for (const found of text.matchAll(pattern)) {
    const day = namedDay(found[3]!, found[1]!, found[2]!);
    if (day) return day;
  }
  return undefined;
}

function namedDay(year: string, name: string, day: string): Day | undefined {
  const month = monthNames[name.toLowerCase()];
  return month ? { year: Number(year), month, day: Number(day) } : undefined;
}

/** 16.12.2021 is day first; 12/16/2021 only where one of the two cannot be a month. */
export function yearLast(text: string): Day | undefined {
  const found = /(?<!\d)(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?!\d)/.exec(text);
  if (!found) return undefined;
  const [first, second, year] = [Number(found[1]), Number(found[3]), Number(found[4])];
  if (found[2] === '.' || first > 12) return { year, month: second, day: first };
  return second > 12 || first === second ? { year, month: first, day: second } : undefined;
}

/** Seconds or milliseconds since 1970, as some exporters write; the day is that of UTC. */
export function unixTime(text: string): Day | undefined {
  if (!/^(?:\d{9,10}|\d{13})$/.test(text)) return undefined;
  const moment = new Date(Number(text) * (text.length === 13 ? 1 : 1000));
  const [year, month, day] = moment.toISOString().split(/[-T]/);
  return dayOf(year!, month!, day!);
}
