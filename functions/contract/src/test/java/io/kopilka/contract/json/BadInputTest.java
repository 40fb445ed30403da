package io.kopilka.contract.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kopilka.contract.cases.CaseFiles;
import io.kopilka.contract.cases.PricingCase;
import io.kopilka.domain.fixture.Seeds;
import io.kopilka.domain.pricing.PricedLine;
import io.kopilka.domain.pricing.PricedReceipt;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Whatever bytes come, they are refused or priced right: never an exception but that of a figure beyond 64 bits.
class BadInputTest {
    private static final int ROUNDS = 100_000;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final List<byte[]> CASES = new ArrayList<>();
    private static final List<JsonNode> VALUES = new ArrayList<>();
    private static final String[] ODD = {
        "\"1e9\"",
        "\"1000000000\"",
        "\"999999999999999999999999999999999999999\"",
        "\"9223372036854775807\"",
        "\"92233720368547758.07\"",
        "\"0.00000000000000000001\"",
        "\"-1\"",
        "\"-0\"",
        "\"\"",
        "\"NaN\"",
        "\"10000000000\"",
        "\"100000000.00\"",
        "\"999999.999\"",
        "\"\\ud83d\"",
        "\"\\u0000\"",
        "\"max\"",
        "\"2026-02-30\"",
        "\"24:00\"",
        "\"+999999999-12-31T23:59:59Z\"",
        "1e999999999",
        "-1e-999999999",
        "9223372036854775808",
        "2147483648",
        "0",
        "-1",
        "1.5",
        "true",
        "null",
        "[]",
        "{}",
        "[[]]",
        "{\"all\": []}",
        "{\"mode\": \"sum\", \"children\": []}",
        "{\"not\": {\"not\": {\"any\": []}}}"
    };

    @BeforeAll
    static void readTheCases() throws IOException {
        for (byte[] document : CaseFiles.all()) {
            CASES.add(document);
            if (Json.read(document) instanceof Read.Good<JsonNode>(var tree)) {
                collect(tree);
            }
        }
    }

    private static void collect(JsonNode node) {
        VALUES.add(node);
        node.forEach(BadInputTest::collect);
    }

