package io.kopilka.accounts.card;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/// What a card of a kind can be read by.
public enum Media {
    BARCODE("barcode", true, false),
    STRIPE("stripe", false, true),
    BOTH("both", true, true),
    /// No plastic: a number in a telephone. It is not printed.
    VIRTUAL("virtual", false, false);

    private final String wire;
    private final boolean barCode;
    private final boolean stripe;

    Media(String wire, boolean barCode, boolean stripe) {
        this.wire = wire;
        this.barCode = barCode;
        this.stripe = stripe;
    }

    /// As the contract names it.
    public String wire() {
        return wire;
    }

    public boolean hasBarCode() {
        return barCode;
    }

    public boolean hasStripe() {
        return stripe;
    }

    /// Whether there is something to hold in one's hand.
    public boolean isPrinted() {
        return barCode || stripe;
    }

    static Map<String, Media> byWire() {
        Map<String, Media> words = new LinkedHashMap<>();
        Arrays.stream(values()).forEach(each -> words.put(each.wire, each));
        return words;
    }
}
