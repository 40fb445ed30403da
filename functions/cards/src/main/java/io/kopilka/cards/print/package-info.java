/// What the print shop gets: PDF for printers, CSV for print shops and encoders.
@NullMarked
package io.kopilka.cards.print;

import org.jspecify.annotations.NullMarked;
