package io.kopilka.local.people;

import io.kopilka.domain.text.Language;
import io.kopilka.domain.text.Text;
import io.kopilka.platform.tenancy.Role;
import io.kopilka.platform.tenancy.Visitor;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The people who can sign in on this machine, one for each role.
@SuppressWarnings("ImmutableEnumChecker") // a text is a record of two strings
public enum MadeUp {
    OWNER(Role.OWNER, new Text("Анна Петрова", "Anna Petrova")),
    MARKETER(Role.MARKETER, new Text("Мария Кузнецова", "Maria Kuznetsova")),
    CASHIER(Role.CASHIER, new Text("Олег Смирнов", "Oleg Smirnov")),
    ANALYST(Role.ANALYST, new Text("Ирина Волкова", "Irina Volkova")),
    DEVELOPER(Role.DEVELOPER, new Text("Денис Орлов", "Denis Orlov"));

    private final Role role;
    private final Text title;

    MadeUp(Role role, Text title) {
        this.role = role;
        this.title = title;
    }

    /// The one of this name.
    public static Optional<MadeUp> parse(String name) {
        return Arrays.stream(values())
                .filter(person -> person.subject().equals(name))
                .findFirst();
    }

    /// What the issuer calls them: `owner`.
    public String subject() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// What they are in the demo shop.
    public Role role() {
        return role;
    }

    /// What people call them.
    public Text title() {
        return title;
    }

    /// They, once they have signed in.
    public Visitor visitor(Language language) {
        return new Visitor(
                EmbeddedIssuer.NAME,
                subject(),
                Optional.of(title.in(language)),
                Optional.empty(),
                language,
                Optional.empty());
    }
}
