/// Tests of what a person reads about offers.
@org.jspecify.annotations.NullMarked
package io.kopilka.domain.words;
