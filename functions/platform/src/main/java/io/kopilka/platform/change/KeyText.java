package io.kopilka.platform.change;

/// A key for the eyes of whoever looks after the service: everything but a card's number, of which the last four
/// characters are left.
public final class KeyText {
    private static final String CARD = "CARD";
    private static final int PARTS = 4;
    private static final int LEFT = 4;

    private KeyText() {}

    /// The text of a key: `T#ten_…#RCP#rcp_…/RCP`.
    public static String of(String pk, String sk) {
        String[] parts = pk.split("#", PARTS);
        if (parts.length == PARTS && parts[2].equals(CARD)) {
            String number = parts[PARTS - 1];
            parts[PARTS - 1] = "…" + number.substring(Math.max(0, number.length() - LEFT));
        }
        return String.join("#", parts) + "/" + sk;
    }
}
