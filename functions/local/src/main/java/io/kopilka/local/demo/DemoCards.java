package io.kopilka.local.demo;

import io.kopilka.accounts.customer.Customer.Questionnaire;
import io.kopilka.domain.identity.CardNumber;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// Whose cards the demo shop has handed out, and which it has not. The people are made up; their telephone numbers are
/// of a range that nobody has.
final class DemoCards {

    /// The customers, each with one card, in the order of the cards. The first has told everything.
    static final List<Questionnaire> CUSTOMERS = List.of(
            new Questionnaire(
                    "Анна Сергеевна Петрова", "+79990000001", "anna.petrova@example.com", LocalDate.of(1988, 3, 14)),
            new Questionnaire("Иван Кузнецов", "+79990000002", null, LocalDate.of(1975, 11, 22)),
            new Questionnaire("Мария Орлова", "+79990000003", "maria.orlova@example.com", null),
            new Questionnaire("Тимур Ахметов", "+79990000004", null, LocalDate.of(1996, 2, 29)),
            new Questionnaire("Ольга Викторовна Соколова", null, "olga.sokolova@example.com", null));

    private static final int PRINTED = 4;

    private DemoCards() {}

    /// Cards in the hands of the customers.
    static List<CardNumber> issued() {
        return numbers(1, CUSTOMERS.size());
    }

    /// Cards at the till, to be handed out.
    static List<CardNumber> printed() {
        return numbers(CUSTOMERS.size() + 1, PRINTED);
    }

    /// The card that the till keeps for guests.
    static CardNumber guest() {
        return numbers(CUSTOMERS.size() + PRINTED + 1, 1).getFirst();
    }

    private static List<CardNumber> numbers(int first, int count) {
        return IntStream.range(first, first + count).mapToObj(DemoCards::number).toList();
    }

    /// An EAN-13 of the range that shops use inside, with its check digit.
    private static CardNumber number(int serial) {
        String digits = String.format(Locale.ROOT, "200000000%03d", serial);
        int sum = 0;
        for (int place = 0; place < digits.length(); place++) {
            sum += Character.digit(digits.charAt(place), 10) * (place % 2 == 0 ? 1 : 3);
        }
        return new CardNumber(digits + (10 - sum % 10) % 10);
    }
}
