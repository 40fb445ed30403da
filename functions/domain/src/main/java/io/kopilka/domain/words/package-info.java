/// What a person reads about offers, in Russian and English: what an offer does, why it did not apply, what the
/// cashier is told. Sentences are built by grammar from the fields of a ruleset.
@NullMarked
package io.kopilka.domain.words;

import org.jspecify.annotations.NullMarked;
