package io.kopilka.platform.table;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// A value in an item. There is no floating point among them, and no number that DynamoDB would round.
public sealed interface Attribute {

    /// A text, possibly empty.
    record Text(String value) implements Attribute {}

    /// A whole number.
    record Whole(long value) implements Attribute {}

    /// Bytes, copied in and out.
    final class Bytes implements Attribute {

        private final byte[] value;

        public Bytes(byte[] value) {
            this.value = value.clone();
        }

        public byte[] value() {
            return value.clone();
        }

        /// How many bytes there are.
        public int length() {
            return value.length;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Bytes bytes && Arrays.equals(value, bytes.value);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(value);
        }

        @Override
        public String toString() {
            return "Bytes[" + value.length + "]";
        }
    }

    /// Texts in an order.
    record Texts(List<String> values) implements Attribute {

        public Texts {
            values = List.copyOf(values);
        }
    }

    /// Texts by name.
    record TextMap(Map<String, String> values) implements Attribute {

        public TextMap {
            values = Map.copyOf(values);
        }
    }
}
