/// The functions as packages, run by AWS's own runtime client against a Runtime API on this machine.
@NullMarked
package io.kopilka.trials.function;

import org.jspecify.annotations.NullMarked;