    /// Reads and prices a document, and checks the price if there is one.
    ///
    /// @return whether it was priced
    private static boolean isPriced(byte[] document) {
        if (!(Json.read(document) instanceof Read.Good<JsonNode>(var tree))) {
            return false;
        }
        if (!(PricingCase.read(tree) instanceof Read.Good<PricingCase>(var pricingCase))) {
            return false;
        }
        PricedReceipt priced;
        try {
            priced = pricingCase.price();
        } catch (ArithmeticException tooLarge) {
            return false;
        }
        long total = 0;
        for (PricedLine line : priced.lines()) {
            assertThat(line.total().units()).isNotNegative();
            assertThat(line.discount().units()).isNotNegative();
            total += line.total().units();
        }
        assertThat(priced.total().units()).isEqualTo(total);
        return true;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    // ---------------------------------------------------------------- fuzz

    @Test
    void mutatedCasesAreRefusedOrPriced() {
        int[] priced = {0};
        Seeds.random(ROUNDS, (random, _) -> {
            byte[] document = CASES.get(random.nextInt(CASES.size())).clone();
            int changes = 1 + random.nextInt(3);
            for (int change = 0; change < changes; change++) {
                document = random.nextInt(10) < 4 ? spoilt(document, random) : swapped(document, random);
            }
            long start = System.nanoTime();
            if (isPriced(document)) {
                priced[0]++;
            }
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(PATIENCE);
        });
        if (Long.getLong("kopilka.seed") == null) {
            assertThat(priced[0]).as("mutants that are still cases").isGreaterThan(ROUNDS / 100);
        }
    }

    /// Bytes flipped, cut off, doubled or put in.
    private static byte[] spoilt(byte[] document, SplittableRandom random) {
        if (document.length == 0) {
            return document;
        }
        int at = random.nextInt(document.length);
        switch (random.nextInt(4)) {
            case 0 -> document[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> document = java.util.Arrays.copyOf(document, at);
            case 2 -> document[at] = (byte) "{}[]\",:0129-+.eE\\ \n\0".charAt(random.nextInt(20));
            default -> {
                int length = Math.min(document.length - at, 1 + random.nextInt(40));
                byte[] longer = new byte[document.length + length];
                System.arraycopy(document, 0, longer, 0, at + length);
                System.arraycopy(document, at, longer, at + length, document.length - at);
                document = longer;
            }
        }
        return document;
    }

    /// A value put in another's place, an odd one, or a field taken away.
    private static byte[] swapped(byte[] document, SplittableRandom random) {
        if (!(Json.read(document) instanceof Read.Good<JsonNode>(var tree))) {
            return document;
        }
        List<ContainerNode<?>> places = new ArrayList<>();
        places(tree, places);
        if (places.isEmpty()) {
            return document;
        }
        JsonNode value = value(random);
        switch (places.get(random.nextInt(places.size()))) {
            case ObjectNode object -> {
                List<String> names = new ArrayList<>();
                object.fieldNames().forEachRemaining(names::add);
                String name = names.get(random.nextInt(names.size()));
                if (random.nextInt(8) == 0) {
                    object.remove(name);
                } else {
                    object.set(name, value);
                }
            }
            case ArrayNode array -> {
                if (random.nextInt(4) == 0) {
                    array.add(value);
                } else {
                    array.set(random.nextInt(array.size()), value);
                }
            }
            default -> throw new IllegalStateException("a container is an object or an array");
        }
        return Json.write(tree);
    }

    private static void places(JsonNode node, List<ContainerNode<?>> into) {
        if (node instanceof ContainerNode<?> container && !container.isEmpty()) {
            into.add(container);
            container.forEach(child -> places(child, into));
        }
    }

    private static JsonNode value(SplittableRandom random) {
        if (random.nextBoolean()
                && Json.read(bytes(ODD[random.nextInt(ODD.length)])) instanceof Read.Good<JsonNode>(var odd)) {
            return odd.deepCopy();
        }
        return VALUES.get(random.nextInt(VALUES.size())).deepCopy();
    }

    // -------------------------------------------------------------- limits

    private static byte[] documentWith(String rulesetFields, String line) {
        return bytes("{\"ruleset\": {\"currency\": \"RUB\", " + rulesetFields
                + "}, \"zone\": \"UTC\", \"receipt\": {\"at\": \"2026-05-13T12:00:00Z\", \"lines\": [" + line + "]}}");
    }

    private static final String LINE = "{\"id\": \"1\", \"sku\": \"x\", \"quantity\": \"1\", \"price\": \"100.00\"}";

    private static byte[] documentWithOffer(String fields) {
        return documentWith("\"offers\": [{\"id\": \"a\", \"name\": \"a\", " + fields + "}]", LINE);
    }

    @Test
    @Timeout(10)
    void aThousandLevelsAreRefusedWithoutOverflowingTheStack() {
        for (int depth : new int[] {65, 1_000, 100_000}) {
            assertThat(isPriced(documentWithOffer("\"when\": " + "{\"not\": ".repeat(depth) + "{}" + "}".repeat(depth)
                            + ", \"effect\": {\"percent\": \"1\"}")))
                    .isFalse();
            assertThat(isPriced(bytes("[".repeat(depth)))).isFalse();
            assertThat(isPriced(bytes("[".repeat(depth) + "]".repeat(depth)))).isFalse();
        }
    }

    @Test
    @Timeout(10)
    void aPercentOfABillionIsRefused() {
        for (String effect : List.of("percent", "percentOfPreviousPurchase")) {
            for (String percent : List.of("1000000000", "1e9", "100.0001", "0", "-1")) {
                assertThat(isPriced(documentWithOffer("\"effect\": {\"" + effect + "\": \"" + percent + "\"}")))
                        .as("%s %s", effect, percent)
                        .isFalse();
            }
            assertThat(isPriced(documentWithOffer("\"effect\": {\"" + effect + "\": \"100\"}")))
                    .isTrue();
        }
    }

    @Test
    void aNumberWithAnExponentOfManyDigitsIsRefused() {
        for (String number : List.of("1E+99999999999999", "-1e-99999999999999")) {
            assertThat(Json.read(bytes("{\"a\": " + number + "}")))
                    .isInstanceOfSatisfying(
                            Read.Refused.class,
                            refused -> assertThat(refused.faults().toString()).contains("OUT_OF_RANGE"));
        }
    }

    @Test
    @Timeout(10)
    void anEmptyTreeGivesWhatNoTreeGives() {
        assertThat(isPriced(documentWith(
                        "\"offers\": [{\"id\": \"a\", \"name\": \"a\", \"effect\": {\"percent\": \"10\"}}], "
                                + "\"combination\": {\"mode\": \"maximum\", \"children\": []}",
                        LINE)))
                .isTrue();
    }

    @Test
    @Timeout(20)
    void aThousandWindowsAndAMegabyteAreReadInTime() {
        String window = "{\"days\": [\"MON\"], \"from\": \"08:00\", \"to\": \"08:00\"}";
        String windows = (window + ", ").repeat(999) + window;
        isPriced(documentWithOffer("\"when\": {\"schedule\": [" + windows + "]}, \"effect\": {\"percent\": \"1\"}"));
        StringBuilder offers = new StringBuilder();
        for (int i = 0; offers.length() < 1_000_000; i++) {
            offers.append(i == 0 ? "" : ", ")
                    .append("{\"id\": \"o" + i + "\", \"name\": \"" + "x".repeat(100) + "\", ")
                    .append("\"effect\": {\"percent\": \"1\"}}");
        }
        isPriced(documentWith("\"offers\": [" + offers + "]", LINE));
        isPriced(bytes("\"" + "x".repeat(1_000_000) + "\""));
        isPriced(bytes("1".repeat(1_000_000)));
        isPriced(bytes("[" + "1,".repeat(500_000) + "1]"));
        isPriced(bytes("{\"" + "k".repeat(1_000_000) + "\": 1}"));
    }

    @Test
    @Timeout(10)
    void pricesAndQuantitiesAtTheirLimitsArePriced() {
        String offers = "\"offers\": [{\"id\": \"a\", \"name\": \"a\", \"effect\": {\"percent\": \"33.3333\"}}]";
        String dearest = "{\"id\": \"%d\", \"sku\": \"x\", \"quantity\": \"999999.999\", \"price\": \"100000000.00\"}";
        StringBuilder lines = new StringBuilder(dearest.formatted(1));
        for (int i = 2; i <= 500; i++) {
            lines.append(", ").append(dearest.formatted(i));
        }
        assertThat(isPriced(documentWith(offers, lines.toString()))).isTrue();
        lines.append(", ").append(dearest.formatted(501));
        assertThat(isPriced(documentWith(offers, lines.toString()))).isFalse();
        assertThat(isPriced(documentWith(offers, dearest.formatted(1).replace("999999.999", "1000000"))))
                .isFalse();
        assertThat(isPriced(documentWith(offers, dearest.formatted(1).replace("100000000.00", "100000000.01"))))
                .isFalse();
        assertThat(isPriced(documentWith(offers, LINE.replace("\"1\", \"price", "\"0\", \"price"))))
                .isFalse();
        assertThat(isPriced(documentWith(offers, LINE.replace("100.00", "0.001"))))
                .isFalse();
    }
}
