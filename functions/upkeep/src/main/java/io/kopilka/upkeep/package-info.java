/// What time and other events make of accounts: tiers kept, raised and lowered, points that end,
/// and what is
/// told
/// before.
@NullMarked
package io.kopilka.upkeep;

import org.jspecify.annotations.NullMarked;
