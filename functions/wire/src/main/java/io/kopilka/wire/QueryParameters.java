package io.kopilka.wire;

import io.kopilka.contract.json.Fault;
import io.kopilka.contract.json.Fault.Code;
import io.kopilka.contract.json.Faults;
import io.kopilka.platform.table.Cursor;
import io.micronaut.http.HttpRequest;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/// Reads the query parameters of a request, each at most once, and refuses those that nobody asked for: a
/// misspelt filter would otherwise give a list of everything.
public final class QueryParameters {

    /// How many items a page has where nothing is said.
    public static final int USUAL_LIMIT = 50;

    /// How many items a page has at most.
    public static final int HIGHEST_LIMIT = 200;

    private static final Pattern NAME = Pattern.compile("[A-Za-z]{1,64}");
    private static final Pattern INTEGER = Pattern.compile("-?[0-9]{1,9}");
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

    private final Map<String, List<String>> values;
    private final Set<String> read = new HashSet<>();
    private final Faults faults = new Faults();

    QueryParameters(Map<String, List<String>> values) {
        this.values = values;
    }

    public static QueryParameters of(HttpRequest<?> request) {
        return new QueryParameters(request.getParameters().asMap());
    }

    /// A text of 1 to so many characters, or empty where the parameter is absent.
    public Optional<String> text(String name, int most) {
        return single(name).filter(value -> {
            boolean fits = !value.isEmpty() && value.codePointCount(0, value.length()) <= most;
            if (!fits) {
                outOfRange(
                        name,
                        "Длина должна быть от 1 до " + most + " символов.",
                        "The length must be from 1 to " + most + " characters.");
            }
            return fits;
        });
    }

    /// What a parser makes of a parameter: an id, a number of a receipt. Empty where it is absent or at fault.
    public <T> Optional<T> parsed(String name, Function<String, Optional<T>> parser) {
        Optional<String> value = single(name);
        Optional<T> parsed = value.flatMap(parser);
        if (value.isPresent() && parsed.isEmpty()) {
            invalid(name, "Значение неправильного вида.", "The value has the wrong form.");
        }
        return parsed;
    }

    /// A whole number between two bounds, both included.
    public int integer(String name, int least, int most, int absent) {
        Optional<String> value = single(name);
        if (value.isEmpty()) {
            return absent;
        }
        if (!INTEGER.matcher(value.get()).matches()) {
            invalid(name, "Здесь должно быть целое число.", "This must be a whole number.");
            return absent;
        }
        int number = Integer.parseInt(value.get());
        if (number < least || number > most) {
            outOfRange(
                    name,
                    "Число должно быть от " + least + " до " + most + ".",
                    "The number must be from " + least + " to " + most + ".");
            return absent;
        }
        return number;
    }

    /// One of a few words.
    public <E> E choice(String name, Map<String, E> words, E absent) {
        Optional<String> value = single(name);
        if (value.isEmpty()) {
            return absent;
        }
        E chosen = words.get(value.get());
        if (chosen == null) {
            String list = String.join(", ", words.keySet().stream().sorted().toList());
            invalid(name, "Допустимо одно из: " + list + ".", "This must be one of: " + list + ".");
            return absent;
        }
        return chosen;
    }

    /// `true` or `false`.
    public boolean flag(String name, boolean absent) {
        return choice(name, Map.of("true", true, "false", false), absent);
    }

    /// A date such as `2026-12-31`.
    public Optional<LocalDate> date(String name) {
        return parsed(name, QueryParameters::parseDate);
    }

    /// How many items a page shall have: `limit`, 1–200, 50 where absent.
    public int limit() {
        return integer("limit", 1, HIGHEST_LIMIT, USUAL_LIMIT);
    }

    /// Where the page begins: `cursor`, the `nextCursor` of the page before in this very list.
    public Optional<Cursor> cursor(Listing listing) {
        Optional<String> value = single("cursor");
        Optional<Cursor> cursor = value.flatMap(listing::read);
        if (value.isPresent() && cursor.isEmpty()) {
            fault(
                    "cursor",
                    Code.INVALID_CURSOR,
                    "Передайте nextCursor предыдущей страницы этого же списка с теми же отборами.",
                    "Send the nextCursor of the page before, of this very list with the same filters.");
        }
        return cursor;
    }

    /// What was read, unless a parameter was at fault or one is there that nobody read.
    public <T> Outcome<T> end(T value) {
        values.keySet().stream().filter(name -> !read.contains(name)).sorted().forEach(this::unknown);
        return faults.isEmpty() ? Outcome.done(value) : Outcome.refused(Refusals.of(faults.all()));
    }

    private Optional<String> single(String name) {
        read.add(name);
        List<String> given = values.getOrDefault(name, List.of());
        if (given.size() > 1) {
            invalid(name, "Параметр указан больше одного раза.", "The parameter is given more than once.");
            return Optional.empty();
        }
        return given.stream().findFirst();
    }

    private void unknown(String name) {
        boolean nameable = NAME.matcher(name).matches();
        String shown = name.length() > 64 ? name.substring(0, 64) + "…" : name;
        faults.add(
                nameable ? "?" + name : "",
                Code.UNKNOWN_FIELD,
                "Параметр «" + shown + "» здесь неизвестен.",
                "The parameter “" + shown + "” is not known here.");
    }

    private void invalid(String name, String ru, String en) {
        fault(name, Code.INVALID_VALUE, ru, en);
    }

    private void outOfRange(String name, String ru, String en) {
        fault(name, Code.OUT_OF_RANGE, ru, en);
    }

    private void fault(String name, Fault.Code code, String ru, String en) {
        faults.add("?" + name, code, ru, en);
    }

    private static Optional<LocalDate> parseDate(String text) {
        try {
            return DATE.matcher(text).matches() ? Optional.of(LocalDate.parse(text)) : Optional.empty();
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }
}
