/// The contract as tests hold the service to it.
@NullMarked
package io.kopilka.wire.contract;

import org.jspecify.annotations.NullMarked;
