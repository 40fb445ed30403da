/// What a person reads, in Russian and English.
@NullMarked
package io.kopilka.domain.text;

import org.jspecify.annotations.NullMarked;
