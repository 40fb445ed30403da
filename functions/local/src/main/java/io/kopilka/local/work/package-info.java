/// What the cloud's runtime does for functions, done in this process: the table's stream is read and carried on, and
/// every queue's messages are given to their consumer.
@NullMarked
package io.kopilka.local.work;

import org.jspecify.annotations.NullMarked;
