/// A tenant's programme over time: the draft, its publishing, the versions, and the one in force.
@NullMarked
package io.kopilka.rulebook;

import org.jspecify.annotations.NullMarked;
