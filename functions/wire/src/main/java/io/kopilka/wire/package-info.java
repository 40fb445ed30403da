/// What every HTTP resource needs and none is about: bodies, query parameters, answers, refusals, tags.
@NullMarked
package io.kopilka.wire;

import org.jspecify.annotations.NullMarked;
