/// What a shop promises: rulesets as drafts and as published, immutable versions.
@NullMarked
package io.kopilka.programs;

import org.jspecify.annotations.NullMarked;
