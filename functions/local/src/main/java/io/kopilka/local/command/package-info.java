/// The commands, one a class.
@NullMarked
package io.kopilka.local.command;

import org.jspecify.annotations.NullMarked;
