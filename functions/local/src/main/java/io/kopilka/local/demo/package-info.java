/// The shop that a visitor finds in a service just started: its stores, cards, customers and programme.
@NullMarked
package io.kopilka.local.demo;

import org.jspecify.annotations.NullMarked;
