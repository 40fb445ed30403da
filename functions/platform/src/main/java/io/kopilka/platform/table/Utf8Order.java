package io.kopilka.platform.table;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The order of sort keys: by the unsigned bytes of their UTF-8 form, as DynamoDB has it. Java's own order of
/// strings
/// differs beyond the
/// basic plane.
final class Utf8Order {

    private Utf8Order() {}

    static int compare(String one, String other) {
        return Arrays.compareUnsigned(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    /// The lowest text behind all that begin with this prefix. UTF-8 sorts as its code points do.
    static String behind(String prefix) {
        int last = prefix.length() - 1;
        return prefix.substring(0, last) + (char) (prefix.charAt(last) + 1);
    }
}
