import type { AccessibilityFacts, Labels } from '../labels/labels.ts';
import type { AccessibilityMetadata } from '../types.ts';
import type { Readings } from './readings/readings.ts';

/** Words of the accessibility property vocabulary of schema.org (W3C community group). */
const rubyFeature = { rare: 'rubyAnnotations', all: 'fullRubyAnnotations' };

/**
 * Accessibility metadata that claims what is so and no more (EPUB Accessibility 1.1 §2.2).
 * `alternativeText` and text as a sufficient mode need a description of every picture by its
 * source; captions alone do not count. No conformance is claimed: that takes a person.
 */
export function accessibilityMetadata(
  facts: AccessibilityFacts & { indexed: boolean; readings?: Readings | undefined },
  labels: Labels,
): AccessibilityMetadata {
  const hasPictures = facts.pictures > 0;
  const textSuffices = !hasPictures || facts.described === 'all';
  return {
    accessModes: hasPictures ? ['textual', 'visual'] : ['textual'],
    accessModesSufficient: textSuffices ? ['textual'] : ['textual,visual'],
    features: [
      'tableOfContents',
      'readingOrder',
      'structuralNavigation',
      'displayTransformability',
      ...(hasPictures && facts.described === 'all' ? ['alternativeText'] : []),
      ...(facts.indexed ? ['index'] : []),
      ...(facts.readings ? [rubyFeature[facts.readings.over]] : []),
    ],
    hazards: ['none'],
    summary: labels.accessibility(facts),
  };
}
