/// Work that waits: queues, those who put messages into them and those who take them out.
@NullMarked
package io.kopilka.platform.queue;

import org.jspecify.annotations.NullMarked;
