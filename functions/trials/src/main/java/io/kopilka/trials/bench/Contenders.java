package io.kopilka.trials.bench;

import io.kopilka.domain.pricing.Explain;

/// The engines that are compared.
public enum Contenders {
    /// Ours, the nearest offers that did not apply included.
    KOPILKA("Kopilka, explain=near"),
    /// Ours, without the offers that did not apply.
    KOPILKA_SILENT("Kopilka, explain=none"),
    /// A loop over all offers.
    LOOP("a plain loop"),
    /// The least that an indexed engine can do.
    INDEX("a bare index"),
    /// Drools that chooses offers for the receipt; the lines are left to the consequence.
    DROOLS("Drools 10.2, lines in the consequence"),
    /// Drools that matches offers with lines.
    DROOLS_LINES("Drools 10.2, lines as facts"),
    /// Evrete that chooses offers for the receipt.
    EVRETE("Evrete 4.0.3");

    private final String title;

    Contenders(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    Contender over(PercentShop shop) {
        return switch (this) {
            case KOPILKA -> new OurEngine(shop, Explain.NEAR);
            case KOPILKA_SILENT -> new OurEngine(shop, Explain.NONE);
            case LOOP -> new PlainLoop(shop);
            case INDEX -> new BareIndex(shop);
            case DROOLS -> DroolsSession.overReceipts(shop);
            case DROOLS_LINES -> DroolsSession.overLines(shop);
            case EVRETE -> new EvreteSession(shop);
        };
    }
}
