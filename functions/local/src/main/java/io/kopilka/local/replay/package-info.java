/// Real receipts, sent through a running service as a shop's tills would.
@NullMarked
package io.kopilka.local.replay;

import org.jspecify.annotations.NullMarked;
