/// The one hash that fingerprints, digests and checksums are made with.
@NullMarked
package io.kopilka.platform.hash;

import org.jspecify.annotations.NullMarked;
