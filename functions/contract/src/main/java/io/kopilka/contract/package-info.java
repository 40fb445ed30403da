/// The contract's JSON to and from the domain's types: one reading and one writing of receipts, rulesets and
/// answers,
/// for the service and for the edge alike.
@NullMarked
package io.kopilka.contract;

import org.jspecify.annotations.NullMarked;
