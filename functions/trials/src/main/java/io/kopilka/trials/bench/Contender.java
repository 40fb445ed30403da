package io.kopilka.trials.bench;

import io.kopilka.domain.number.Money;

/// An engine that was made ready for the programme of a [PercentShop] and prices its baskets, one after another.
interface Contender {

    /// What is to be paid for a basket: each offer that holds takes its percent, half-up, off each line of its segment;
    /// no line goes below zero.
    Money toPay(Basket basket);
}
