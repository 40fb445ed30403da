/// What has to be done around a snapshot of the running process.
@NullMarked
package io.kopilka.platform.snapshot;

import org.jspecify.annotations.NullMarked;
