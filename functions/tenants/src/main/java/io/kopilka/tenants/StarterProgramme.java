package io.kopilka.tenants;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kopilka.contract.json.Json;
import io.kopilka.contract.json.Read;
import io.kopilka.domain.text.Text;
import io.kopilka.rulebook.RulesetDocument;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A programme that a shop can begin with. Its document stands beside this class, in roubles; in a currency whose unit
/// buys much more than a rouble its thresholds, limits and the worth of a point are a hundredth of that.
public enum StarterProgramme {
    /// 5 % for every known customer.
    SIMPLE("simple", "Простая скидка", "Simple discount"),
    /// 3 to 10 % by what the customer has spent.
    CUMULATIVE("cumulative", "Накопительная скидка", "Cumulative discount"),
    /// 5 % back in points, which pay for half a receipt and live a year.
    POINTS("points", "Бонусы", "Points"),
    /// 3, 5 or 7 % back in points, by what the customer has spent in a year.
    POINTS_AND_TIERS("pointsAndTiers", "Бонусы и уровни", "Points and tiers"),
    /// Every sixth purchase free, up to a limit; counted by purchases, so that no paper is needed.
    STAMPS("stamps", "Штампики", "Stamps"),
    /// No offer at all: prices are as they are until the shop publishes rules of its own.
    EMPTY("empty", "Пустая программа", "Empty programme");

    /// Currencies whose unit buys about as much as a rouble, or less.
    private static final Set<String> SMALL_UNITS = Set.of(
            "RUB", "AMD", "CZK", "DOP", "EGP", "HUF", "INR", "KGS", "KZT", "LKR", "MDL", "MKD", "MXN", "NGN", "NPR",
            "PHP", "PKR", "RSD", "THB", "TRY", "TWD", "UAH", "UZS", "ZAR");

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /// How the documents write money, and nothing else.
    private static final Pattern MONEY = Pattern.compile("\\d+\\.\\d\\d");

    private static final Map<String, StarterProgramme> BY_WIRE_NAME = Arrays.stream(values())
            .collect(Collectors.toMap(
                    StarterProgramme::wireName, Function.identity(), (one, _) -> one, LinkedHashMap::new));

    private final String wireName;
    private final String ru;
    private final String en;

    StarterProgramme(String wireName, String ru, String en) {
        this.wireName = wireName;
        this.ru = ru;
        this.en = en;
    }

    /// The programme of this name, or empty where there is none.
    public static Optional<StarterProgramme> parse(String wireName) {
        return Optional.ofNullable(BY_WIRE_NAME.get(wireName));
    }

    /// All of them by their names, the simplest first.
    public static Map<String, StarterProgramme> byWireName() {
        return Map.copyOf(BY_WIRE_NAME);
    }

    /// All names, the simplest programme first, with commas between.
    public static String names() {
        return String.join(", ", BY_WIRE_NAME.keySet());
    }

    /// The programme's name in requests and on the command line: `pointsAndTiers`.
    public String wireName() {
        return wireName;
    }

    /// What a person calls it.
    public Text title() {
        return new Text(ru, en);
    }

    /// The programme in a currency, fit to be published.
    public RulesetDocument document(Currency currency) {
        JsonNode inRoubles = read();
        if (currency.getCurrencyCode().equals("RUB")) {
            return new RulesetDocument(inRoubles);
        }
        ObjectNode document = (ObjectNode) in(currency, inRoubles);
        return new RulesetDocument(document.put("currency", currency.getCurrencyCode()));
    }

    private JsonNode read() {
        String resource = "programmes/" + wireName + ".json";
        try (InputStream in = Objects.requireNonNull(StarterProgramme.class.getResourceAsStream(resource), resource)) {
            return switch (Json.read(in.readAllBytes())) {
                case Read.Good<JsonNode>(JsonNode document) -> document;
                case Read.Refused<JsonNode>(var faults) -> throw new IllegalStateException(resource + ": " + faults);
            };
        } catch (IOException unreadable) {
            throw new UncheckedIOException(resource + " cannot be read", unreadable);
        }
    }

    private static JsonNode in(Currency currency, JsonNode tree) {
        return switch (tree) {
            case ObjectNode object -> {
                ObjectNode converted = Json.object();
                object.properties().forEach(field -> converted.set(field.getKey(), in(currency, field.getValue())));
                yield converted;
            }
            case ArrayNode array -> {
                ArrayNode converted = JsonNodeFactory.instance.arrayNode(array.size());
                array.forEach(item -> converted.add(in(currency, item)));
                yield converted;
            }
            default ->
                tree.isTextual() && MONEY.matcher(tree.textValue()).matches()
                        ? JsonNodeFactory.instance.textNode(money(currency, new BigDecimal(tree.textValue())))
                        : tree;
        };
    }

    /// Exact: the documents name whole roubles, and a currency without minor units is never divided.
    private static String money(Currency currency, BigDecimal roubles) {
        int digits = Math.max(0, currency.getDefaultFractionDigits());
        boolean isSmall = digits == 0 || SMALL_UNITS.contains(currency.getCurrencyCode());
        BigDecimal amount = isSmall ? roubles : roubles.divide(HUNDRED, 2, RoundingMode.UNNECESSARY);
        return amount.setScale(digits, RoundingMode.UNNECESSARY).toPlainString();
    }
}
