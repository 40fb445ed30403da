package io.kopilka.platform.table;

/// Where a page ended: behind this sort key. It names no partition, and thus no tenant.
public record Cursor(String sk) {

    public Cursor {
        if (sk.isEmpty()) {
            throw new IllegalArgumentException("a cursor stands behind a sort key");
        }
    }
}
