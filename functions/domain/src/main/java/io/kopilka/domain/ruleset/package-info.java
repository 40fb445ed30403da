/// A programme as one document: segments, offers, combination, promotions, scheme, tiers, card kinds.
@NullMarked
package io.kopilka.domain.ruleset;

import org.jspecify.annotations.NullMarked;
