package io.kopilka.accounts.customer;

import io.kopilka.accounts.card.Holder;
import io.kopilka.domain.identity.AccountId;
import io.kopilka.domain.identity.CardNumber;
import io.kopilka.domain.identity.CustomerId;
import io.kopilka.domain.identity.ProgrammeId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A customer of a tenant. What the questionnaire does not say is null.
///
/// @param account where the customer's points are, in the programme
/// @param cards that were issued to the customer, in the order of issue
public record Customer(
        CustomerId id,
        ProgrammeId programme,
        AccountId account,
        Questionnaire questionnaire,
        List<CardNumber> cards,
        Instant createdAt) {

    /// What a customer tells of themselves.
    ///
    /// @param phone E.164
    public record Questionnaire(
            @Nullable String name,
            @Nullable String phone,
            @Nullable String email,
            @Nullable LocalDate birthDate) {
        public static final Questionnaire EMPTY = new Questionnaire(null, null, null, null);

        /// The paths of what was answered, without the answers: `/name`, `/phone`.
        public List<String> answered() {
            List<String> paths = new ArrayList<>();
            add(paths, "/name", name);
            add(paths, "/phone", phone);
            add(paths, "/email", email);
            add(paths, "/birthDate", birthDate);
            return paths;
        }

        private static void add(List<String> paths, String path, @Nullable Object answer) {
            if (answer != null) {
                paths.add(path);
            }
        }
    }

    /// The customer as a card knows them.
    public Holder holder() {
        String name = questionnaire.name();
        return new Holder(id, account, programme, name == null ? null : shortened(name), questionnaire.birthDate());
    }

    /// The customer with one more card.
    public Customer with(CardNumber card) {
        List<CardNumber> more = new ArrayList<>(cards);
        more.add(card);
        return new Customer(id, programme, account, questionnaire, List.copyOf(more), createdAt);
    }

    /// A name as a cashier may see it: the last word is cut to its first letter.
    static String shortened(String name) {
        int space = name.strip().lastIndexOf(' ');
        return space < 0
                ? name.strip()
                : name.strip().substring(0, space + 1)
                        + Character.toString(name.strip().codePointAt(space + 1)) + ".";
    }
}
