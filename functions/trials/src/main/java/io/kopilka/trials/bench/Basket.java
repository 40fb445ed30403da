package io.kopilka.trials.bench;

import io.kopilka.domain.customer.Buyer;
import io.kopilka.domain.receipt.Receipt;

/// A sale to be priced.
record Basket(Receipt receipt, Buyer.Customer buyer) {}
