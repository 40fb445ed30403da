package io.kopilka.local.price;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kopilka.contract.cases.PricingCase;
import io.kopilka.contract.json.Fault;
import io.kopilka.contract.json.Json;
import io.kopilka.contract.json.Read;
import io.kopilka.local.Complaint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What is priced: the parts of a pricing case, each in a file of its own.
///
/// Without a zone the receipt keeps the offset of its own `at`, for a till writes its local time; UTC or the machine's
/// zone would move a shop's Sunday morning.
///
/// @param customer who buys; a sale without a card where empty
/// @param zone the store's, an IANA name or an offset
public record PriceInput(Path ruleset, Path receipt, Optional<Path> customer, Optional<String> zone) {

    private static final Pattern OFFSET = Pattern.compile(".*T.*?(Z|[+-]\\d{2}:\\d{2})", Pattern.CASE_INSENSITIVE);

    /// The case that the files make, and what its lines are called.
    public record Basket(PricingCase pricingCase, Map<String, String> names) {}

    /// A fault and the file (or option) that it is in.
    public record Located(String place, Fault fault) {}

    /// What came of reading.
    public sealed interface Outcome {

        /// The files make a case.
        record Good(Basket basket) implements Outcome {}

        /// What is wrong, field by field.
        record AtFault(List<Located> faults) implements Outcome {}
    }

    /// Reads the files.
    public Outcome read() {
        List<Located> faults = new ArrayList<>();
        ObjectNode document = Json.object();
        part(ruleset, faults).ifPresent(node -> document.set("ruleset", node));
        part(receipt, faults).ifPresent(node -> document.set("receipt", node));
        customer.flatMap(file -> part(file, faults)).ifPresent(node -> document.set("customer", node));
        document.put("zone", zone.or(() -> offset(document.path("receipt"))).orElse("UTC"));
        if (!faults.isEmpty()) {
            return new Outcome.AtFault(faults);
        }
        return switch (PricingCase.read(document)) {
            case Read.Good<PricingCase>(PricingCase read) ->
                new Outcome.Good(new Basket(read, names(document.path("receipt"))));
            case Read.Refused<PricingCase>(List<Fault> refused) ->
                new Outcome.AtFault(refused.stream().map(this::located).toList());
        };
    }

    private static Optional<JsonNode> part(Path file, List<Located> faults) {
        try {
            return switch (Json.read(Files.readAllBytes(file))) {
                case Read.Good<JsonNode>(JsonNode node) -> Optional.of(node);
                case Read.Refused<JsonNode>(List<Fault> refused) -> {
                    refused.forEach(fault -> faults.add(new Located(file.toString(), fault)));
                    yield Optional.empty();
                }
            };
        } catch (IOException unreadable) {
            throw new Complaint("Не читается файл " + file, "The file " + file + " cannot be read");
        }
    }

    private static Optional<String> offset(JsonNode receipt) {
        Matcher at = OFFSET.matcher(receipt.path("at").asText());
        return at.matches() ? Optional.of(at.group(1)) : Optional.empty();
    }

    private static Map<String, String> names(JsonNode receipt) {
        Map<String, String> names = new HashMap<>();
        for (JsonNode line : receipt.path("lines")) {
            if (line.path("name").isTextual()) {
                names.put(line.path("id").asText(), line.path("name").asText());
            }
        }
        return names;
    }

    private Located located(Fault fault) {
        return within("/ruleset", ruleset.toString(), fault)
                .or(() -> within("/receipt", receipt.toString(), fault))
                .or(() -> within("/customer", customer.map(Path::toString).orElse("--customer"), fault))
                .or(() -> within("/zone", "--zone", fault))
                .orElseThrow(() -> new IllegalStateException("a fault of no part: " + fault));
    }

    private static Optional<Located> within(String part, String place, Fault fault) {
        String pointer = fault.pointer();
        return pointer.equals(part) || pointer.startsWith(part + "/")
                ? Optional.of(
                        new Located(place, new Fault(pointer.substring(part.length()), fault.code(), fault.detail())))
                : Optional.empty();
    }
}
